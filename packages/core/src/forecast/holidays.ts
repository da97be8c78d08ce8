import { YEAR_END_SHARE, yearEndsBefore } from '../calendar/index.ts';
import type { DayNumber } from './ledger.ts';

/** Share of an ordinary week's work that is done in the seven days from this one: from 0.45 to 1. */
export function holidayFactor(first: DayNumber): number {
  const count = yearEndsBefore(first + 7) - yearEndsBefore(first);
  return 1 - (count * (1 - YEAR_END_SHARE)) / 7;
}
