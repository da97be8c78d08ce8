import { searchSchedule } from '@fulcrum/kernel';
import { conflictOf } from './conflict/conflict-of.ts';
import { searchCrews } from './crews/crew-search.ts';
import { criticalPath } from './critical-path.ts';
import { lowerBoundOf } from './lower-bound.ts';
import type { Infeasible, Periods, Problem, Schedule, Scheduled, SearchOptions } from './problem.ts';
import { searchNetwork } from './search-network.ts';
import { verifySchedule } from './verify-schedule.ts';

/**
 * Schedules a problem: the best schedule that a search within the budget finds, and a bound that no schedule beats. Where a
 * deadline is missed, as little as the search can; `verifySchedule` tells which. It starts from the plan of today when
 * that keeps all rules, and is then never later (with no `stability`). Method: docs/methods/schedule.md.
 */
export function schedule(problem: Problem, options: SearchOptions): Scheduled | Infeasible {
  const conflict = conflictOf(problem);
  if (conflict !== null) return { status: 'infeasible', conflict };
  const { current, ...others } = options;
  const isKept = current !== undefined && verifySchedule(problem, current).broken.length === 0;
  const lowerBound = lowerBoundOf(problem);
  const found = search(problem, isKept ? options : others, lowerBound);
  const gap = lowerBound > 0 ? found.schedule.makespan / lowerBound - 1 : 0;
  return { status: 'ok', schedule: found.schedule, lowerBound, gap, generated: found.generated };
}

interface Found {
  readonly schedule: Schedule;
  readonly generated: number;
}

function search(problem: Problem, options: SearchOptions, lowerBound: Periods): Found {
  if (problem.durations.length === 0) return { schedule: { starts: [], workers: [], makespan: 0 }, generated: 0 };
  const isCrewed = problem.skillNeeds.some((needs) => needs.length > 0);
  return isCrewed ? searchCrews(problem, options, lowerBound) : searchSlots(problem, options, lowerBound);
}

function searchSlots(problem: Problem, options: SearchOptions, bound: Periods): Found {
  const path = criticalPath(problem);
  const times = path.status === 'ok' ? path.times : [];
  const { starts, generated } = searchSchedule(searchNetwork(problem, times, options.current ?? null), {
    seed: options.seed,
    budget: options.budget,
    bound,
    moveCost: options.stability ?? 0,
    isOver: options.isOver ?? (() => false),
  });
  const makespan = starts.reduce((most, start, activity) => Math.max(most, start + problem.durations[activity]!), 0);
  return { schedule: { starts: [...starts], workers: problem.durations.map(() => []), makespan }, generated };
}
