import { orderAlongLinks } from './plan-order.ts';
import type { Periods, Problem, Schedule } from './problem.ts';
import { serialSchedule } from './serial-schedule.ts';

/**
 * How far each activity of a schedule can slip without anything ending after its due time, when all that comes later slips
 * out of its way: its start in the same schedule pushed to the right, less its start (Wiest 1964). Nobody changes
 * what they work on.
 * @param due the latest end by activity; no activity may end later in the schedule
 */
export function floatsOf(problem: Problem, schedule: Schedule, due: readonly Periods[]): readonly Periods[] {
  const { durations } = problem;
  const end = schedule.makespan;
  const mirror = mirrored(problem, schedule, due);
  const byEnd = durations
    .map((_, activity) => activity)
    .sort((a, b) => schedule.starts[b]! + durations[b]! - schedule.starts[a]! - durations[a]! || b - a);
  const latest = serialSchedule(mirror, orderAlongLinks(mirror.links, byEnd), end);
  if ('without' in latest) return durations.map(() => 0);
  return durations.map((duration, a) => Math.max(0, end - latest.starts[a]! - duration - schedule.starts[a]!));
}

/** The same problem with time running backwards from the end of a schedule, and everybody at what they do in it. */
function mirrored(problem: Problem, schedule: Schedule, due: readonly Periods[]): Problem {
  const { durations, links, people, resources } = problem;
  const end = schedule.makespan;
  const turned = <T extends { readonly from: Periods; readonly until: Periods }>(times: readonly T[]): T[] =>
    times
      .filter(({ from }) => from < end)
      .map((time) => ({ ...time, from: Math.max(0, end - time.until), until: end - time.from }))
      .reverse();
  return {
    ...problem,
    links: links.map(({ from, to, gap }) => ({ from: to, to: from, gap: gap + durations[to]! - durations[from]! })),
    resources: resources.map(({ capacity, less }) => ({ capacity, less: turned(less) })),
    people: people.map(({ away }, worker) => ({ skills: new Map([[worker, 1]]), away: turned(away) })),
    skillNeeds: schedule.workers.map((workers) => workers.map((worker) => ({ skill: worker, level: 1, people: 1 }))),
    release: due.map((latest) => end - latest),
    deadline: due.map(() => null),
  };
}
