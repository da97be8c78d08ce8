import { type Instant, MS_PER_WEEK } from '../calendar/index.ts';
import type { Item } from '../program/index.ts';
import { median } from '../stats/index.ts';
import type { Person } from '../vocabulary/index.ts';

/** What the number of a team's slots rests on. */
export type SlotsFrom =
  /** Said outright. */
  | 'slots'
  /** Its active people, each by the share that they give. */
  | 'people'
  /** The median number of items under way at once, lately. */
  | 'work-in-progress'
  /** No start of an item is known: how many people finished something in four weeks, the median, lately. */
  | 'finishers'
  /** Nothing is known: one. */
  | 'nothing';

/** How many items a team works on at once. */
export interface Slots {
  readonly slots: number;
  readonly from: SlotsFrom;
}

/** History is looked at for these many weeks: older work was done by other people. */
const WEEKS = 26;
/** With fewer finished items whose start is known, work in progress says nothing. */
const LEAST_STARTS = 5;
/** Who works on something finishes one in about so many weeks. */
const WINDOW = 4;

/** What is known of a team and what it works on. */
export interface TeamAt {
  readonly at: Instant;
  /** The slots that were given to it outright. */
  readonly said: number | null;
  readonly people: readonly Person[];
  readonly items: readonly Item[];
}

/** The slots of a team: as said, else its people, else what the history of its items shows. */
export function slotsOf({ at, said, people, items }: TeamAt): Slots {
  if (said !== null) return { slots: said === 0 ? 0 : atLeastOne(said), from: 'slots' };
  if (people.length > 0) {
    const sum = people.reduce((total, { allocation }) => total + (allocation ?? 1), 0);
    return { slots: sum === 0 ? 0 : atLeastOne(sum), from: 'people' };
  }
  return shownSlots(items, at);
}

/**
 * How many people share the work of a team, in full weeks: its active people by what each gives, or how many different people finished
 * something in four weeks, lately, where these are more: seldom is everybody described. Else as many as it has slots.
 */
export function headsOf({ at, people, items }: TeamAt, slots: number): number {
  const given = people.reduce((total, { allocation }) => total + (allocation ?? 1), 0);
  const since = at - WEEKS * MS_PER_WEEK;
  const recent = items.filter(({ finishedAt }) => finishedAt !== null && finishedAt > since);
  const found = finishers(recent, at);
  if (found.from === 'nothing') return people.length > 0 ? given : slots;
  return Math.max(given, found.slots);
}

function shownSlots(items: readonly Item[], at: number): Slots {
  const since = at - WEEKS * MS_PER_WEEK;
  const recent = items.filter(({ finishedAt }) => finishedAt === null || finishedAt > since);
  const started = recent.filter(({ startedAt, finishedAt }) => startedAt !== null && startedAt <= (finishedAt ?? at));
  if (started.filter(({ finishedAt }) => finishedAt !== null).length >= LEAST_STARTS) {
    const ends = Array.from({ length: WEEKS }, (_, week) => at - week * MS_PER_WEEK);
    const counts = ends.map((end) => started.filter((item) => isUnderWay(item, end)).length);
    return { slots: atLeastOne(median(counts)), from: 'work-in-progress' };
  }
  return finishers(recent, at);
}

function isUnderWay({ startedAt, finishedAt }: Item, at: number): boolean {
  return startedAt !== null && startedAt <= at && (finishedAt === null || finishedAt > at);
}

function finishers(items: readonly Item[], at: number): Slots {
  const windows = Array.from({ length: Math.floor(WEEKS / WINDOW) }, () => new Set<string>());
  for (const { assignee, finishedAt } of items) {
    if (assignee === null || finishedAt === null) continue;
    windows[Math.floor((at - finishedAt) / (WINDOW * MS_PER_WEEK))]?.add(assignee);
  }
  const middle = median(windows.map(({ size }) => size)) ?? 0;
  return middle > 0 ? { slots: atLeastOne(middle), from: 'finishers' } : { slots: 1, from: 'nothing' };
}

function atLeastOne(count: number | undefined): number {
  return Math.max(1, Math.round(count ?? 1));
}
