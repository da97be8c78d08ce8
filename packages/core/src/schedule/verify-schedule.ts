import { canFill } from './can-fill.ts';
import type { Periods, Problem, Resource, Schedule, Worker } from './problem.ts';

/** What an independent reading of the rules finds in a schedule. */
export interface Verdict {
  /** Each broken rule in words, by the indices of the problem; none when the schedule holds. Deadlines are not among them. */
  readonly broken: readonly string[];
  /** Activities that end after their deadline, and by how much: a search may fail to meet a deadline that can be met. */
  readonly late: readonly Late[];
}

export interface Late {
  readonly activity: number;
  readonly by: Periods;
}

/**
 * Checks every rule of a problem on a schedule, by the definition of each rule and without any code of a search: starts
 * are whole and not before their release, links keep their gaps, no resource is used beyond what there is at any time,
 * and the people of each activity are there, free, distinct, and can fill what is asked. An activity without duration
 * needs nobody and nothing. In O(n log n) for each resource.
 */
export function verifySchedule(problem: Problem, schedule: Schedule): Verdict {
  const shape = wrongShape(problem, schedule);
  if (shape !== null) return { broken: [shape], late: [] };
  const broken = [
    ...wrongStarts(problem, schedule),
    ...wrongLinks(problem, schedule),
    ...problem.resources.flatMap((resource, r) => wrongUse(problem, schedule, { resource, r })),
    ...problem.durations.flatMap((_, activity) => wrongTeam(problem, schedule, activity)),
    ...problem.people.flatMap((worker, w) => wrongDays(problem, schedule, { worker, w })),
  ];
  return { broken, late: lateIn(problem, schedule) };
}

/** The activities of a schedule that end after their deadline. */
function lateIn(problem: Problem, schedule: Schedule): Late[] {
  return problem.deadline.flatMap((deadline, activity) => {
    const by = deadline === null ? 0 : endOf(problem, schedule, activity) - deadline;
    return by > 0 ? [{ activity, by }] : [];
  });
}

function endOf(problem: Problem, schedule: Schedule, activity: number): Periods {
  return (schedule.starts[activity] as number) + (problem.durations[activity] as number);
}

function wrongShape(problem: Problem, schedule: Schedule): string | null {
  const count = problem.durations.length;
  if (schedule.starts.length !== count) return `there are ${schedule.starts.length} starts for ${count} activities`;
  if (schedule.workers.length !== count) return `there are ${schedule.workers.length} teams for ${count} activities`;
  const odd = schedule.starts.findIndex((start) => !Number.isSafeInteger(start));
  return odd < 0 ? null : `activity ${odd} starts at ${schedule.starts[odd]}, which is no whole number`;
}

function wrongStarts(problem: Problem, schedule: Schedule): string[] {
  const early = schedule.starts.flatMap((start, activity) => {
    const release = Math.max(0, problem.release[activity] as number);
    return start < release ? [`activity ${activity} starts at ${start}, before its release at ${release}`] : [];
  });
  const end = problem.durations.reduce((most, _, activity) => Math.max(most, endOf(problem, schedule, activity)), 0);
  return end === schedule.makespan ? early : [...early, `the makespan is ${end}, not ${schedule.makespan}`];
}

function wrongLinks(problem: Problem, schedule: Schedule): string[] {
  return problem.links.flatMap(({ from, to, gap }, link) => {
    const found = (schedule.starts[to] as number) - (schedule.starts[from] as number);
    return found < gap ? [`link ${link}: activity ${to} starts ${found} after activity ${from}, not ${gap}`] : [];
  });
}

/** Sweeps over the times at which use or capacity change; at most one broken time is told for each resource. */
function wrongUse(problem: Problem, schedule: Schedule, of: { resource: Resource; r: number }): string[] {
  const changes: { readonly at: Periods; readonly by: number }[] = [];
  problem.demands.forEach((demands, activity) => {
    const by = demands[of.r] ?? 0;
    if (by === 0 || problem.durations[activity] === 0) return;
    changes.push({ at: schedule.starts[activity] as number, by }, { at: endOf(problem, schedule, activity), by: -by });
  });
  for (const { from, until, capacity } of of.resource.less) {
    const by = of.resource.capacity - capacity;
    changes.push({ at: from, by }, { at: until, by: -by });
  }
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let used = 0;
  for (const [i, change] of changes.entries()) {
    used += change.by;
    const isTooMuch = used > of.resource.capacity && changes[i + 1]?.at !== change.at;
    if (isTooMuch && isUsedAt(problem, schedule, { r: of.r, at: change.at })) {
      return [`resource ${of.r} is used beyond its capacity by ${used - of.resource.capacity} at ${change.at}`];
    }
  }
  return [];
}

/** A fall of capacity below zero alone is no fault of the schedule. */
function isUsedAt(problem: Problem, schedule: Schedule, of: { r: number; at: Periods }): boolean {
  return problem.demands.some((demands, activity) => {
    const start = schedule.starts[activity] as number;
    return (demands[of.r] ?? 0) > 0 && start <= of.at && of.at < endOf(problem, schedule, activity);
  });
}

function wrongTeam(problem: Problem, schedule: Schedule, activity: number): string[] {
  const team = schedule.workers[activity] as readonly number[];
  const unknown = team.find((worker) => problem.people[worker] === undefined);
  if (unknown !== undefined) return [`activity ${activity} is done by person ${unknown}, who is not there`];
  if (new Set(team).size < team.length) return [`activity ${activity} counts a person twice`];
  const needs = (problem.skillNeeds[activity] ?? []).filter((need) => need.people > 0);
  if (problem.durations[activity] === 0 && team.length === 0) return [];
  const asked = needs.reduce((sum, need) => sum + need.people, 0);
  if (team.length !== asked) return [`activity ${activity} has ${team.length} people and needs ${asked}`];
  const workers = team.map((worker) => problem.people[worker] as Worker);
  return canFill(needs, workers) ? [] : [`the people of activity ${activity} lack a skill that it needs`];
}

/** Who works on two things at once, or while they are away. */
function wrongDays(problem: Problem, schedule: Schedule, of: { worker: Worker; w: number }): string[] {
  const works = schedule.workers.flatMap((team, activity) => {
    if (!team.includes(of.w) || problem.durations[activity] === 0) return [];
    const name = `works on activity ${activity}`;
    return [{ name, from: schedule.starts[activity] as number, until: endOf(problem, schedule, activity) }];
  });
  const away = of.worker.away.filter(({ from, until }) => until > from);
  const busy = [...works, ...away.map((time) => ({ name: 'is away', ...time }))];
  busy.sort((a, b) => a.from - b.from || a.until - b.until);
  return busy.flatMap((now, i) => {
    const next = busy[i + 1];
    if (next === undefined || next.from >= now.until) return [];
    return [`person ${of.w} ${now.name} until ${now.until} and ${next.name} from ${next.from}`];
  });
}
