import { NO_DEADLINE, type SchedulingNetwork } from '@fulcrum/kernel';
import type { ActivityTimes } from './critical-path.ts';
import { linkOrder } from './link-order.ts';
import type { Periods, Problem, Schedule } from './problem.ts';

/**
 * A problem without people in the columns that the search reads.
 * @param times of the same problem, by `criticalPath`
 * @param current a schedule that keeps all rules of the problem; null when there is none to start from
 */
export function searchNetwork(
  problem: Problem,
  times: readonly ActivityTimes[],
  current: Schedule | null,
): SchedulingNetwork {
  const { durations, links, resources } = problem;
  const path = times.reduce((most, { earliestEnd }) => Math.max(most, earliestEnd), 0);
  return {
    count: durations.length,
    durations: Int32Array.from(durations),
    releases: Int32Array.from(problem.release, (release) => Math.max(0, release)),
    deadlines: Int32Array.from(problem.deadline, (deadline) =>
      deadline === null ? NO_DEADLINE : Math.max(0, deadline),
    ),
    linkFrom: Int32Array.from(links, ({ from }) => from),
    linkTo: Int32Array.from(links, ({ to }) => to),
    linkGap: Int32Array.from(links, ({ gap }) => gap),
    tails: Int32Array.from(times, ({ latestStart }) => path - latestStart),
    heads: Int32Array.from(times, ({ earliestEnd }) => earliestEnd),
    capacities: Int32Array.from(resources, ({ capacity }) => capacity),
    ...usesOf(problem),
    less: lessOf(problem),
    current: current === null ? null : currentOf(problem, current),
  };
}

function usesOf({ demands, durations }: Problem): Pick<SchedulingNetwork, 'useStart' | 'useResource' | 'useAmount'> {
  const useStart = new Int32Array(durations.length + 1);
  const resources: number[] = [];
  const amounts: number[] = [];
  for (const [activity, row] of demands.entries()) {
    for (const [resource, amount] of row.entries()) {
      if (amount <= 0 || durations[activity] === 0) continue;
      resources.push(resource);
      amounts.push(amount);
    }
    useStart[activity + 1] = resources.length;
  }
  return { useStart, useResource: Int32Array.from(resources), useAmount: Int32Array.from(amounts) };
}

/** What is missing of each resource, period by period, up to the last period in which anything is. */
function lessOf({ resources }: Problem): Int32Array {
  const last = resources.reduce((most, { less }) => Math.max(most, less.at(-1)?.until ?? 0), 0);
  const missing = new Int32Array(last * resources.length);
  for (const [resource, { capacity, less }] of resources.entries()) {
    for (const span of less) {
      const here = Math.max(0, capacity - Math.max(0, span.capacity));
      for (let period: Periods = Math.max(0, span.from); period < span.until; period++) {
        const place = period * resources.length + resource;
        missing[place] = Math.max(missing[place]!, here);
      }
    }
  }
  return missing;
}

/** Its starts, and an order of the links by them: where a link allows several, what starts first. */
function currentOf(problem: Problem, { starts }: Schedule): NonNullable<SchedulingNetwork['current']> {
  const rank = new Int32Array(starts.length);
  for (const [place, activity] of linkOrder(problem.links, starts.length).entries()) rank[activity] = place;
  const order = Int32Array.from(starts.keys()).sort((a, b) => starts[a]! - starts[b]! || rank[a]! - rank[b]!);
  return { starts: Int32Array.from(starts), order };
}
