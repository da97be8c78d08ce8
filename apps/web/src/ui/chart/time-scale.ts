import { addDays, type Day, dayNumber, daysBetween, earliest, latest } from '../../time/day.ts';
import { formatDayOfYear, formatMonth } from '../../time/format-day.ts';

/** A span of days laid over the width of a picture. Places are percent, so that nothing is redrawn on resize. */
export type TimeScale = { readonly first: Day; readonly last: Day };

/** Where a day lies, in percent; outside of 0 to 100 when it lies outside of the span. */
export function percentOf(scale: TimeScale, day: Day): number {
  return (100 * daysBetween(scale.first, day)) / Math.max(1, daysBetween(scale.first, scale.last));
}

/** The same, held inside the picture. */
export function percentWithin(scale: TimeScale, day: Day): number {
  return Math.min(100, Math.max(0, percentOf(scale, day)));
}

/** Where a day is over: columns of days end here, so what is told of a whole day stands here. */
export const endOf = (scale: TimeScale, day: Day): number => percentOf(scale, addDays(day, 1));

/** CSS length of a percent, short enough to read in the page. */
export const css = (percent: number): string => `${Math.round(percent * 100) / 100}%`;

/** A scale that shows all of these days with some air: `before` and `after` are shares of their span. */
export function scaleOver(days: readonly Day[], air: { before: number; after: number }): TimeScale | undefined {
  const first = earliest(days);
  const last = latest(days);
  if (first === undefined || last === undefined) return undefined;
  const span = Math.max(14, daysBetween(first, last));
  return {
    first: addDays(first, -Math.ceil(span * air.before)),
    last: addDays(last, Math.ceil(span * air.after)),
  };
}

export type ScaleTick = {
  readonly day: Day;
  readonly percent: number;
  readonly label: string;
  /** A new year begins here. */
  readonly strong: boolean;
};

// Steps in months, and in days for short spans; the first that gives few enough ticks is taken.
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60];
// A day with its month takes more room than a month alone.
const LONGER = 0.6;
// A month and a half: below this, names of months would leave the axis nearly empty.
const SHORT_SPAN = 75;

/** Ticks at round days: days of short spans, firsts of months, firsts of years; `most` says how many fit. */
export function ticksOf(scale: TimeScale, most = 10): readonly ScaleTick[] {
  const span = daysBetween(scale.first, scale.last);
  if (span <= SHORT_SPAN) {
    const step = DAY_STEPS.find((days) => span / days <= LONGER * most) ?? 14;
    return dayTicks(scale, step);
  }
  const step = MONTH_STEPS.find((months) => span / (months * 30.4) <= most) ?? 120;
  return monthTicks(scale, step);
}

const MONDAY = 4; // 1970-01-05 was a Monday

function dayTicks(scale: TimeScale, step: number): readonly ScaleTick[] {
  const ticks: ScaleTick[] = [];
  const start = dayNumber(scale.first);
  const offset = (((start - MONDAY) % step) + step) % step;
  for (let day = addDays(scale.first, offset === 0 ? 0 : step - offset); day <= scale.last; day = addDays(day, step)) {
    ticks.push({ day, percent: percentOf(scale, day), label: formatDayOfYear(day), strong: false });
  }
  return ticks;
}

function monthTicks(scale: TimeScale, step: number): readonly ScaleTick[] {
  const ticks: ScaleTick[] = [];
  const firstYear = Number(scale.first.slice(0, 4));
  const years = Number(scale.last.slice(0, 4)) - firstYear + 1;
  const stepInYear = Math.min(12, step);
  const yearStep = Math.max(1, step / 12);
  for (let month = 0; month < years * 12; month += stepInYear) {
    const year = firstYear + Math.floor(month / 12);
    const day = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    if (day < scale.first || day > scale.last || year % yearStep !== 0) continue;
    const strong = month % 12 === 0;
    ticks.push({ day, percent: percentOf(scale, day), label: strong ? String(year) : formatMonth(day), strong });
  }
  return ticks;
}
