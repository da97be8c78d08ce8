import { MS_PER_DAY } from '../calendar/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Milestone } from '../vocabulary/index.ts';
import { type CleanDays, cleanDays } from './clean-days.ts';

/** A day as a whole number: days since 1970-01-01 in UTC. */
export type DayNumber = number;

/** The finish of what is not finished: later than any day. */
export const NEVER: DayNumber = 1e9;

/** The stays of items in one milestone, in columns: item numbers, and the days from which and until which they stay. */
export interface Members {
  readonly items: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
}

/** A blocking link between two items, by their numbers: `to` waits for `from`. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly dependency: 'FS' | 'SS' | 'FF' | 'SF';
  /** Days between the two ends. */
  readonly lag: number;
}

/**
 * What the forecast reads of a program, in columns of whole days. It is compiled once from a program as of a day, and
 * can then be read as of any earlier day: a question about day `d` looks at nothing that lies after `d`.
 */
export interface Ledger {
  readonly asOf: DayNumber;
  readonly ids: readonly string[];
  readonly created: Int32Array;
  readonly finished: Int32Array;
  /** Index into `teams`, by item. */
  readonly team: Int16Array;
  /** Team ids; null stands for the items that no team has. In order of id, so that arrival order does not matter. */
  readonly teams: readonly (string | null)[];
  readonly milestones: readonly Milestone[];
  /** Day of release by milestone; `NEVER` when it is not released, or no day is given. */
  readonly released: Int32Array;
  readonly members: readonly Members[];
  /** Blocking links, in order of id. */
  readonly ties: readonly Tie[];
  /** Finished items a day by team, cleaned of days on which a tracker was tidied up in bulk. */
  readonly finishes: readonly CleanDays[];
}

/** Compiles a program of a workspace; O(items + stays). Items and milestones are put in order of id. */
export function ledgerOf(graph: ProgramGraph, program: string): Ledger {
  const items = [...graph.items.values()].filter((item) => item.program === program).sort(byId);
  const milestones = [...graph.milestones.values()].filter((one) => one.program === program).sort(byId);
  const teams = [...new Set(items.map((item) => item.team))].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const teamIndex = new Map(teams.map((team, index) => [team, index]));
  const columns = {
    created: Int32Array.from(items, (item) => dayNumber(item.createdAt)),
    finished: Int32Array.from(items, (item) => (item.finishedAt === null ? NEVER : dayNumber(item.finishedAt))),
    team: Int16Array.from(items, (item) => teamIndex.get(item.team) as number),
  };
  const asOf = dayNumber(graph.at);
  return {
    asOf,
    ids: items.map((item) => item.id),
    ...columns,
    teams,
    milestones,
    released: Int32Array.from(milestones, (milestone) => releaseDay(milestone, asOf)),
    members: membersOf(items, milestones),
    ties: tiesOf(graph, items),
    finishes: teams.map((_, team) => cleanDays(finishDays(columns, team))),
  };
}

/** The day that holds an instant. */
function dayNumber(at: number): DayNumber {
  return Math.floor(at / MS_PER_DAY);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function tiesOf(graph: ProgramGraph, items: readonly Item[]): readonly Tie[] {
  const indexOf = new Map(items.map(({ id }, index) => [id, index]));
  return [...graph.links.values()].sort(byId).flatMap((link) => {
    const from = indexOf.get(link.from ?? '');
    const to = indexOf.get(link.to ?? '');
    if (link.form !== 'blocks' || from === undefined || to === undefined) return [];
    return [{ from, to, dependency: link.dependency ?? 'FS', lag: link.lag ?? 0 }];
  });
}

// A day of release that lies ahead is a plan, not a fact, whatever the tracker calls it.
function releaseDay(milestone: Milestone, asOf: DayNumber): DayNumber {
  if (milestone.released === null) return NEVER;
  const day = dayNumber(Date.parse(milestone.released));
  return day <= asOf ? day : NEVER;
}

function finishDays(columns: Pick<Ledger, 'finished' | 'team'>, team: number): number[] {
  const days: number[] = [];
  for (const [item, day] of columns.finished.entries()) {
    if (day !== NEVER && columns.team[item] === team) days.push(day);
  }
  return days;
}

function membersOf(items: readonly Item[], milestones: readonly Milestone[]): readonly Members[] {
  const stays = new Map(milestones.map((milestone) => [milestone.id, [] as [number, number, number][]]));
  for (const [index, item] of items.entries()) {
    for (const { milestone, from, to } of item.memberships) {
      stays.get(milestone)?.push([index, dayNumber(from), to === null ? NEVER : dayNumber(to)]);
    }
  }
  return milestones.map((milestone) => {
    const list = stays.get(milestone.id) as [number, number, number][];
    return {
      items: Int32Array.from(list, ([item]) => item),
      from: Int32Array.from(list, ([, from]) => from),
      until: Int32Array.from(list, ([, , until]) => until),
    };
  });
}
