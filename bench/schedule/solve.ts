import { type Infeasible, type Problem, type Scheduled, type SearchOptions, schedule } from '@fulcrum/core/schedule';

/** The search that is measured. */
export function solve(problem: Problem, options: SearchOptions): Scheduled | Infeasible {
  return schedule(problem, options);
}
