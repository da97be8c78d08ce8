import { type Day, dayNumber, dayOf } from '../time/day.ts';
import { formatDayOfYear, formatMonth } from '../time/format-day.ts';
import type { DayNumber } from './rows.ts';
import type { TimelineView } from './timeline-query.ts';

/** A stretch of days laid out at so many pixels a day. */
export type TimeWindow = { readonly first: DayNumber; readonly last: DayNumber; readonly pxPerDay: number };

/** How near the reader can look: a day is wider than a word, or ten years fit a screen. */
const LEAST_PX = 0.2;
const MOST_PX = 60;

/** With fewer pixels for a day, sprints would be a grey field. */
export const SHADES_PX = 3;

export const ZOOMS = [
  ['14', 'Weeks'],
  ['4.5', 'Months'],
  ['1.6', 'Quarters'],
  ['0.5', 'Years'],
] as const;

export const widthOf = ({ first, last, pxPerDay }: TimeWindow): number => (last - first) * pxPerDay;
export const xOf = ({ first, pxPerDay }: TimeWindow, day: DayNumber): number => (day - first) * pxPerDay;
export const dayAt = ({ first, pxPerDay }: TimeWindow, x: number): DayNumber => first + x / pxPerDay;

export const heldZoom = (pxPerDay: number): number => Math.min(MOST_PX, Math.max(LEAST_PX, pxPerDay));

/** Before the as-of day, and after the last day, there is air. */
const BEFORE = 21;
const AFTER = 45;
/** A tail that reaches further than this is cut: three years. */
const FARTHEST = 3 * 365;

/** All days that a plan needs, and those that are looked at first: without what comes long after most of it. */
export type Span = {
  readonly whole: readonly [DayNumber, DayNumber];
  readonly near: readonly [DayNumber, DayNumber];
  readonly now: DayNumber;
};

export function spanOf({
  items,
  milestones,
  foremost,
  asOf,
}: Pick<TimelineView, 'items' | 'milestones' | 'foremost' | 'asOf'>): Span {
  const today = dayNumber(asOf);
  const known = (days: readonly (Day | null | undefined)[]): DayNumber[] =>
    days.flatMap((day) => (day == null ? [] : Math.min(dayNumber(day) + 1, today + 4 * FARTHEST)));
  const starts = known(items.map(({ planned }) => planned?.start));
  const ends = known([...items.map(({ planned }) => planned?.end), ...milestones.map(({ planned }) => planned)]);
  const tails = known([...items, ...milestones].map(({ p95 }) => p95));
  const targets = known(milestones.map(({ target }) => target));
  const promised = known(milestones.map(({ id, p85 }) => (id === foremost ? p85 : null)));
  const most = ends.sort((a, b) => a - b)[Math.floor(MOST * (ends.length - 1))] ?? today;
  const first = Math.min(today, ...[leastOf(starts) - 1].filter(Number.isFinite));
  const near = Math.min(today + FARTHEST, mostOf([today + 56, most, ...targets, ...promised]));
  const air = Math.max(5, Math.round((near - first) * 0.05));
  const last = mostOf([near, ...ends, ...tails, ...targets]);
  const whole = [first - Math.max(BEFORE, air), last + Math.max(AFTER, air)] as const;
  return { whole, near: [first - air, near + 2 * air], now: today };
}

/** The share of the plan that is looked at first. */
const MOST = 0.8;

// Spread arguments of thousands of bars would not fit a call.
const leastOf = (days: readonly number[]) =>
  days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
const mostOf = (days: readonly number[]) => days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);

export type Tick = { readonly x: number; readonly label: string; readonly isStrong: boolean };

const MONDAY = 4; // 1970-01-05 was a Monday
const MONTH_DAYS = 30.4;
/** Pixels that a name of a month and one of a day take. */
const MONTH_ROOM = 44;
const DAY_ROOM = 52;
const DAY_STEPS = [1, 7, 14];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];

/** Ticks at round days: weeks where they fit, else months, quarters, years. */
export function ticksIn(window: TimeWindow): readonly Tick[] {
  const { pxPerDay } = window;
  const days = DAY_STEPS.find((step) => step * pxPerDay >= DAY_ROOM);
  if (days !== undefined) return dayTicks(window, days);
  const months = MONTH_STEPS.find((step) => step * MONTH_DAYS * pxPerDay >= MONTH_ROOM) ?? 120;
  return monthTicks(window, months);
}

function dayTicks(window: TimeWindow, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  const offset = (((window.first - MONDAY) % step) + step) % step;
  for (let day = window.first + (offset === 0 ? 0 : step - offset); day <= window.last; day += step) {
    ticks.push({ x: xOf(window, day), label: formatDayOfYear(dayOf(day)), isStrong: false });
  }
  return ticks;
}

function monthTicks(window: TimeWindow, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  const [firstYear, lastYear] = [window.first, window.last].map((day) => Number(dayOf(day).slice(0, 4))) as [
    number,
    number,
  ];
  for (let month = firstYear * 12; month < (lastYear + 1) * 12; month++) {
    if (month % step !== 0) continue;
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const number = dayNumber(day);
    if (number < window.first || number > window.last) continue;
    const isYear = month % 12 === 0;
    ticks.push({ x: xOf(window, number), label: isYear ? day.slice(0, 4) : formatMonth(day), isStrong: isYear });
  }
  return ticks;
}
