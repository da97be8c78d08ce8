import { addDays, type Day, daysBetween, MS_PER_DAY, startOfDay } from '../calendar/index.ts';

/** The share of each day of a week that is worked, Monday first: 1 or 0, at least one of them 1. */
export type Week = readonly number[];

export const MONDAY_TO_FRIDAY: Week = [1, 1, 1, 1, 1, 0, 0];

/**
 * Working time from a day on: how much was worked by the end of each day after it, in working days of one slot. Day 0 is
 * the as-of day itself, which is over. Beyond its last day it goes on with full weeks.
 */
export interface WorkingTime {
  readonly asOf: Day;
  /** Work done by the end of each day: one value more than there are days, rising from 0. */
  readonly done: Float64Array;
  readonly week: Week;
}

const WEEK = 7;

/** The day of the week of a day that lies so many days after another: 0 for a Monday. */
export function weekdayOf(day: Day, after = 0): number {
  // 1970-01-01 was a Thursday.
  return (((startOfDay(day) / MS_PER_DAY + after + 3) % WEEK) + WEEK) % WEEK;
}

/** Whether a day, counted from the as-of day, is one on which work is done in a usual week. */
export function isWorkday({ asOf, week }: Pick<WorkingTime, 'asOf' | 'week'>, day: number): boolean {
  return week[weekdayOf(asOf, day)]! > 0;
}

/** Adds up shares of working days (0 to 1), the first being that of the day after the as-of day. */
export function workingTime(asOf: Day, shares: Float64Array, week: Week = MONDAY_TO_FRIDAY): WorkingTime {
  const done = new Float64Array(shares.length + 1);
  for (let day = 0; day < shares.length; day++) done[day + 1] = done[day]! + shares[day]!;
  return { asOf, done, week };
}

/**
 * Work done by the end of a day, counted from the as-of day: 0 for that day and all before it. Of a part of a day (2.5 is
 * the middle of the third) a part is done.
 */
export function workBy(time: WorkingTime, day: number): number {
  const whole = Math.floor(day);
  const done = workByEnd(time, whole);
  return whole === day ? done : done + (day - whole) * (workByEnd(time, whole + 1) - done);
}

function workByEnd(time: WorkingTime, day: number): number {
  const last = time.done.length - 1;
  if (day <= 0) return 0;
  if (day <= last) return time.done[day]!;
  return time.done[last]! + workdaysUpTo(time, day) - workdaysUpTo(time, last);
}

/** The moment by which that much is done, in days and parts of them after the as-of day: what `workBy` is asked with. */
export function momentOfWork(time: WorkingTime, work: number): number {
  const day = dayOfWork(time, work);
  const before = workByEnd(time, day - 1);
  const done = workByEnd(time, day);
  return done > before ? day - 1 + Math.min(1, Math.max(0, (work - before) / (done - before))) : day;
}

/** The first day, counted from the as-of day, by whose end that much is done. Finite for every finite amount of work. */
export function dayOfWork(time: WorkingTime, work: number): number {
  const last = time.done.length - 1;
  // Sums of shares such as 0.45 miss whole numbers by a hair.
  const wanted = work - 1e-9;
  if (wanted <= 0) return 0;
  if (wanted > time.done[last]!) return nthWorkday(time, last, Math.ceil(wanted - time.done[last]!));
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time.done[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The calendar day by whose end that much is done. */
export function dateOfWork(time: WorkingTime, work: number): Day {
  return addDays(time.asOf, dayOfWork(time, work));
}

/** Work done before a calendar day starts: what lies ahead of something that may not start earlier. */
export function workBefore(time: WorkingTime, day: Day): number {
  return workBy(time, daysBetween(time.asOf, day) - 1);
}

/** Days on which work is done in a usual week, after the as-of day, up to the end of a day that lies `day` ≥ 0 days after it. */
function workdaysUpTo(time: WorkingTime, day: number): number {
  const weeks = Math.floor(day / WEEK);
  let count = weeks * workdaysOf(time);
  for (let each = weeks * WEEK + 1; each <= day; each++) count += Number(isWorkday(time, each));
  return count;
}

function nthWorkday(time: WorkingTime, after: number, count: number): number {
  const most = workdaysOf(time);
  const weeks = Math.floor((count - 1) / most);
  let left = count - weeks * most;
  let day = after + weeks * WEEK;
  while (left > 0) left -= Number(isWorkday(time, ++day));
  return day;
}

function workdaysOf({ week }: WorkingTime): number {
  return week.reduce((sum, share) => sum + share, 0);
}
