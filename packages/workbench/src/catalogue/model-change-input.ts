import type { ModelChange } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import {
  type Attribute,
  dependency,
  expenseKind,
  type Kind,
  leaveKind,
  riskKind,
  waitKind,
} from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { type RecordableKind, thingsOf } from '../recording/recordable.ts';
import { findThing, type Referred, referredKind } from '../recording/references.ts';
import { namesAsIds } from './find.ts';

const id = z.string().min(1).max(500);
const day = z.iso.date();
const size = z.number().min(0).max(1e6).nullable();
const places = z.array(id).max(100);

/** A thing of the vocabulary: what is not said of it is empty. */
function thing(kind: Kind) {
  const attributes = Object.entries(kind.attributes).map(([name, { schema, many }]) => {
    return [name, many ? z.array(schema).default([]) : schema.nullable().default(null)] as const;
  });
  return z.object({ id, ...Object.fromEntries(attributes) });
}

const itemInput = z.object({
  id,
  team: z.string().max(500),
  milestones: places,
  title: z.string().max(500).optional(),
  estimate: size.optional(),
  effort: size.optional(),
  skill: z.string().max(500).nullable().optional(),
  rank: z.number().min(-1e9).max(1e9).nullable().optional(),
  notBefore: day.nullable().optional(),
});
const placeInput = itemInput.pick({ team: true, milestones: true, rank: true, notBefore: true }).partial();
const linkInput = z.object({
  id,
  from: id,
  to: id,
  dependency: dependency.default('FS'),
  lag: z.number().min(-3_650).max(3_650).default(0),
});

/** A change that a what-if takes. */
export const changeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-item'), item: itemInput }),
  z.object({ kind: z.literal('cut-item'), item: id }),
  z.object({ kind: z.literal('move-item'), item: id, to: placeInput }),
  z.object({ kind: z.literal('assign'), item: id, assignee: z.string().max(500).nullable() }),
  z.object({ kind: z.literal('estimate'), item: id, estimate: size.optional(), effort: size.optional() }),
  z.object({ kind: z.literal('target'), milestone: id, target: day.nullable() }),
  z.object({ kind: z.literal('capacity'), team: z.string().max(500), slots: z.number().min(0).max(10_000) }),
  z.object({ kind: z.literal('put-leave'), leave: thing(leaveKind) }),
  z.object({ kind: z.literal('drop-leave'), leave: id }),
  z.object({ kind: z.literal('put-risk'), risk: thing(riskKind) }),
  z.object({ kind: z.literal('drop-risk'), risk: id }),
  z.object({ kind: z.literal('put-wait'), wait: thing(waitKind) }),
  z.object({ kind: z.literal('drop-wait'), wait: id }),
  z.object({ kind: z.literal('put-expense'), expense: thing(expenseKind) }),
  z.object({ kind: z.literal('drop-expense'), expense: id }),
  z.object({ kind: z.literal('put-link'), link: linkInput }),
  z.object({ kind: z.literal('drop-link'), link: id }),
]);

type ChangeInput = z.output<typeof changeInput>;
type FindIds = (kind: Referred, wanted: string) => string;

/** The changes with ids where people write names; what one of them makes, the others may name. Throws NotFound with the nearest name. */
export function changesFrom(
  graph: ProgramGraph,
  program: string,
  changes: readonly ChangeInput[],
): readonly ModelChange[] {
  const made = new Set(changes.flatMap(madeBy));
  const find: FindIds = (kind, wanted) => (made.has(wanted) ? wanted : findThing(graph, { kind, wanted, program }));
  return changes.map((change) => {
    if (change.kind === 'capacity' || change.kind === 'target') return namesAsIds(graph, program, change);
    const put = putBy(change);
    return put === null ? withIds(find, change) : { ...change, [put.kind]: referring(graph, find, put) };
  }) as unknown as readonly ModelChange[];
}

const PUT = { leave: leaveKind, risk: riskKind, wait: waitKind, expense: expenseKind } as const;

interface Put {
  readonly kind: keyof typeof PUT;
  readonly thing: { readonly id: string } & Readonly<Record<string, unknown>>;
}

/** The leave, risk, wait or expense that a change puts; null for other changes. */
function putBy(change: ChangeInput): Put | null {
  const kind = change.kind.replace(/^put-/, '') as Put['kind'];
  if (!change.kind.startsWith('put-') || !Object.hasOwn(PUT, kind)) return null;
  return { kind, thing: (change as unknown as Readonly<Record<string, Put['thing']>>)[kind]! };
}

/** A thing with ids where it names others. What it refers to as it is now, it may go on referring to. */
function referring(graph: ProgramGraph, find: FindIds, { kind, thing: put }: Put): object {
  const now = thingsOf(graph, kind).get(put.id);
  const named = Object.entries<Attribute>(PUT[kind].attributes).flatMap(([name, attribute]) => {
    const referred = referredKind(name, attribute);
    const value = put[name];
    if (referred === null || value === null || JSON.stringify(value) === JSON.stringify(now?.[name])) return [];
    const ids = Array.isArray(value) ? value.map((each) => find(referred, each)) : find(referred, String(value));
    return [[name, ids] as const];
  });
  return { ...put, ...Object.fromEntries(named) };
}

/** The ids of what a change adds. */
function madeBy(change: ChangeInput): readonly string[] {
  if (change.kind === 'add-item') return [change.item.id];
  const [verb, kind] = change.kind.split('-') as [string, string];
  return verb === 'put' ? [(change as unknown as Record<string, { readonly id: string }>)[kind]!.id] : [];
}

function withIds(find: FindIds, change: Exclude<ChangeInput, { kind: 'capacity' | 'target' }>): object {
  switch (change.kind) {
    case 'add-item':
      return { ...change, item: placed(find, change.item) };
    case 'move-item':
      return { ...change, item: find('item', change.item), to: placed(find, change.to) };
    case 'put-link': {
      const { from, to } = change.link;
      return { ...change, link: { ...change.link, from: find('item', from), to: find('item', to) } };
    }
    case 'cut-item':
    case 'assign':
    case 'estimate':
      return { ...change, item: find('item', change.item) };
    default:
      return dropped(find, change);
  }
}

function dropped(find: FindIds, change: { readonly kind: string }): object {
  const [verb, kind] = change.kind.split('-') as [string, RecordableKind];
  if (verb !== 'drop') return change;
  return { ...change, [kind]: find(kind, (change as Readonly<Record<string, string>>)[kind] ?? '') };
}

function placed<T extends { team?: string | undefined; milestones?: readonly string[] | undefined }>(
  find: FindIds,
  place: T,
): T {
  const { team, milestones } = place;
  return {
    ...place,
    ...(team === undefined || team === '' ? {} : { team: find('team', team) }),
    ...(milestones === undefined ? {} : { milestones: milestones.map((each) => find('milestone', each)) }),
  };
}
