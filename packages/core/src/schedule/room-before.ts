import type { Periods, Problem, Schedule } from './problem.ts';

/**
 * How much of each resource a schedule leaves in the last period before a time: asked by resource and time. Prepared in
 * O(n log n) for each resource, asked in O(log n).
 */
export function roomBefore(problem: Problem, schedule: Schedule): (resource: number, time: Periods) => number {
  const rooms = problem.resources.map((_, r) => roomOverTime(problem, schedule, r));
  return (resource, time) => {
    const { times, room } = rooms[resource]!;
    let first = 0;
    for (let above = times.length; first < above; ) {
      const middle = (first + above) >> 1;
      if (times[middle]! < time) first = middle + 1;
      else above = middle;
    }
    return room[first]!;
  };
}

/** `room[i + 1]` is what is left from `times[i]` on, and `room[0]` what is left before all of them. */
function roomOverTime({ durations, demands, resources }: Problem, { starts }: Schedule, r: number) {
  const { capacity, less } = resources[r]!;
  const changes = [
    ...starts.flatMap((start, a) => {
      const by = demands[a]![r] ?? 0;
      return by === 0 ? [] : ([[start, -by] as const, [start + durations[a]!, by] as const] as const);
    }),
    ...less.flatMap(({ from, until, capacity: there }) => [
      [from, there - capacity] as const,
      [until, capacity - there] as const,
    ]),
  ].sort((a, b) => a[0] - b[0]);
  const room = [capacity];
  for (const [, by] of changes) room.push(room.at(-1)! + by);
  return { times: changes.map(([time]) => time), room };
}
