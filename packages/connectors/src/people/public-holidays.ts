import { addDays, dayOf, parseInstant } from '@fulcrum/core/calendar';

/** A day that the law of a region keeps free. */
export interface PublicHoliday {
  readonly day: string;
  readonly title: string;
  /** How much of the day it takes. */
  readonly share: number;
}

/** A region that has holidays of its own: a country, or a part of one. */
export interface HolidayRegion {
  /** `DE`, or `DE-BY` for a part of it. */
  readonly code: string;
  readonly name: string;
}

type Library = typeof import('date-holidays').default;

// Megabytes of rules: read when somebody asks.
const library = async (): Promise<Library> => (await import('date-holidays')).default;

/** The countries whose public holidays are known; with a country, the parts of it that have holidays of their own. */
export async function holidayRegions(country?: string): Promise<readonly HolidayRegion[]> {
  const Holidays = await library();
  const all = new Holidays();
  const known = country === undefined ? all.getCountries('en') : all.getStates(country, 'en');
  const prefix = country === undefined ? '' : `${country}-`;
  return Object.entries(known ?? {})
    .map(([code, name]) => ({ code: `${prefix}${code}`, name: country === undefined ? usualName(code, name) : name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

// The library calls some by what they are called there, or in full: "Italia", "Kingdom of Morocco".
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const usualName = (code: string, name: string): string => COUNTRIES.of(code) ?? name;

const HOURS = 3_600_000;
/** An afternoon, or a night that begins in one. */
const HALF = 0.5;

/**
 * The public holidays of a region in some years, in the order of days; null where no such region is known.
 * Rules and names come from date-holidays, whose data is under CC BY-SA 3.0.
 */
export async function publicHolidays(
  region: string,
  years: readonly number[],
): Promise<readonly PublicHoliday[] | null> {
  const Holidays = await library();
  const [country = '', ...state] = region.toUpperCase().split('-');
  const part = state.join('-');
  const all = new Holidays();
  if (!Object.hasOwn(all.getCountries() ?? {}, country)) return null;
  if (part !== '' && !Object.hasOwn(all.getStates(country) ?? {}, part)) return null;
  const own = part === '' ? new Holidays(country) : new Holidays(country, part);
  const found = years.flatMap((year) => own.getHolidays(year, 'en').filter(({ type }) => type === 'public'));
  return found.flatMap(daysOf).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

interface Found {
  readonly date: string;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
}

/** Each day of a holiday; one of a few hours takes a part of its day. */
function daysOf({ date, name: title, start, end }: Found): readonly PublicHoliday[] {
  const day = date.slice(0, 10);
  if (parseInstant(day) === null || dayOf(Date.parse(day)) !== day) return [];
  const hours = (end.getTime() - start.getTime()) / HOURS;
  // Where clocks change, a day has 23 hours.
  if (hours < 23) return [{ day, title, share: HALF }];
  return Array.from({ length: Math.max(1, Math.round(hours / 24)) }, (_, index) => ({
    day: addDays(day, index),
    title,
    share: 1,
  }));
}
