import { formatDay } from '../time/format-day.ts';
import { localDates } from '../words/local-dates.ts';

/** What a change does, as the server says it, with its days as the reader writes them, and a capital where a sentence begins. */
export function saidChange(words: string): string {
  const text = localDates(words).replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => formatDay(day));
  // A name such as iOS stays as it is.
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
