import type { ModelChange } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { dependency, expenseKind, type Kind, leaveKind, riskKind, waitKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import type { RecordableKind } from '../recording/recordable.ts';
import { findThing } from '../recording/references.ts';
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
type FindIds = (kind: RecordableKind, wanted: string) => string;

/** The changes with ids where people write names; what one of them makes, the others may name. Throws NotFound with the nearest name. */
export function changesFrom(
  graph: ProgramGraph,
  program: string,
  changes: readonly ChangeInput[],
): readonly ModelChange[] {
  const made = new Set(changes.flatMap(madeBy));
  const find: FindIds = (kind, wanted) => (made.has(wanted) ? wanted : findThing(graph, { kind, wanted, program }));
  return changes.map((change) =>
    change.kind === 'capacity' || change.kind === 'target' ? namesAsIds(graph, program, change) : withIds(find, change),
  ) as unknown as readonly ModelChange[];
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
