import { type Day, MS_PER_DAY, startOfDay } from './instant.ts';

/** What a day between 23 December and 2 January yields against an ordinary one, where no calendar is known. */
export const YEAR_END_SHARE = 0.45;

const FIRST_YEAR = 1970;
const LAST_YEAR = 2130;

/** Days of the year-end before each day since 1970: asked for a million times, so they are counted once. */
const YEAR_ENDS_BEFORE: Uint16Array = countYearEnds();

function countYearEnds(): Uint16Array {
  const days = Date.UTC(LAST_YEAR, 0, 1) / MS_PER_DAY;
  const isYearEnd = new Uint8Array(days);
  for (let year = FIRST_YEAR - 1; year < LAST_YEAR; year++) {
    const first = Date.UTC(year, 11, 23) / MS_PER_DAY;
    isYearEnd.fill(1, Math.max(0, first), Math.max(0, first + 11));
  }
  const before = new Uint16Array(days + 1);
  for (let day = 0; day < days; day++) before[day + 1] = before[day]! + isYearEnd[day]!;
  return before;
}

/** How many days of a year-end lie between 1970-01-01 and a day, given in days since then; days after 2129 have none. */
export function yearEndsBefore(day: number): number {
  return YEAR_ENDS_BEFORE[Math.min(Math.max(day, 0), YEAR_ENDS_BEFORE.length - 1)]!;
}

/** Whether a day lies between 23 December and 2 January. */
export function isYearEnd(day: Day): boolean {
  const number = startOfDay(day) / MS_PER_DAY;
  return yearEndsBefore(number + 1) > yearEndsBefore(number);
}
