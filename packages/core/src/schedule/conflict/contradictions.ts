import { canFill } from '../can-fill.ts';
import { linkOrder } from '../link-order.ts';
import { type Pool, poolsOf, type Step } from '../pools.ts';
import type { Constraint, Periods, Problem } from '../problem.ts';
import { shortestCycle } from '../shortest-cycle.ts';
import { type Windows, windowsOf } from './windows.ts';

/** So many explanations of one kind are given: the shortest, since each is made smaller afterwards. */
const MOST_GIVEN = 3;
/** Intervals times activities that are looked at in each pool. */
const MOST_STEPS = 1_000_000;

/**
 * Sets of constraints of a problem that cannot hold together, as far as simple reasoning proves it; none proves nothing. The
 * first kind that is found: a cycle; a demand that is never met; needs that all the people cannot fill; an earliest
 * start behind the latest; more work in an interval than can be done in it.
 */
export function contradictions(problem: Problem): readonly (readonly Constraint[])[] {
  const { durations, links } = problem;
  if (linkOrder(links, durations.length).length < durations.length) {
    return [(shortestCycle(links, durations.length) ?? []).map((link) => ({ kind: 'link', link }))];
  }
  const alone = [...tooMuch(problem), ...unskilled(problem)];
  if (alone.length > 0) return shortest(alone);
  const isFree = problem.deadline.every((time) => time === null);
  if (isFree && isAlwaysOpen(problem)) return [];
  const windows = windowsOf(problem);
  const missed = missedWindows(problem, windows);
  return missed.length > 0 || isFree ? missed : overfull(problem, windows);
}

function shortest(sets: readonly (readonly Constraint[])[]): readonly (readonly Constraint[])[] {
  return sets.toSorted((a, b) => a.length - b.length).slice(0, MOST_GIVEN);
}

/** Is everything that is missing back some day? Then nothing is impossible without deadlines. */
function isAlwaysOpen({ resources, people }: Problem): boolean {
  const ends = [...resources.flatMap(({ less }) => less), ...people.flatMap(({ away }) => away)];
  return ends.every(({ until }) => until < Number.POSITIVE_INFINITY);
}

function tooMuch({ durations, demands, resources }: Problem): Constraint[][] {
  return resources.flatMap(({ capacity }, resource) => {
    const isShort = demands.some((row, a) => (row[resource] ?? 0) > capacity && durations[a]! > 0);
    return isShort ? [[{ kind: 'capacity', resource }]] : [];
  });
}

/** Activities whose needs all the people together cannot fill. */
function unskilled({ durations, skillNeeds, people }: Problem): Constraint[][] {
  const known = new Map<string, boolean>();
  return skillNeeds.flatMap((all, activity) => {
    const needs = all.filter((need) => need.people > 0);
    if (needs.length === 0 || durations[activity] === 0) return [];
    const key = needs.map(({ skill, level, people: count }) => `${skill}/${level}/${count}`).join(' ');
    const isFilled = known.get(key) ?? canFill(needs, people);
    known.set(key, isFilled);
    return isFilled ? [] : [needs.map(({ skill }): Constraint => ({ kind: 'skill', activity, skill }))];
  });
}

/** Activities that cannot start early enough. */
function missedWindows({ durations }: Problem, windows: Windows): readonly (readonly Constraint[])[] {
  const { earliestStart, latestStart, whyNotSooner, whyNotLater } = windows;
  const missed = durations.flatMap((_, a) => {
    const isNever = earliestStart[a] === Number.POSITIVE_INFINITY;
    if (!isNever && earliestStart[a]! <= latestStart[a]!) return [];
    return [isNever ? whyNotSooner(a) : [...whyNotSooner(a), ...whyNotLater(a)]];
  });
  return shortest(missed.map(distinct));
}

function distinct(set: readonly Constraint[]): readonly Constraint[] {
  return [...new Map(set.map((each) => [JSON.stringify(each), each])).values()];
}

/**
 * Intervals in which a pool has to do more work than it can (energetic reasoning: Erschler and Lopez 1990; Baptiste, Le Pape
 * and Nuijten 1999): of each activity the part that lies in the interval wherever its window lets it start.
 */
function overfull(problem: Problem, windows: Windows): readonly (readonly Constraint[])[] {
  const pools = poolsOf(problem);
  const found = pools.flatMap((pool) => overfullIn({ problem, windows, steps: MOST_STEPS / pools.length }, pool));
  return shortest(found.map(distinct));
}

function overfullIn(
  of: { readonly problem: Problem; readonly windows: Windows; readonly steps: number },
  pool: Pool,
): readonly (readonly Constraint[])[] {
  const { earliestStart, latestStart, whyNotSooner, whyNotLater } = of.windows;
  const { durations } = of.problem;
  const jobs = [...pool.takes]
    .filter(([activity]) => latestStart[activity]! < Number.POSITIVE_INFINITY)
    .map(([activity, amount]) => ({
      activity,
      amount,
      duration: durations[activity]!,
      from: earliestStart[activity]!,
      to: latestStart[activity]!,
    }));
  const most = Math.max(2, Math.sqrt(of.steps / Math.max(1, jobs.length)));
  const begins = thinned([...new Set(jobs.map(({ from }) => from))], most);
  const ends = thinned([...new Set(jobs.map(({ to, duration }) => to + duration))], most);
  for (const begin of begins) {
    const end = ends.find((time) => time > begin && workIn(jobs, begin, time) > roomIn(pool.steps, begin, time));
    if (end === undefined) continue;
    const inside = jobs.filter((job) => partIn(job, begin, end) > 0).map(({ activity }) => activity);
    return [[...pool.because(inside), ...inside.flatMap((a) => [...whyNotSooner(a), ...whyNotLater(a)])]];
  }
  return [];
}

interface Job {
  readonly amount: number;
  readonly duration: Periods;
  readonly from: Periods;
  readonly to: Periods;
}

function workIn(jobs: readonly Job[], begin: Periods, end: Periods): number {
  let work = 0;
  for (const job of jobs) work += job.amount * partIn(job, begin, end);
  return work;
}

/** How much of an activity lies in an interval at the least. */
function partIn({ duration, from, to }: Job, begin: Periods, end: Periods): Periods {
  return Math.max(0, Math.min(duration, end - begin, from + duration - begin, end - to));
}

/** At most so many of some times, evenly, the first and the last among them; in order. */
function thinned(times: readonly Periods[], most: number): readonly Periods[] {
  const sorted = times.toSorted((a, b) => a - b);
  if (sorted.length <= most) return sorted;
  const count = Math.floor(most);
  return Array.from({ length: count }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (count - 1))]!);
}

/** How much work a pool can do from a time until another. */
function roomIn(steps: readonly Step[], from: Periods, until: Periods): number {
  return steps.reduce((sum, step, i) => {
    const end = Math.min(until, steps[i + 1]?.from ?? until);
    return sum + step.amount * Math.max(0, end - Math.max(from, step.from));
  }, 0);
}
