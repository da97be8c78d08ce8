import { median } from '../stats/index.ts';

/** Finished items a day, cleaned. Index 0 of the arrays is the day `first`. */
export interface CleanDays {
  readonly first: number;
  /** Sum of the cleaned counts of all days before the index; one longer than the days. */
  readonly sum: Float64Array;
  /** What one finish on that day counts: 1, or less on a day of bulk closing. */
  readonly weight: Float64Array;
}

/** A day with at least so many finishes, and more than so many times the median active day before it, is one of tidying up. */
export interface Bulk {
  readonly count: number;
  readonly times: number;
}

const BULK: Bulk = { count: 30, times: 20 };
/** Days before it that it is held against; it then counts as their median. */
const BULK_WINDOW = 182;

/**
 * Counts finishes by day, and takes days of bulk closing back to the size of an ordinary day. A day is judged by the
 * days before it alone, so what is known on a day does not change later.
 * @param days day numbers of finishes, in any order
 */
export function cleanDays(days: readonly number[], bulk: Bulk = BULK): CleanDays {
  const first = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const length = days.length === 0 ? 0 : last - first + 1;
  const counts = new Float64Array(length);
  for (const day of days) counts[day - first] = (counts[day - first] as number) + 1;
  const weight = counts.map((count, index) => (count < bulk.count ? 1 : weightOfBusyDay(counts, index, bulk)));
  const sum = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sum[i + 1] = (sum[i] as number) + (counts[i] as number) * (weight[i] as number);
  return { first: length === 0 ? 0 : first, sum, weight };
}

function weightOfBusyDay(counts: Float64Array, index: number, { times }: Bulk): number {
  const count = counts[index] as number;
  const active = [...counts.subarray(Math.max(0, index - BULK_WINDOW), index)].filter((other) => other > 0);
  // With nothing before it, a big first day is the import of an older tracker.
  const usual = median(active) ?? 1;
  return count > times * usual ? Math.round((usual / count) * FINE) / FINE : 1;
}

/** Weights are whole multiples of 1/FINE: sums of them are exact, so a sum over some days does not depend on the days before. */
export const FINE = 2 ** 20;

/** Cleaned finishes from one day up to but without another. */
export function finishesBetween(days: CleanDays, from: number, until: number): number {
  return sumBefore(days, until) - sumBefore(days, from);
}

function sumBefore(days: CleanDays, day: number): number {
  const index = Math.min(Math.max(day - days.first, 0), days.sum.length - 1);
  return days.sum[index] as number;
}

/** What one finish on a day counts. */
export function weightOn(days: CleanDays, day: number): number {
  return days.weight[day - days.first] ?? 1;
}
