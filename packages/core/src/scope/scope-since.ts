import type { Instant } from '../calendar/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import { isMemberAt } from './scope-trail.ts';

/** How an item came in since the baseline. */
export type CameBy = 'new' | 'moved in' | 'split' | 'reopened';
/** How an item went since the baseline. */
export type WentBy = 'moved out' | 'dropped' | 'deleted';

/** An item that a milestone has got. */
export interface Added {
  readonly item: string;
  readonly by: CameBy;
  readonly at: Instant;
}

/** An item that a milestone has lost. */
export interface Removed {
  readonly item: string;
  readonly by: WentBy;
  /** Null for one that is gone from its tool: nothing tells when. */
  readonly at: Instant | null;
}

/** An attribute of an item that was something else at the baseline. */
export interface Altered {
  readonly item: string;
  readonly attribute: 'estimate' | 'effort' | 'type';
  readonly from: string | number | null;
  readonly to: string | number | null;
}

/** What became of the scope of a milestone since a baseline. Items that came and went again are in neither list. */
export interface ScopeSince {
  /** Items that it held at the baseline, without those that had been dropped by then. */
  readonly baseline: number;
  /** The same now. */
  readonly now: number;
  readonly added: readonly Added[];
  readonly removed: readonly Removed[];
  readonly changed: readonly Altered[];
}

/**
 * Compares the scope of a milestone on two days.
 * @param before the program as of the baseline
 * @param now the program as of the day that is asked about
 */
export function scopeSince(before: ProgramGraph, now: ProgramGraph, milestone: string): ScopeSince {
  const was = membersOf(before, milestone);
  const is = membersOf(now, milestone);
  const added = [...is.values()]
    .filter(({ id }) => !was.has(id))
    .map((item) => addedAs(item, { before, is, milestone }));
  const removed = [...was.keys()].filter((id) => !is.has(id)).map((id) => removedAs(id, now, milestone));
  const changed = [...was.values()].flatMap((item) => altered(item, is.get(item.id)));
  return { baseline: was.size, now: is.size, added, removed, changed };
}

function membersOf(graph: ProgramGraph, milestone: string): ReadonlyMap<string, Item> {
  const members = [...graph.items].filter(
    ([, item]) => item.category !== 'dropped' && isMemberAt(item, milestone, graph.at),
  );
  return new Map(members);
}

function addedAs(
  item: Item,
  of: { readonly before: ProgramGraph; readonly is: ReadonlyMap<string, Item>; readonly milestone: string },
): Added {
  const stay = item.memberships.findLast((each) => each.milestone === of.milestone);
  const at = stay?.from ?? item.createdAt;
  const before = of.before.items.get(item.id);
  const isBack = before?.category === 'dropped' && isMemberAt(before, of.milestone, of.before.at);
  if (isBack) return { item: item.id, by: 'reopened', at: item.trail.at(-1)?.at ?? at };
  const isSplit = before === undefined && item.parent !== null && of.is.has(item.parent);
  return { item: item.id, by: isSplit ? 'split' : before === undefined ? 'new' : 'moved in', at };
}

function removedAs(id: string, now: ProgramGraph, milestone: string): Removed {
  const item = now.items.get(id);
  if (item === undefined) return { item: id, by: 'deleted', at: null };
  if (isMemberAt(item, milestone, now.at)) return { item: id, by: 'dropped', at: item.finishedAt };
  const stay = item.memberships.findLast((each) => each.milestone === milestone);
  return { item: id, by: 'moved out', at: stay?.to ?? null };
}

const ATTRIBUTES = ['estimate', 'effort', 'type'] as const;

function altered(before: Item, now: Item | undefined): readonly Altered[] {
  if (now === undefined) return [];
  return ATTRIBUTES.flatMap((attribute): Altered[] => {
    const [from, to] = [before[attribute], now[attribute]];
    return from === to ? [] : [{ item: now.id, attribute, from, to }];
  });
}

/** What joined and what left a milestone within a span of time. */
export interface WeekOfScope {
  readonly from: Instant;
  readonly until: Instant;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * What joined and left a milestone week by week; what was dropped left on that day.
 * @param starts the starts of the weeks, in order; the last week ends with the graph's time
 */
export function scopeByWeek(
  graph: ProgramGraph,
  milestone: string,
  starts: readonly Instant[],
): readonly WeekOfScope[] {
  const moves = [...graph.items.values()].flatMap((item) => movesOf(item, milestone));
  return starts.map((from, index) => {
    const until = starts[index + 1] ?? graph.at + 1;
    const own = moves.filter(({ at }) => at >= from && at < until);
    const ids = (isIn: boolean) => own.filter((move) => move.isIn === isIn).map(({ item }) => item);
    return { from, until, added: ids(true), removed: ids(false) };
  });
}

function movesOf(item: Item, milestone: string) {
  const stays = item.memberships.filter((stay) => stay.milestone === milestone);
  return stays.flatMap(({ from, to }) => {
    const isDropped = to === null && item.category === 'dropped' && item.finishedAt !== null;
    const end = isDropped ? item.finishedAt : to;
    const came = { item: item.id, at: from, isIn: true };
    return end === null ? [came] : [came, { item: item.id, at: end, isIn: false }];
  });
}
