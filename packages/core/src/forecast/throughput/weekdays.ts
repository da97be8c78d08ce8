import { finishesBetween } from '../clean-days.ts';
import type { DayNumber } from '../ledger.ts';
import type { FinishSeries } from './finish-series.ts';

/** Weeks over which a series shows on which days of the week it finishes. */
const SEEN_WEEKS = 26;
/** Items that every day of the week counts for beforehand. */
const PRIOR = 2;

/** Share of a week's finishes that lies before each of its days, from the day after `day` on: eight values from 0 to 1. */
export function weekdayShares({ clean }: FinishSeries, day: DayNumber): Float64Array {
  const counts = Array.from({ length: 7 }, (_, offset) => {
    let count = PRIOR;
    for (let week = 1; week <= SEEN_WEEKS; week++) {
      const on = day + 1 + offset - 7 * week;
      count += finishesBetween(clean, on, on + 1);
    }
    return count;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = new Float64Array(8);
  for (let offset = 0; offset < 7; offset++) shares[offset + 1] = shares[offset]! + counts[offset]! / total;
  return shares;
}

/** Days into a week at which so much of it is finished. */
export function dayOfShare(shares: Float64Array, part: number): number {
  let day = 0;
  while (day < 6 && shares[day + 1]! < part) day++;
  return day + Math.min(1, (part - shares[day]!) / (shares[day + 1]! - shares[day]!));
}
