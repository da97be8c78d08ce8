import { dayOf } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { effortLeaving, isGivenLately } from '@fulcrum/core/schedule';
import { dependency, itemKind, leaveKind, linkKind, riskKind, teamKind, waitKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { BadInput, notFound } from '../catalogue/errors.ts';
import { newRanks } from '../recording/keep-plan.ts';
import type { Said } from '../recording/read-value.ts';
import type { RecordableKind } from '../recording/recordable.ts';
import { findThing } from '../recording/references.ts';
import { retied, unlinked } from './link-steps.ts';

const { estimate, effort, learning } = itemKind.attributes;
const { chance, low, likely, high } = riskKind.attributes;
const day = z.iso.date();
const name = z.string().min(1).max(500);
const names = z.array(name).max(1_000);
const days = { low: low.schema.optional(), likely: likely.schema.optional(), high: high.schema.optional() };
const MOST_ITEMS = 500;
const MOST_ORDERED = 100_000;

/** What a scenario can change, by its sort: names of things will do where ids are asked for. */
export const typedChange = z
  .discriminatedUnion('form', [
    z.object({
      form: z.literal('add-items'),
      milestone: name,
      count: z.int().min(1).max(MOST_ITEMS).default(1),
      title: name.optional(),
      team: name.optional(),
      type: name.optional(),
      estimate: estimate.schema.optional(),
      effort: effort.schema.optional(),
      skill: name.optional(),
    }),
    z.object({ form: z.literal('take-in'), items: names, milestone: name }),
    z.object({ form: z.literal('cut-item'), item: name, milestone: name.optional() }),
    z.object({ form: z.literal('cut-items'), items: names, milestone: name.optional() }),
    z.object({
      form: z.literal('assign'),
      items: names,
      to: name.nullable(),
      learning: learning.schema
        .optional()
        .describe(
          'Working days in which they find their way into such work; when told, 0 included, whoever had the items and whoever gets them is planned by name.',
        ),
    }),
    z.object({ form: z.literal('move-item'), item: name, to: name, from: name.optional() }),
    z.object({
      form: z.literal('estimate'),
      item: name,
      estimate: estimate.schema.optional(),
      effort: effort.schema.optional(),
    }),
    z.object({ form: z.literal('not-before'), item: name, day: day.nullable() }),
    z.object({ form: z.literal('remaining'), item: name, hours: effort.schema }),
    z.object({ form: z.literal('target'), milestone: name, day: day.nullable() }),
    z.object({ form: z.literal('team'), item: name, team: name }),
    z.object({ form: z.literal('capacity'), team: name, slots: teamKind.attributes.slots.schema }),
    z.object({
      form: z.literal('leave'),
      person: name.optional(),
      team: name.optional(),
      from: day,
      until: day.optional(),
      share: leaveKind.attributes.share.schema.optional(),
      title: name.optional(),
    }),
    z.object({
      form: z.literal('risk'),
      title: name,
      chance: chance.schema,
      ...days,
      items: names.optional(),
      teams: names.optional(),
      milestones: names.optional(),
    }),
    z.object({
      form: z.literal('wait'),
      title: name,
      item: name.optional(),
      milestone: name.optional(),
      with: name.optional(),
      asked: day.optional(),
      promised: day.optional(),
      ...days,
      kind: waitKind.attributes.form.schema.optional(),
    }),
    z.object({
      form: z.literal('link'),
      from: name,
      to: name,
      dependency: dependency.optional(),
      lag: linkKind.attributes.lag.schema.optional(),
    }),
    z.object({ form: z.literal('unlink'), from: name, to: name }),
    z.object({ form: z.literal('mitigate'), risk: name }),
    z.object({ form: z.literal('avoid'), risk: name }),
    z.object({ form: z.literal('answer'), wait: name }),
    z.object({ form: z.literal('cancel-leave'), leave: name }),
    z.object({ form: z.literal('order'), items: z.array(name).min(1).max(MOST_ORDERED) }),
    /** In an order of the plan as it was seen, one item is taken before another. */
    z.object({ form: z.literal('before'), item: name, before: name, order: z.array(name).min(2).max(MOST_ORDERED) }),
  ])
  .meta({ id: 'Change' });
export type TypedChange = z.output<typeof typedChange>;

/** What is said of one thing, to be held against the vocabulary and the known names. */
export interface Step {
  readonly kind: RecordableKind;
  /** A new thing when it is missing. */
  readonly id?: string;
  readonly set: Readonly<Record<string, Said>>;
}

/**
 * A change as what it says of things. Throws NotFound for unknown names, with the nearest, and BadInput for what cannot be meant.
 * @param graph the program with all that the scenario has changed so far
 */
export function stepsOf(graph: ProgramGraph, program: string, change: TypedChange): readonly Step[] {
  const find: Find = (kind, wanted) => findThing(graph, { kind, wanted, program });
  switch (change.form) {
    case 'add-items':
      return newItems(change);
    case 'cut-item':
    case 'move-item': {
      const id = find('item', change.item);
      const [out, into] = change.form === 'cut-item' ? [change.milestone, undefined] : [change.from, change.to];
      const named = (wanted: string | undefined) => (wanted === undefined ? undefined : find('milestone', wanted));
      return [{ kind: 'item', id, set: { milestones: movedTo(graph, id, [named(out), named(into)]) } }];
    }
    case 'estimate':
      return [{ kind: 'item', id: find('item', change.item), set: given(change, ['estimate', 'effort']) }];
    case 'not-before':
      return [{ kind: 'item', id: find('item', change.item), set: { notBefore: change.day } }];
    case 'remaining':
      return [remaining(graph, find('item', change.item), change.hours)];
    case 'target':
      return [{ kind: 'milestone', id: find('milestone', change.milestone), set: { target: change.day } }];
    case 'team':
      return [{ kind: 'item', id: find('item', change.item), set: { team: change.team } }];
    case 'capacity':
      return [{ kind: 'team', id: find('team', change.team), set: { slots: change.slots } }];
    case 'order':
      return ordered(graph, program, change.items);
    case 'before':
      return ordered(graph, program, takenBefore(graph, program, change));
    case 'link':
      return [retied(graph, change, [find('item', change.from), find('item', change.to)]) ?? newThing(change)];
    case 'unlink':
      return unlinked(graph, find('item', change.from), find('item', change.to));
    case 'leave':
    case 'risk':
    case 'wait':
      return [newThing(change)];
    default:
      return stepsOfMany(graph, change, find);
  }
}

type Find = (kind: RecordableKind, wanted: string) => string;
type Many = Extract<
  TypedChange,
  { form: 'take-in' | 'cut-items' | 'assign' | 'mitigate' | 'avoid' | 'answer' | 'cancel-leave' }
>;

/** What a lever comes to: many items at once, or a thing that is there. */
function stepsOfMany(graph: ProgramGraph, change: Many, find: Find): readonly Step[] {
  switch (change.form) {
    case 'take-in':
      return takenIn(
        graph,
        change.items.map((item) => find('item', item)),
        find('milestone', change.milestone),
      );
    case 'cut-items':
      return change.items.flatMap((item) => {
        const milestone = change.milestone === undefined ? undefined : find('milestone', change.milestone);
        const id = find('item', item);
        return [{ kind: 'item' as const, id, set: { milestones: movedTo(graph, id, [milestone, undefined]) } }];
      });
    case 'assign':
      return change.items.map((item, place) => {
        const id = find('item', item);
        return { kind: 'item', id, set: { assignee: change.to, ...givenAway(graph, id, { ...change, place }) } };
      });
    case 'mitigate':
      return [{ kind: 'risk', id: find('risk', change.risk), set: { mitigated: true } }];
    case 'avoid':
      return [{ kind: 'risk', id: find('risk', change.risk), set: { state: 'closed' } }];
    case 'answer':
      return [{ kind: 'wait', id: find('wait', change.wait), set: { answered: dayOf(graph.at) } }];
    case 'cancel-leave':
      return [{ kind: 'leave', id: find('leave', change.leave), set: { deleted: true } }];
  }
}

/** So many hours of an item are left: the effort that comes to that, with what has passed of it. */
function remaining(graph: ProgramGraph, id: string, hours: number): Step {
  const item = graph.items.get(id);
  if (item === undefined) throw notFound('item', id, []);
  return { kind: 'item', id, set: { effort: Math.round(effortLeaving(graph, item, hours)) } };
}

function newItems(change: Extract<TypedChange, { form: 'add-items' }>): readonly Step[] {
  const { count, milestone, title = 'New item' } = change;
  const set = {
    ...given(change, ['team', 'type', 'estimate', 'effort', 'skill']),
    milestones: [milestone],
  };
  return Array.from({ length: count }, (_, index) => ({
    kind: 'item' as const,
    set: { ...set, title: count === 1 ? title : `${title} ${index + 1}` },
  }));
}

/** The milestones of an item without one of them (all, when none is named), and with another. */
function movedTo(graph: ProgramGraph, id: string, [out, into]: readonly (string | undefined)[]): readonly string[] {
  const now = graph.items.get(id)?.milestones ?? [];
  if (out !== undefined && !now.includes(out))
    throw new BadInput(`${id} is not in ${out}: it is in ${now.join(', ') || 'no milestone'}`);
  if (into === undefined && now.length === 0) throw new BadInput(`${id} is in no milestone, so it cannot be cut`);
  const left = out === undefined ? [] : now.filter((milestone) => milestone !== out);
  if (into === undefined) return left;
  if (now.includes(into) && left.length === now.length - 1 && out === into) throw new BadInput(`${id} is in ${into}`);
  return [...new Set([...left, into])];
}

/** That an item was given to somebody else, by whom it was had, and what they have to learn: with the first of the items. */
function givenAway(
  graph: ProgramGraph,
  id: string,
  { learning, place }: { readonly learning?: number | undefined; readonly place: number },
): Step['set'] {
  const item = graph.items.get(id);
  if (learning === undefined || item === undefined) return {};
  const asOf = dayOf(graph.at);
  const had = isGivenLately(item, asOf) ? item.reassignedFrom : item.assignee;
  const reassignedFrom = graph.persons.has(had ?? '') ? had : null;
  return { reassigned: asOf, reassignedFrom, learning: place === 0 && learning > 0 ? learning : null };
}

/** Items that exist join a milestone: they leave the release that they were for, and stay in their epics. */
function takenIn(graph: ProgramGraph, items: readonly string[], milestone: string): readonly Step[] {
  return items.map((id) => ({ kind: 'item', id, set: { milestones: [...milestonesTakenInto(graph, id, milestone)] } }));
}

/** The milestones of an item once another one has taken it in. */
export function milestonesTakenInto(graph: ProgramGraph, id: string, milestone: string): readonly string[] {
  const epics = (graph.items.get(id)?.milestones ?? []).filter((each) => graph.milestones.get(each)?.form === 'epic');
  return [...new Set([...epics, milestone])];
}

function ordered(graph: ProgramGraph, program: string, items: readonly string[]): readonly Step[] {
  const ids = items.map((wanted) => findThing(graph, { kind: 'item', wanted, program }));
  const ranks = newRanks(graph, ids);
  if (ranks.length === 0) throw new BadInput('these items are in this order already');
  return ranks.map(({ id, rank }) => ({ kind: 'item', id, set: { rank } }));
}

/** The items of a program in an order, with one of them before another. */
function takenBefore(
  graph: ProgramGraph,
  program: string,
  { item, before, order }: Extract<TypedChange, { form: 'before' }>,
): readonly string[] {
  const [moved, next] = [item, before].map((wanted) => findThing(graph, { kind: 'item', wanted, program }));
  // What other programs do first is theirs to say.
  const own = order.filter((id) => id !== moved && graph.items.get(id)?.program === program);
  const place = own.indexOf(next ?? '');
  if (moved === next || place < 0) throw new BadInput(`the order has no ${before} before which ${item} could come`);
  return own.toSpliced(place, 0, moved ?? '');
}

function newThing(change: Extract<TypedChange, { form: 'leave' | 'risk' | 'wait' | 'link' }>): Step {
  const { form, ...rest } = change;
  const { kind, ...said } = { kind: undefined, ...rest };
  const set = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Step['set'];
  return { kind: form, set: kind === undefined ? set : { ...set, form: kind } };
}

function given<T extends object>(change: T, keys: readonly (keyof T & string)[]): Record<string, Said> {
  return Object.fromEntries(keys.flatMap((key) => (change[key] === undefined ? [] : [[key, change[key] as Said]])));
}
