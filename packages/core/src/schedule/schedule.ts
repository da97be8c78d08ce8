import { searchSchedule } from '@fulcrum/kernel';
import { searchCrews } from './crews/crew-search.ts';
import { type ActivityTimes, criticalPath } from './critical-path.ts';
import { lowerBoundOf } from './lower-bound.ts';
import type { Constraint, Infeasible, Periods, Problem, Schedule, Scheduled, SearchOptions } from './problem.ts';
import { searchNetwork } from './search-network.ts';
import { verifySchedule } from './verify-schedule.ts';

/**
 * Schedules a problem: the best schedule that a search within the budget finds, and a bound that no schedule beats. Where a
 * deadline is missed, as little as the search can; `verifySchedule` tells which. It starts from the plan of today when
 * that keeps all rules, and is then never later (with no `stability`). Method: docs/methods/schedule.md.
 */
export function schedule(problem: Problem, options: SearchOptions): Scheduled | Infeasible {
  const path = criticalPath(problem);
  if (path.status === 'cyclic') {
    return { status: 'infeasible', conflict: path.cycle.map((link) => ({ kind: 'link', link })) };
  }
  const conflict = tooMuch(problem);
  if (conflict !== null) return { status: 'infeasible', conflict: [conflict] };
  return search(problem, options, path.times);
}

/** A resource of which some activity needs more than there ever is. */
function tooMuch({ demands, durations, resources }: Problem): Constraint | null {
  const resource = resources.findIndex(({ capacity }, r) =>
    demands.some((row, activity) => (row[r] ?? 0) > capacity && durations[activity]! > 0),
  );
  return resource < 0 ? null : { kind: 'capacity', resource };
}

function search(problem: Problem, options: SearchOptions, times: readonly ActivityTimes[]): Scheduled {
  const lowerBound = lowerBoundOf(problem);
  const isCrewed = problem.skillNeeds.some((needs) => needs.length > 0);
  const found = isCrewed
    ? searchCrews(problem, options, lowerBound)
    : searchSlots(problem, options, { times, lowerBound });
  const gap = found.schedule.makespan / Math.max(1, lowerBound) - 1;
  return { status: 'ok', schedule: found.schedule, lowerBound, gap, generated: found.generated };
}

function searchSlots(
  problem: Problem,
  options: SearchOptions,
  known: { readonly times: readonly ActivityTimes[]; readonly lowerBound: Periods },
): { readonly schedule: Schedule; readonly generated: number } {
  const { current } = options;
  const isKept = current !== undefined && verifySchedule(problem, current).broken.length === 0;
  const { starts, generated } = searchSchedule(searchNetwork(problem, known.times, isKept ? current : null), {
    seed: options.seed,
    budget: options.budget,
    bound: known.lowerBound,
    moveCost: options.stability ?? 0,
    isOver: options.isOver ?? (() => false),
  });
  const makespan = starts.reduce((most, start, activity) => Math.max(most, start + problem.durations[activity]!), 0);
  return { schedule: { starts: [...starts], workers: problem.durations.map(() => []), makespan }, generated };
}
