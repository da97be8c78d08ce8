import { conflictOf } from './conflict/conflict-of.ts';
import { lowerBoundOf } from './lower-bound.ts';
import { orderAlongLinks } from './plan-order.ts';
import { partOf, reachOf } from './plan-part.ts';
import type { Constraint, Infeasible, Periods, Problem, Schedule, Scheduled } from './problem.ts';
import { schedule } from './schedule.ts';
import { serialSchedule } from './serial-schedule.ts';
import { verifySchedule } from './verify-schedule.ts';

export interface PlanSearch {
  readonly seed: number;
  readonly budget?: number | undefined;
  readonly isOver?: (() => boolean) | undefined;
  /** No activity may end later. */
  readonly until: Periods;
  /** The activities of each milestone. */
  readonly milestones: readonly (readonly number[])[];
}

/** What a search can answer: too late, when the named activity finds no place within the time. */
export type PlanFound = Scheduled | Infeasible | { readonly status: 'too-late'; readonly activity: number };

/** Beyond so many activities one pass in the order of today has to do. */
export const MOST_SEARCHED = 10_000;
/** Up to so many a contradiction is looked for in a second or two. */
const MOST_PROVEN = 3_000;
/** Activities times periods times schedules: a schedule looks for each activity along the periods. About half a second. */
const EFFORT = 500_000_000;
const MOST_SCHEDULES = 5_000;
/** So many milestones are looked after one by one; where there are more, some together. */
const MOST_STAGES = 12;
/** What it costs to move all activities by one period, in periods of the end: nobody's week is reshuffled for an hour. */
const MOVING_ALL = 0.5;

/**
 * Searches for a plan, milestone by milestone in the order in which they would end today: each ends as soon as the search
 * finds, and those before it no later for that. It starts from the order of today, and moves little for little.
 */
export function searchPlan(problem: Problem, of: PlanSearch): PlanFound {
  const conflict = provenConflict(problem);
  if (conflict !== null) return { status: 'infeasible', conflict };
  const count = problem.durations.length;
  const wished = Array.from({ length: count }, (_, activity) => activity);
  const today = serialSchedule(problem, orderAlongLinks(problem.links, wished), of.until);
  if ('without' in today) return { status: 'too-late', activity: today.without };
  const stages = count <= MOST_SEARCHED ? stagesOf(problem, today, of.milestones) : [];
  const budget = of.budget ?? Math.min(MOST_SCHEDULES, Math.ceil(EFFORT / (count * Math.max(1, today.makespan))));
  const each = Math.max(1, Math.floor(budget / Math.max(1, stages.length)));
  let generated = 1;
  let best = today;
  for (const stage of stages) {
    const found = searchStage(problem, best, { ...of, stage, budget: each });
    generated += found.generated;
    best = found.schedule;
    if (of.isOver?.() === true) break;
  }
  return measured(problem, best, generated);
}

/** What stands in the way of each plan; null when nothing is proven to, or there is too much to prove it of. */
function provenConflict(problem: Problem): readonly Constraint[] | null {
  const impossible = impossibleNeed(problem);
  if (impossible !== null) return [impossible];
  return isProvable(problem) && problem.deadline.some((deadline) => deadline !== null) ? conflictOf(problem) : null;
}

function isProvable({ durations }: Problem): boolean {
  return durations.length <= MOST_PROVEN;
}

interface Stage extends PlanSearch {
  /** The milestones that are done by now, the one that is looked after last. */
  readonly stage: readonly (readonly number[])[];
}

/** Milestones in the order of their ends, each with all before it. */
function stagesOf(
  problem: Problem,
  today: Schedule,
  milestones: readonly (readonly number[])[],
): readonly (readonly (readonly number[])[])[] {
  const end = (milestone: readonly number[]) => endOf(problem, today, milestone);
  const inOrder = milestones.filter(({ length }) => length > 0).sort((a, b) => end(a) - end(b));
  const size = Math.max(1, Math.ceil(inOrder.length / MOST_STAGES));
  const count = Math.ceil(inOrder.length / size);
  return Array.from({ length: count }, (_, stage) => inOrder.slice(0, (stage + 1) * size));
}

function endOf(problem: Problem, { starts }: Schedule, activities: readonly number[]): Periods {
  return activities.reduce((end, a) => Math.max(end, starts[a]! + problem.durations[a]!), 0);
}

/** Searches for the items of some milestones alone, and puts the others behind them in the order of before. */
function searchStage(problem: Problem, before: Schedule, of: Stage): { schedule: Schedule; generated: number } {
  const kept = reachOf(problem, of.stage.flat());
  const found = searchPart(problem, before, { ...of, kept });
  if (found === null) return { schedule: before, generated: 1 };
  const starts = new Float64Array(before.starts.length).fill(Number.POSITIVE_INFINITY);
  for (const [place, activity] of kept.entries()) starts[activity] = found.schedule.starts[place]!;
  const order = before.starts
    .map((_, activity) => activity)
    .sort((a, b) => starts[a]! - starts[b]! || before.starts[a]! - before.starts[b]! || a - b);
  const whole = serialSchedule(problem, orderAlongLinks(problem.links, order), of.until);
  const isBetter =
    !('without' in whole) && of.stage.every((each) => endOf(problem, whole, each) <= endOf(problem, before, each));
  return { schedule: isBetter ? whole : before, generated: found.generated };
}

/** With targets as deadlines; without, where they cannot be kept beside what was found for the milestones before. */
function searchPart(
  problem: Problem,
  before: Schedule,
  of: Stage & { readonly kept: readonly number[] },
): Scheduled | null {
  const { kept, seed, isOver, budget = 1 } = of;
  const stability = MOVING_ALL / kept.length;
  const none = problem.deadline.map(() => null);
  for (const deadline of isProvable(problem) ? [problem.deadline, none] : [none]) {
    const { part, current } = partOf(problem, before, { kept, due: dueOf({ ...problem, deadline }, before, of.stage) });
    const found = schedule(part, { seed, budget, current, stability, ...(isOver ? { isOver } : {}) });
    if (found.status === 'ok') return isSound(part, found.schedule) ? found : null;
  }
  return null;
}

/** A milestone that was looked after is not to end later; beside it a target that is kept as a deadline. */
function dueOf(problem: Problem, before: Schedule, stage: Stage['stage']): readonly (Periods | null)[] {
  const due = [...problem.deadline];
  for (const milestone of stage.slice(0, -1)) {
    const end = endOf(problem, before, milestone);
    for (const activity of milestone) due[activity] = Math.min(due[activity] ?? end, end);
  }
  return due;
}

function isSound(problem: Problem, found: Schedule): boolean {
  return verifySchedule(problem, found).broken.length === 0;
}

function measured(problem: Problem, found: Schedule, generated: number): Scheduled {
  const lowerBound = lowerBoundOf(problem);
  const gap = lowerBound === 0 ? 0 : Math.max(0, found.makespan / lowerBound - 1);
  return { status: 'ok', schedule: found, lowerBound, gap, generated };
}

/** A team without slots, or a skill that nobody has. */
function impossibleNeed({ demands, resources, skillNeeds, people }: Problem): Constraint | null {
  const empty = resources.findIndex(({ capacity }) => capacity === 0);
  if (empty >= 0 && demands.some((each) => each[empty]! > 0)) return { kind: 'capacity', resource: empty };
  const known = new Set(people.flatMap(({ skills }) => [...skills.keys()]));
  const activity = skillNeeds.findIndex((needs) => needs.some(({ skill }) => !known.has(skill)));
  return activity < 0 ? null : { kind: 'skill', activity, skill: skillNeeds[activity]![0]!.skill };
}
