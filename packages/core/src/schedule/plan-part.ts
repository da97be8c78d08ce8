import { linkRows } from './link-order.ts';
import type { Periods, Problem, Schedule } from './problem.ts';

/** Some activities with all that they wait for, in order. */
export function reachOf({ links, durations }: Problem, activities: readonly number[]): readonly number[] {
  const into = linkRows(links, durations.length, 'to');
  const reached = new Set(activities);
  // A set takes new members while it is walked.
  for (const activity of reached) {
    for (let i = into.at[activity]!; i < into.at[activity + 1]!; i++) reached.add(links[into.links[i]!]!.from);
  }
  return [...reached].sort((a, b) => a - b);
}

/**
 * The part of a problem, and of a schedule of it, that some activities make.
 * @param kept the activities, with all that they wait for
 * @param due the latest end by activity of the whole problem
 */
export function partOf(
  problem: Problem,
  before: Schedule,
  { kept, due }: { readonly kept: readonly number[]; readonly due: readonly (Periods | null)[] },
): { readonly part: Problem; readonly current: Schedule } {
  const place = new Map(kept.map((activity, index) => [activity, index]));
  const pick = <T>(values: readonly T[]): readonly T[] => kept.map((activity) => values[activity]!);
  const durations = pick(problem.durations);
  const starts = pick(before.starts);
  const part: Problem = {
    ...problem,
    durations,
    links: problem.links.flatMap(({ from, to, gap }) => {
      const [first, second] = [place.get(from), place.get(to)];
      return first === undefined || second === undefined ? [] : [{ from: first, to: second, gap }];
    }),
    demands: pick(problem.demands),
    skillNeeds: pick(problem.skillNeeds),
    release: pick(problem.release),
    deadline: pick(due),
  };
  const makespan = starts.reduce((most, start, index) => Math.max(most, start + durations[index]!), 0);
  return { part, current: { starts, workers: pick(before.workers), makespan } };
}
