import { countUpTo } from '../../stats/index.ts';
import { type CleanDays, cleanDays, finishesBetween } from '../clean-days.ts';
import { holidayFactor } from '../holidays.ts';
import type { DayNumber } from '../ledger.ts';

/** When the items of one stream of work were finished: a team's, a program's, or a file of dates. */
export interface FinishSeries {
  /** A day for each item, ascending. */
  readonly days: Int32Array;
  readonly clean: CleanDays;
}

/**
 * A series out of the days on which items were finished, in any order.
 * @param days whole day numbers, within some centuries of each other
 */
export function finishSeries(days: Iterable<DayNumber>): FinishSeries {
  const sorted = Int32Array.from(days).sort();
  return { days: sorted, clean: cleanDays([...sorted]) };
}

/** Items finished after one day, up to and with another. */
export function finishedAfter(series: FinishSeries, day: DayNumber, until: DayNumber): number {
  return countUpTo(series.days, until) - countUpTo(series.days, day);
}

/** Finishes in each of the whole weeks that end with a day, newest first, as many as the series goes back; as they came. */
export function plainWeeks(series: FinishSeries, day: DayNumber, most: number): Float64Array {
  return Float64Array.from({ length: weeksOf(series, day, most) }, (_, age) =>
    finishedAfter(series, day - 7 * age - 7, day - 7 * age),
  );
}

/** The same, cleaned of days of tidying up, and freed of holidays. */
export function cleanWeeks(series: FinishSeries, day: DayNumber, most: number): Float64Array {
  return Float64Array.from({ length: weeksOf(series, day, most) }, (_, age) => {
    const until = day + 1 - 7 * age;
    return finishesBetween(series.clean, until - 7, until) / holidayFactor(until - 7);
  });
}

function weeksOf({ days }: FinishSeries, day: DayNumber, most: number): number {
  const first = days[0] ?? Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(most, Math.floor((day - first + 1) / 7)));
}
