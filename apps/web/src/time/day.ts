/** A calendar day, `YYYY-MM-DD`. Days are compared as text and counted from 1970-01-01. */
export type Day = string;

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True when the text is a day of the calendar. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day that lies `number` days after 1970-01-01. */
export function dayOf(number: number): Day {
  return new Date(Math.round(number) * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function earliest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((least, day) => (least === undefined || day < least ? day : least), undefined);
}

export function latest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((most, day) => (most === undefined || day > most ? day : most), undefined);
}

export function clampDay(day: Day, first: Day, last: Day): Day {
  if (day < first) return first;
  return day > last ? last : day;
}
