import {
  criticalPath,
  type Infeasible,
  type Problem,
  type Scheduled,
  type SearchOptions,
} from '@fulcrum/core/schedule';

/** The search that is measured. For now one pass, all one after the other in the order of the links. */
export function solve(problem: Problem, _options: SearchOptions): Scheduled | Infeasible {
  const path = criticalPath(problem);
  if (path.status === 'cyclic') {
    return { status: 'infeasible', conflict: path.cycle.map((link) => ({ kind: 'link', link })) };
  }
  const { durations } = problem;
  const order = durations.map((_, a) => a).sort((a, b) => path.times[a]!.earliestStart - path.times[b]!.earliestStart);
  const starts = durations.map(() => 0);
  let makespan = 0;
  for (const a of order) {
    starts[a] = makespan;
    makespan += durations[a]!;
  }
  const gap = makespan / Math.max(1, path.makespan) - 1;
  const schedule = { starts, workers: durations.map(() => []), makespan };
  return { status: 'ok', schedule, lowerBound: path.makespan, gap, generated: 1 };
}
