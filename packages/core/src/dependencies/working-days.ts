import { type Day, MS_PER_DAY, startOfDay } from '../calendar/index.ts';

const WEEK = 7;
const WORKING_DAYS = 5;

/** Mondays to Fridays from one day to another, without the first and with the last; negative when `to` lies before `from`. */
export function workingDaysBetween(from: Day, to: Day): number {
  return weekdaysUpTo(to) - weekdaysUpTo(from);
}

/** Mondays to Fridays up to the end of a day, counted from Monday, 5 January 1970. */
function weekdaysUpTo(day: Day): number {
  const days = startOfDay(day) / MS_PER_DAY - 4;
  const weeks = Math.floor((days + 1) / WEEK);
  return weeks * WORKING_DAYS + Math.min(WORKING_DAYS, days + 1 - weeks * WEEK);
}
