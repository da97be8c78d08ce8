import {
  criticalPath,
  type Infeasible,
  lowerBoundOf,
  type Problem,
  type Scheduled,
  type SearchOptions,
  searchCrews,
} from '@fulcrum/core/schedule';

/** The search that is measured. */
export function solve(problem: Problem, options: SearchOptions): Scheduled | Infeasible {
  const path = criticalPath(problem);
  if (path.status === 'cyclic') {
    return { status: 'infeasible', conflict: path.cycle.map((link) => ({ kind: 'link', link })) };
  }
  const lowerBound = lowerBoundOf(problem);
  const { schedule, generated } = searchCrews(problem, options, lowerBound);
  const gap = lowerBound > 0 ? schedule.makespan / lowerBound - 1 : 0;
  return { status: 'ok', schedule, lowerBound, gap, generated };
}
