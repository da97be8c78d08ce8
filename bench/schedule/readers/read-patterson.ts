import type { Problem } from '@fulcrum/core/schedule';
import { instanceProblem } from './instance-problem.ts';
import { Words, wordsOf } from './words.ts';

/**
 * Patterson's format (`.rcp`): numbers that are apart by white space, lines mean nothing. The counts of activities and
 * resources; the capacities; then for each activity its duration, its demands, the count of its successors, and those.
 */
export function readPatterson(text: string, file: string): Problem {
  const words = new Words(wordsOf(text), file);
  const count = words.whole('the count of activities', 1);
  const resources = words.whole('the count of resources', 0, 1000);
  const capacities = times(resources, (r) => words.whole(`the capacity of resource ${r + 1}`));
  const durations: number[] = [];
  const demands: number[][] = [];
  const successors: number[][] = [];
  for (let activity = 1; activity <= count; activity++) {
    durations.push(words.whole(`the duration of activity ${activity}`));
    demands.push(times(resources, (r) => words.whole(`the demand of activity ${activity} for resource ${r + 1}`)));
    const links = words.whole(`the count of successors of activity ${activity}`, 0, count);
    successors.push(times(links, () => words.whole(`a successor of activity ${activity}`, 1, count) - 1));
  }
  if (!words.isAtEnd) {
    throw words.error(
      `there is more after the last of ${count} activities`,
      'Check the counts of activities, resources and successors: one of them is too small.',
    );
  }
  return instanceProblem({ durations, successors, capacities, demands });
}

function times<T>(count: number, make: (index: number) => T): T[] {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(make(i));
  return made;
}
