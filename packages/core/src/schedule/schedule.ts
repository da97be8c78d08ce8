import { searchSchedule } from '@fulcrum/kernel';
import { coarser, grain } from './coarser.ts';
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
  return isCrewed ? searchCrewed(problem, options, lowerBound) : searchSlots(problem, options, lowerBound);
}

/** A search with people; the plan of today, which orders and crews cannot always tell to the period, stays when it is better. */
function searchCrewed(problem: Problem, options: SearchOptions, lowerBound: Periods): Found {
  const found = searchCrews(problem, options, lowerBound);
  const { current } = options;
  return current === undefined || isNoWorse(problem, found.schedule, current) ? found : { ...found, schedule: current };
}

function searchSlots(problem: Problem, options: SearchOptions, bound: Periods): Found {
  const size = grain(problem);
  if (size > 1) return searchCoarsely(problem, options, { size, bound });
  const path = criticalPath(problem);
  const times = path.status === 'ok' ? path.times : [];
  const { starts, generated } = searchSchedule(searchNetwork(problem, times, options.current ?? null), {
    seed: options.seed,
    budget: options.budget,
    bound,
    moveCost: options.stability ?? 0,
    isOver: options.isOver ?? (() => false),
  });
  return { schedule: startingAt(problem, [...starts]), generated };
}

/** A search in longer periods; the plan of today, which they do not fit, stays when it is as good. */
function searchCoarsely(
  problem: Problem,
  { current, ...options }: SearchOptions,
  at: { readonly size: Periods; readonly bound: Periods },
): Found {
  const found = searchSlots(coarser(problem, at.size), options, Math.ceil(at.bound / at.size));
  const starts = found.schedule.starts.map((start) => start * at.size);
  const schedule = startingAt(problem, starts);
  const isKept = current !== undefined && isNoWorse(problem, current, schedule);
  return { ...found, schedule: isKept ? current : schedule };
}

function startingAt(problem: Problem, starts: readonly Periods[]): Schedule {
  const makespan = starts.reduce((most, start, activity) => Math.max(most, start + problem.durations[activity]!), 0);
  return { starts, workers: starts.map(() => []), makespan };
}

function isNoWorse(problem: Problem, one: Schedule, other: Schedule): boolean {
  const late = (plan: Schedule) => verifySchedule(problem, plan).late.reduce((sum, { by }) => sum + by, 0);
  return late(one) < late(other) || (late(one) === late(other) && one.makespan <= other.makespan);
}
