/** A moment in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day in UTC, written `YYYY-MM-DD`. */
export type Day = string;

export const MS_PER_DAY = 86_400_000;
export const MS_PER_WEEK = 7 * MS_PER_DAY;

/** "Always been so": the time of facts that have no beginning, such as a team's name. */
export const EPOCH: Instant = 0;

/** Times outside of these bounds are refused as slips of a tracker or of a hand. */
export const EARLIEST: Instant = Date.UTC(1990, 0, 1);
export const LATEST: Instant = Date.UTC(2101, 0, 1) - 1;

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar day written `YYYY-MM-DD` (2017-02-30 is not one). */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && dayOf(at) === text;
}

/** The day, in UTC, that holds this instant. */
export function dayOf(at: Instant): Day {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first millisecond of a day. Throws a RangeError when the text is not a day. */
export function startOfDay(day: Day): Instant {
  if (!isDay(day)) throw new RangeError(`not a day: "${day}" (write YYYY-MM-DD)`);
  return Date.parse(`${day}T00:00:00.000Z`);
}

/** The last millisecond of a day: "as of 15 September" includes what happened on that day. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + MS_PER_DAY - 1;
}

/** The day that lies `count` days after (or, when negative, before) the given one. */
export function addDays(day: Day, count: number): Day {
  return dayOf(startOfDay(day) + count * MS_PER_DAY);
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / MS_PER_DAY);
}

const COMPACT_OFFSET = /[+-]\d{4}$/;

/** The instant that an ISO 8601 text names ("+0000" offsets too), or null when it names none. */
export function parseInstant(text: string): Instant | null {
  const at = Date.parse(COMPACT_OFFSET.test(text) ? `${text.slice(0, -2)}:${text.slice(-2)}` : text);
  return Number.isNaN(at) ? null : at;
}

/** True when the instant lies within the bounds that Fulcrum accepts, 1990 to 2100. */
export function isPlausible(at: Instant): boolean {
  return at >= EARLIEST && at <= LATEST;
}
