import { type Day, MS_PER_DAY, startOfDay } from '../../calendar/index.ts';
import type { WorkDays } from './model-input.ts';

/** Working days in a day of the calendar, on average: lead times and lags are told in calendar days. */
export const WORK_PER_DAY = 5 / 7;

/** Monday to Friday after the as-of day, up to the end of a day; 0 for the as-of day and all before it. O(1). */
export function workdaysTo(asOf: Day, day: Day): WorkDays {
  const from = startOfDay(asOf) / MS_PER_DAY;
  const to = startOfDay(day) / MS_PER_DAY;
  return to <= from ? 0 : weekdaysBefore(to + 1) - weekdaysBefore(from + 1);
}

/** Monday to Friday between the as-of day and the start of a day: the earliest start of what may not start before it. */
export function workdaysBefore(asOf: Day, day: Day): WorkDays {
  const from = startOfDay(asOf) / MS_PER_DAY;
  const to = startOfDay(day) / MS_PER_DAY;
  return to <= from ? 0 : weekdaysBefore(to) - weekdaysBefore(from + 1);
}

// 1970-01-01 was a Thursday: counted from the Monday before it.
function weekdaysBefore(day: number): number {
  const shifted = day + 3;
  const weeks = Math.floor(shifted / 7);
  return 5 * weeks + Math.min(5, shifted - 7 * weeks);
}
