import { type Day, isDay } from '../time/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day that was typed: `2017-09-15`, `15 Sep 2017`, `Sep 15 2017`, or without a year, which is then that of `near`.
 * Undefined when it is none.
 */
export function typedDay(text: string, near: Day): Day | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter(Boolean);
  const [first] = words;
  if (words.length === 1 && isDay(first)) return first;
  const month = words.findIndex((word) => MONTHS.includes(word.slice(0, 3)));
  if (month === -1 || month > 1) return undefined;
  const [date, year = near.slice(0, 4)] = words.filter((_, index) => index !== month);
  if (!/^\d{1,2}$/.test(date ?? '') || !/^\d{4}$/.test(year)) return undefined;
  const number = MONTHS.indexOf(words[month]?.slice(0, 3) ?? '') + 1;
  const day = `${year}-${String(number).padStart(2, '0')}-${date?.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
