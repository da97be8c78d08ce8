import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { countUpTo, quantileSorted } from '../stats/index.ts';
import type { CurvePoint, DateQuantiles, ForecastDates } from './answer.ts';
import { HORIZON_DAYS } from './calibrate.ts';

/** The day so many days after the as-of day, at least the next one: what is not finished today ends tomorrow or later. */
export function dayAfter(asOf: Day, days: number): Day {
  return addDays(asOf, Math.min(Math.max(1, Math.round(days)), HORIZON_DAYS));
}

/** The five quantiles of a sorted sample of days ahead. */
export function dateQuantiles(asOf: Day, sorted: Float64Array): DateQuantiles {
  const at = (p: number): Day => dayAfter(asOf, quantileSorted(sorted, p));
  return { p5: at(0.05), p15: at(0.15), p50: at(0.5), p85: at(0.85), p95: at(0.95) };
}

/** A forecast's dates out of the days that each replication took. */
export function datesOf(asOf: Day, target: Day | null, days: Float64Array): ForecastDates {
  const sorted = days.slice().sort();
  const curve: CurvePoint[] = Array.from({ length: 99 }, (_, index) => {
    const p = (index + 1) / 100;
    return { p, day: dayAfter(asOf, quantileSorted(sorted, p)) };
  });
  const within = countUpTo(sorted, HORIZON_DAYS) / sorted.length;
  return {
    status: 'ok',
    quantiles: dateQuantiles(asOf, sorted),
    curve,
    oddsOfTarget: target === null ? null : oddsOf(asOf, target, sorted),
    beyondHorizon: 1 - within,
    finished: null,
  };
}

function oddsOf(asOf: Day, target: Day, sorted: Float64Array): number {
  return countUpTo(sorted, lastDays(asOf, target)) / sorted.length;
}

/** The days ahead that still count as on or before a day: it counts to its end, and days are rounded as in `dayAfter`. */
export function lastDays(asOf: Day, target: Day): number {
  const ahead = daysBetween(asOf, target);
  return ahead < 1 ? Number.NEGATIVE_INFINITY : ahead + 0.5 - 1e-9;
}

/** The dates of what is over: one day, and nothing uncertain. */
export function datesOfFinished(day: Day, target: Day | null, by: 'release' | 'items'): ForecastDates {
  return {
    status: 'ok',
    quantiles: { p5: day, p15: day, p50: day, p85: day, p95: day },
    curve: Array.from({ length: 99 }, (_, index) => ({ p: (index + 1) / 100, day })),
    oddsOfTarget: target === null ? null : Number(day <= target),
    beyondHorizon: 0,
    finished: { day, by },
  };
}
