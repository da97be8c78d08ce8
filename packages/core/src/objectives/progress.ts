import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { HORIZON_DAYS } from '../forecast/index.ts';
import { median, quantileSorted } from '../stats/index.ts';

/** What a measure was found to be on a day. */
export interface Reading {
  readonly day: Day;
  readonly value: number;
}

/** What a measure is to become. */
export interface Goal {
  readonly from: number | null;
  readonly to: number | null;
  readonly by: Day | null;
}

/** How far a measure is, and where it goes. */
export interface Progress {
  readonly latest: Reading | null;
  /** How much of the way it is, 0 at the start and 1 at the goal: below 0 it went the other way. Null without both ends. */
  readonly share: number | null;
  readonly state: 'reached' | 'on-course' | 'behind' | 'turning-away' | 'unsure' | 'too-few-readings' | 'no-goal';
  /** Why there is no trend; null where there is one. */
  readonly reason: string | null;
  readonly trend: Trend | null;
}

/** The median of the slopes between all pairs of readings (Theil–Sen). */
export interface Trend {
  readonly perWeek: number;
  /** The middle 70 % of the slopes. */
  readonly low: number;
  readonly high: number;
  /** The day on which the goal is reached if it goes on so; null where it never is, or not within ten years. */
  readonly reaches: Day | null;
}

/** So many readings, over so many days, are needed for a trend. */
const LEAST_READINGS = 3;
const LEAST_SPAN = 14;
/** The newest that are looked at: pairs grow with the square. */
const MOST_READINGS = 200;
const DAYS_PER_WEEK = 7;

/** How far a measure is as of its last reading. @param readings in order of their days */
export function progressOf({ from, to, by }: Goal, readings: readonly Reading[]): Progress {
  const latest = readings.at(-1) ?? null;
  const share = latest === null ? null : shareOf({ from, to }, latest.value);
  const head = { latest, share };
  if (to === null) return { ...head, state: 'no-goal', reason: 'it has no goal', trend: null };
  const isReached = latest !== null && hasReached({ from, to }, latest.value);
  const lack = lackOf(readings);
  if (lack !== null || latest === null)
    return { ...head, state: isReached ? 'reached' : 'too-few-readings', reason: lack, trend: null };
  const trend = trendOf(readings.slice(-MOST_READINGS), latest, to);
  return { ...head, state: isReached ? 'reached' : stateOf(trend, to - latest.value, by), reason: null, trend };
}

function shareOf({ from, to }: Pick<Goal, 'from' | 'to'>, value: number): number | null {
  if (from === null || to === null || from === to) return null;
  return (value - from) / (to - from);
}

/** Without a start, a goal is one to rise to. */
function hasReached({ from, to }: { readonly from: number | null; readonly to: number }, value: number): boolean {
  return from !== null && from > to ? value <= to : value >= to;
}

function lackOf(readings: readonly Reading[]): string | null {
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return 'there is no reading yet';
  if (readings.length < LEAST_READINGS)
    return `a trend needs ${LEAST_READINGS} readings, and there ${readings.length === 1 ? 'is 1' : `are ${readings.length}`}`;
  const span = daysBetween(first.day, last.day);
  return span < LEAST_SPAN ? `a trend needs readings over two weeks, and these span ${span} days` : null;
}

function trendOf(readings: readonly Reading[], latest: Reading, to: number): Trend {
  const slopes = readings
    .flatMap((one, index) => readings.slice(index + 1).map((other) => slopeOf(one, other)))
    .filter((slope) => slope !== null)
    .sort((a, b) => a - b);
  const perWeek = median(slopes) ?? 0;
  const weeks = (to - latest.value) / perWeek;
  const days = Math.ceil(weeks * DAYS_PER_WEEK);
  const isWithin = Number.isFinite(days) && days >= 0 && days <= HORIZON_DAYS;
  return {
    perWeek,
    low: quantileSorted(slopes, 0.15),
    high: quantileSorted(slopes, 0.85),
    reaches: isWithin ? addDays(latest.day, days) : null,
  };
}

function slopeOf(one: Reading, other: Reading): number | null {
  const days = daysBetween(one.day, other.day);
  return days === 0 ? null : ((other.value - one.value) / days) * DAYS_PER_WEEK;
}

function stateOf({ perWeek, low, high, reaches }: Trend, left: number, by: Day | null): Progress['state'] {
  if (low < 0 && high > 0) return 'unsure';
  if (perWeek * left <= 0) return 'turning-away';
  if (reaches === null) return 'behind';
  return by === null || reaches <= by ? 'on-course' : 'behind';
}
