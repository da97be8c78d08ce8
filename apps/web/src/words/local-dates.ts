import { formatDay, formatDayOfYear } from '../time/format-day.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// The server writes dates with spaces that do not break, which nothing else in its sentences does.
const WRITTEN = new RegExp(`\\b(\\d{1,2})\u00a0(${MONTHS.join('|')})(?:\u00a0(\\d{4}))?\\b`, 'g');

// Signs in a name that turn the direction of all that follows; a sentence would be read backwards after it.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

// A date without a year is only formatted as day and month; any leap year will do.
const ANY_YEAR = '2000';

/** A sentence of the server with its dates as the reader writes them: `18 Nov` becomes `Nov 18` in the United States. */
export function localDates(text: string, locale?: string): string {
  return text.replaceAll(TURNING, '').replaceAll(WRITTEN, (...found: string[]) => {
    const [, day = '', month = '', year] = found;
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    const date = `${year ?? ANY_YEAR}-${number}-${day.padStart(2, '0')}`;
    return year === undefined ? formatDayOfYear(date, locale) : formatDay(date, undefined, locale);
  });
}
