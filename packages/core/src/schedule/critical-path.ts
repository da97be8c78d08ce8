import { linkOrder, linkRows } from './link-order.ts';
import type { Periods, Problem } from './problem.ts';
import { shortestCycle } from './shortest-cycle.ts';

/** When an activity can be done if resources were no matter, and how far it can slip. */
export interface ActivityTimes {
  readonly earliestStart: Periods;
  readonly earliestEnd: Periods;
  /** The latest that does not move the end of the whole. */
  readonly latestStart: Periods;
  readonly latestEnd: Periods;
  /** How far it can slip without moving the end of the whole; 0 on a critical path. */
  readonly totalFloat: Periods;
  /** How far it can slip without moving the earliest start of any other; never more than `totalFloat`. */
  readonly freeFloat: Periods;
}

export type CriticalPath =
  | { readonly status: 'ok'; readonly makespan: Periods; readonly times: readonly ActivityTimes[] }
  /** The links, by their indices, of a cycle with the fewest links, in the order of walking it. */
  | { readonly status: 'cyclic'; readonly cycle: readonly number[] };

/**
 * The critical path method (Kelley 1961) on links between starts: what durations, links and releases alone ask for. Deadlines
 * do not enter, so floats are never negative. In O(activities + links).
 */
export function criticalPath(problem: Problem): CriticalPath {
  const { durations, links } = problem;
  const order = linkOrder(links, durations.length);
  if (order.length < durations.length) {
    return { status: 'cyclic', cycle: shortestCycle(links, durations.length) ?? [] };
  }
  const heads = earliestStarts(problem, order);
  const makespan = durations.reduce((most, duration, a) => Math.max(most, heads[a]! + duration), 0);
  const tails = tailsOf(problem, order);
  const free = durations.map((duration, a) => makespan - duration - heads[a]!);
  for (const { from, to, gap } of links) free[from] = Math.min(free[from]!, heads[to]! - gap - heads[from]!);
  const times = durations.map((duration, a) => ({
    earliestStart: heads[a]!,
    earliestEnd: heads[a]! + duration,
    latestStart: makespan - tails[a]!,
    latestEnd: makespan - tails[a]! + duration,
    totalFloat: makespan - tails[a]! - heads[a]!,
    freeFloat: free[a]!,
  }));
  return { status: 'ok', makespan, times };
}

/** The earliest starts that links and releases allow; `order` as `linkOrder` gives it. */
export function earliestStarts(problem: Problem, order: Int32Array): Periods[] {
  const heads = problem.release.map((release) => Math.max(0, release));
  const out = linkRows(problem.links, heads.length, 'from');
  for (const from of order) {
    for (let i = out.at[from]!; i < out.at[from + 1]!; i++) {
      const { to, gap } = problem.links[out.links[i]!]!;
      heads[to] = Math.max(heads[to]!, heads[from]! + gap);
    }
  }
  return heads;
}

/** From the start of each activity to the end of the whole at the least; `order` as `linkOrder` gives it. */
export function tailsOf(problem: Problem, order: Int32Array): Periods[] {
  const tails = [...problem.durations];
  const out = linkRows(problem.links, tails.length, 'from');
  for (const from of order.toReversed()) {
    for (let i = out.at[from]!; i < out.at[from + 1]!; i++) {
      const { to, gap } = problem.links[out.links[i]!]!;
      tails[from] = Math.max(tails[from]!, gap + tails[to]!);
    }
  }
  return tails;
}
