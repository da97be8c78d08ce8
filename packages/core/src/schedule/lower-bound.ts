import { earliestStarts, tailsOf } from './critical-path.ts';
import { linkOrder } from './link-order.ts';
import { doneAt, type Pool, poolsOf } from './pools.ts';
import type { Periods, Problem } from './problem.ts';

/** So many parts of the work are looked at in all; beyond that, only those that begin first. */
const MOST_PARTS = 20_000_000;

/**
 * No schedule of a problem without cycles ends before it: the most of the critical path, and of the work of each pool
 * (a resource, or a group of people who alone can do something) between what has to come before and behind it. Leave and
 * lower capacity count. In O(activities²) for each pool, and never more than some twenty million steps in all.
 */
export function lowerBoundOf(problem: Problem): Periods {
  const order = linkOrder(problem.links, problem.durations.length);
  const heads = earliestStarts(problem, order);
  const tails = tailsOf(problem, order);
  const path = heads.reduce((most, head, a) => Math.max(most, head + tails[a]!), 0);
  const jobs = heads.map((head, a) => ({ head, tail: tails[a]! - problem.durations[a]!, work: problem.durations[a]! }));
  const pools = poolsOf(problem);
  const parts = MOST_PARTS / pools.length;
  return pools.reduce((most, pool) => Math.max(most, poolBound(pool, jobs, parts)), path);
}

/** What of an activity a bound needs: its earliest start, what comes behind its end, and how long it takes. */
interface Job {
  readonly head: Periods;
  readonly tail: Periods;
  readonly work: number;
}

function poolBound(pool: Pool, all: readonly Job[], parts: number): Periods {
  const jobs = [...pool.takes].map(([a, amount]) => ({ ...all[a]!, work: amount * all[a]!.work }));
  jobs.sort((a, b) => b.tail - a.tail);
  const begins = [...new Set(jobs.map(({ head }) => head))].sort((a, b) => a - b);
  const most = Math.max(1, Math.floor(parts / Math.max(1, jobs.length)));
  return begins.slice(0, most).reduce((bound, begin) => Math.max(bound, boundFrom(pool, jobs, begin)), 0);
}

/** The bound from the jobs that begin at a time or later; with all of them, with all but those with the shortest tail, … */
function boundFrom(pool: Pool, jobs: readonly Job[], begin: Periods): Periods {
  let work = 0;
  let bound = 0;
  for (const job of jobs) {
    if (job.head < begin) continue;
    work += job.work;
    bound = Math.max(bound, doneAt(pool.steps, begin, work) + job.tail);
  }
  return Number.isFinite(bound) ? bound : 0;
}
