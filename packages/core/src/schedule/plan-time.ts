import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { dayOfWork, type WorkingTime, workBefore, workBy } from '../capacity/index.ts';
import { HOURS_A_DAY } from './plan-durations.ts';
import type { Periods, Resource } from './problem.ts';

// Shares of days such as 0.45 add up to whole hours by a hair too much or too little.
const HAIR = 1e-6;

/** The first period of a plan that lies within a day, or after it when nobody works on it. */
export function firstPeriod(time: WorkingTime, day: Day): Periods {
  return Math.ceil(workBefore(time, day) * HOURS_A_DAY - HAIR);
}

/** How many periods of a plan there are up to the end of a day. */
export function periodsBy(time: WorkingTime, day: Day): Periods {
  return Math.floor(workBy(time, daysBetween(time.asOf, day)) * HOURS_A_DAY + HAIR);
}

/** The day on which a period starts. */
export function startDay(time: WorkingTime, period: Periods): Day {
  return addDays(time.asOf, dayOfWork(time, period / HOURS_A_DAY + HAIR));
}

/** The day on which work that takes up to a period ends. */
export function endDay(time: WorkingTime, period: Periods): Day {
  return addDays(time.asOf, dayOfWork(time, period / HOURS_A_DAY));
}

/** A day, or the first one after it on which work is done by a calendar. */
export function workedFrom(time: WorkingTime, day: Day): Day {
  const done = workBefore(time, day);
  return workBefore(time, addDays(day, 1)) > done ? day : addDays(time.asOf, dayOfWork(time, done + HAIR));
}

/**
 * When less of something is there than its calendar has, in periods of everybody's time. What the calendar itself leaves out makes work
 * longer, instead: it takes no break.
 * @param countOf how much is there when this share of the usual day is worked, 0 to 1; `most` when it is 1
 */
export function lessOf(
  time: { readonly everybody: WorkingTime; readonly usual: WorkingTime; readonly own: WorkingTime },
  most: number,
  countOf: (share: number) => number,
): Resource['less'] {
  const { everybody, usual, own } = time;
  if (usual === own) return [];
  const runs: { from: Periods; until: Periods; capacity: number }[] = [];
  for (let day = 1; day < everybody.done.length; day++) {
    const full = usual.done[day]! - usual.done[day - 1]!;
    if (full <= 0) continue;
    const capacity = countOf(Math.min(1, (own.done[day]! - own.done[day - 1]!) / full));
    if (capacity >= most) continue;
    const from = Math.floor(everybody.done[day - 1]! * HOURS_A_DAY + HAIR);
    const until = Math.ceil(everybody.done[day]! * HOURS_A_DAY - HAIR);
    append(runs, { from, until, capacity });
  }
  return runs;
}

/** An hour that two days share goes to the one on which less is there. */
function append(
  runs: { from: Periods; until: Periods; capacity: number }[],
  next: { from: Periods; until: Periods; capacity: number },
): void {
  const last = runs.at(-1);
  if (last === undefined || last.until < next.from) runs.push(next);
  else if (last.capacity === next.capacity) last.until = next.until;
  else if (last.capacity < next.capacity) runs.push({ ...next, from: last.until });
  else {
    last.until = next.from;
    if (last.until <= last.from) runs.pop();
    append(runs, next);
  }
}
