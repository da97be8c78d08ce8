import { MS_PER_DAY } from '../calendar/index.ts';
import type { DayNumber } from './ledger.ts';

/** What a day between 23 December and 2 January yields against an ordinary one, where no calendar is known. */
const YEAR_END = 0.45;

/** Share of an ordinary week's work that is done in the seven days from this one: from 0.45 to 1. */
export function holidayFactor(first: DayNumber): number {
  let sum = 0;
  for (let day = first; day < first + 7; day++) sum += isYearEnd(day) ? YEAR_END : 1;
  return sum / 7;
}

function isYearEnd(day: DayNumber): boolean {
  const date = new Date(day * MS_PER_DAY);
  const month = date.getUTCMonth();
  const dayOfMonth = date.getUTCDate();
  return (month === 11 && dayOfMonth >= 23) || (month === 0 && dayOfMonth <= 2);
}
