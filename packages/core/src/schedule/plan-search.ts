import { criticalPath } from './critical-path.ts';
import { orderAlongLinks } from './plan-order.ts';
import type { Constraint, Infeasible, Periods, Problem, Scheduled } from './problem.ts';
import { serialSchedule } from './serial-schedule.ts';

export interface PlanSearch {
  readonly seed?: number;
  readonly budget?: number;
  readonly isOver?: () => boolean;
  /** No activity may end later. */
  readonly until: Periods;
}

/**
 * Searches for a plan from the order of today. What can never be done is told before: somebody who is not there.
 * @returns a schedule, a conflict, or the activity that found no place within the time
 */
export function searchPlan(
  problem: Problem,
  of: PlanSearch,
): Scheduled | Infeasible | { readonly status: 'too-late'; readonly activity: number } {
  const impossible = impossibleNeed(problem);
  if (impossible !== null) return { status: 'infeasible', conflict: [impossible] };
  const wished = problem.durations.map((_, activity) => activity);
  const today = serialSchedule(problem, orderAlongLinks(problem.links, wished), of.until);
  if ('without' in today) return { status: 'too-late', activity: today.without };
  const lowerBound = lowerBoundOf(problem);
  const gap = lowerBound === 0 ? 0 : today.makespan / lowerBound - 1;
  return { status: 'ok', schedule: today, lowerBound, gap, generated: 1 };
}

/** A team without slots, or a skill that nobody has. */
function impossibleNeed({ demands, resources, skillNeeds, people }: Problem): Constraint | null {
  const empty = resources.findIndex(({ capacity }) => capacity === 0);
  if (empty >= 0 && demands.some((each) => each[empty]! > 0)) return { kind: 'capacity', resource: empty };
  const known = new Set(people.flatMap(({ skills }) => [...skills.keys()]));
  const activity = skillNeeds.findIndex((needs) => needs.some(({ skill }) => !known.has(skill)));
  return activity < 0 ? null : { kind: 'skill', activity, skill: skillNeeds[activity]![0]!.skill };
}

/** The longest way through the links, and what each resource has to give at least. */
function lowerBoundOf(problem: Problem): Periods {
  const path = criticalPath(problem);
  const work = problem.resources.map(({ capacity }, r) =>
    Math.ceil(problem.demands.reduce((sum, demands, a) => sum + demands[r]! * problem.durations[a]!, 0) / capacity),
  );
  return Math.max(path.status === 'ok' ? path.makespan : 0, ...work);
}
