import type { Day } from './day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale ?? ''}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  // Days have no hour: they are formatted in the zone in which they were made, so that none slips by one.
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
/** A date is one word: it never breaks over two lines. */
const oneWord = (text: string) => text.replaceAll(' ', '\u00a0');

/**
 * A day in the reader's locale, short: `18 Nov`. The year is written only when it differs from that of `near`,
 * which is the as-of day of the page.
 */
export function formatDay(day: Day, near?: Day, locale?: string): string {
  const sameYear = near !== undefined && day.slice(0, 4) === near.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { day: 'numeric', month: 'short' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
  return oneWord(formatOf(locale, options).format(at(day)));
}

/** Day and month alone, for places whose axis already tells the year. */
export function formatDayOfYear(day: Day, locale?: string): string {
  return oneWord(formatOf(locale, { day: 'numeric', month: 'short' }).format(at(day)));
}

/** In full, for screen readers and titles: `15 September 2017`. */
export function formatDayLong(day: Day, locale?: string): string {
  return formatOf(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at(day));
}

export function formatMonth(day: Day, locale?: string): string {
  return formatOf(locale, { month: 'short' }).format(at(day));
}

let shownZone: string | undefined;

/** From now on times are shown as they are in a zone; null for the reader's own. */
export function showTimesIn(zone: string | null): void {
  shownZone = zone ?? undefined;
}

/** An instant in the zone of the workspace, else in the reader's own: `15 Sep 2017, 17:54`; with its zone where that is another one. */
export function formatInstant(instant: string, locale?: string): string {
  const own = new Intl.DateTimeFormat(locale).resolvedOptions().timeZone;
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: shownZone ?? own,
    ...(shownZone === undefined || shownZone === own ? {} : { timeZoneName: 'short' }),
  };
  return oneWord(new Intl.DateTimeFormat(locale, options).format(Date.parse(instant)));
}

/** `18 Nov – 12 Jan`, the year only where it is needed. */
export function formatRange(from: Day, to: Day, near?: Day): string {
  return `${formatDay(from, near)} – ${formatDay(to, near)}`;
}
