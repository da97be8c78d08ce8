import type { Periods, Problem, Schedule } from './problem.ts';

/** What an activity's start is decided by: the end of a wait for another one, or something that is no activity. */
export type Cause =
  | { readonly by: 'link' | 'team' | 'person'; readonly activity: number }
  | { readonly by: 'start' | 'release' | 'leave' | 'plan' };

/**
 * What decides each start of a schedule: a link that is tight, a release, a person or a slot that becomes free just then, the
 * end of an absence. Among several activities it is the one with the least float. O(activities + links), besides
 * the activities that end at one time.
 */
export function causesOf(problem: Problem, schedule: Schedule, floats: readonly Periods[]): readonly Cause[] {
  const ending = endingAt(problem, schedule);
  const tight = tightLinks(problem, schedule);
  const sharesPerson = (a: number, b: number) =>
    schedule.workers[a]!.some((worker) => schedule.workers[b]!.includes(worker));
  const sharesTeam = (a: number, b: number) =>
    problem.demands[a]!.some((demand, resource) => demand > 0 && problem.demands[b]![resource]! > 0);
  const freed = (by: 'link' | 'person' | 'team', activities: readonly number[]): Cause | null => {
    const [first] = activities;
    if (first === undefined) return null;
    return { by, activity: activities.reduce((best, a) => (floats[a]! < floats[best]! ? a : best), first) };
  };
  return schedule.starts.map((start, a): Cause => {
    if (start === 0) return { by: 'start' };
    const before = ending.get(start) ?? [];
    return (
      freed('link', tight.get(a) ?? []) ??
      (problem.release[a] === start ? { by: 'release' as const } : null) ??
      freed(
        'person',
        before.filter((other) => sharesPerson(a, other)),
      ) ??
      freed(
        'team',
        before.filter((other) => sharesTeam(a, other)),
      ) ?? { by: isBackAt(problem, schedule, a) ? 'leave' : 'plan' }
    );
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
