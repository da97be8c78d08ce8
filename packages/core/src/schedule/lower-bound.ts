import { earliestStarts, tailsOf } from './critical-path.ts';
import { linkOrder } from './link-order.ts';
import { type Pool, poolsOf, type Step } from './pools.ts';
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
  const most = Math.max(1, Math.floor(parts / (jobs.length + pool.steps.length)));
  return begins.slice(0, most).reduce((bound, begin) => Math.max(bound, boundFrom(pool, jobs, begin)), 0);
}

/** The bound from the jobs that begin at a time or later; with all of them, with all but those with the shortest tail, … */
function boundFrom(pool: Pool, jobs: readonly Job[], begin: Periods): Periods {
  const work = new Work(pool.steps, begin);
  let bound = 0;
  for (const job of jobs) {
    if (job.head >= begin) bound = Math.max(bound, work.doneAfter(job.work) + job.tail);
  }
  return Number.isFinite(bound) ? bound : 0;
}

/** Work that a pool does from a time on, cut at will. */
class Work {
  readonly #steps: readonly Step[];
  /** The step in which it is, since when, and how much of what comes was done there. */
  #at = 0;
  #since: Periods;
  #done = 0;

  constructor(steps: readonly Step[], begin: Periods) {
    this.#steps = steps;
    this.#since = begin;
  }

  /** When so much more is done at the earliest; infinite when it never is. */
  doneAfter(more: number): Periods {
    this.#done += more;
    for (;;) {
      const { amount } = this.#steps[this.#at]!;
      const end = this.#steps[this.#at + 1]?.from ?? Number.POSITIVE_INFINITY;
      const room = end > this.#since && amount > 0 ? amount * (end - this.#since) : 0;
      if (this.#done <= room) return this.#since + Math.ceil(this.#done / amount);
      if (end === Number.POSITIVE_INFINITY) return end;
      this.#done -= room;
      this.#since = Math.max(this.#since, end);
      this.#at++;
    }
  }
}
