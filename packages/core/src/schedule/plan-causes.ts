import type { Periods, Problem, Schedule } from './problem.ts';
import { roomBefore } from './room-before.ts';

/** What an activity's start is decided by: the end of a wait for another one, or something that is no activity. */
export type Cause =
  | { readonly by: 'link' | 'worker'; readonly activity: number }
  | { readonly by: 'resource'; readonly activity: number; readonly resource: number }
  | { readonly by: 'start' | 'release' | 'leave' | 'plan' };

/**
 * What decides each start of a schedule: a link that is tight, a release, a person or a slot that becomes free just then, the
 * end of an absence. Among several activities it is the one with the least float. O(activities + links), besides
 * the activities that end at one time.
 */
export function causesOf(problem: Problem, schedule: Schedule, floats: readonly Periods[]): readonly Cause[] {
  const ending = endingAt(problem, schedule);
  const tight = tightLinks(problem, schedule);
  const tightest = (activities: readonly number[]): number | null =>
    activities.reduce<number | null>((best, a) => (best === null || floats[a]! < floats[best]! ? a : best), null);
  const room = roomBefore(problem, schedule);
  const freed = (a: number, start: Periods): Cause | null => {
    const shared = (other: number) => sharedOf({ problem, schedule, room }, a, other);
    const other = tightest((ending.get(start) ?? []).filter((each) => shared(each) !== null));
    return other === null ? null : shared(other);
  };
  return schedule.starts.map((start, a): Cause => {
    if (start === 0) return { by: 'start' };
    const link = tightest(tight.get(a) ?? []);
    if (link !== null) return { by: 'link', activity: link };
    if (problem.release[a] === start) return { by: 'release' };
    return freed(a, start) ?? { by: isBackAt(problem, schedule, a) ? 'leave' : 'plan' };
  });
}

/** For each activity those that it starts after at once, by a link. */
function tightLinks({ links }: Problem, { starts }: Schedule): ReadonlyMap<number, readonly number[]> {
  const tight = new Map<number, number[]>();
  for (const { from, to, gap } of links) {
    if (starts[from]! + gap === starts[to]) tight.set(to, [...(tight.get(to) ?? []), from]);
  }
  return tight;
}

interface Shared {
  readonly problem: Problem;
  readonly schedule: Schedule;
  readonly room: (resource: number, time: Periods) => number;
}

/** What two activities need both: somebody, or else something of which there was too little before, the scarcest of it. */
function sharedOf({ problem, schedule, room }: Shared, a: number, other: number): Cause | null {
  const { demands, durations, resources } = problem;
  if (durations[a] === 0 || durations[other] === 0) return null;
  if (schedule.workers[a]!.some((worker) => schedule.workers[other]!.includes(worker)))
    return { by: 'worker', activity: other };
  const short = resources.flatMap(({ capacity }, resource) => {
    const demand = demands[a]![resource]!;
    const isShared = demand > 0 && demands[other]![resource]! > 0;
    return isShared && room(resource, schedule.starts[a]!) < demand ? [{ resource, capacity }] : [];
  });
  const scarcest = short.sort((x, y) => x.capacity - y.capacity)[0];
  return scarcest === undefined ? null : { by: 'resource', activity: other, resource: scarcest.resource };
}

function endingAt(problem: Problem, schedule: Schedule): ReadonlyMap<Periods, readonly number[]> {
  const ending = new Map<Periods, number[]>();
  for (const [activity, start] of schedule.starts.entries()) {
    const end = start + problem.durations[activity]!;
    const list = ending.get(end);
    if (list === undefined) ending.set(end, [activity]);
    else list.push(activity);
  }
  return ending;
}

function isBackAt(problem: Problem, schedule: Schedule, activity: number): boolean {
  const isEnd = ({ until }: { readonly until: Periods }) => until === schedule.starts[activity];
  return (
    schedule.workers[activity]!.some((worker) => problem.people[worker]!.away.some(isEnd)) ||
    problem.demands[activity]!.some((demand, r) => demand > 0 && problem.resources[r]!.less.some(isEnd))
  );
}
