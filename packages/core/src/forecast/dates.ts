import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { countUpTo, quantileSorted } from '../stats/index.ts';
import type { CurvePoint, DateQuantiles, ForecastDates } from './answer.ts';
import { HORIZON_DAYS } from './calibrate.ts';

/** The day so many days after the as-of day, at least the next one: what is not finished today ends tomorrow or later. */
function dayAfter(asOf: Day, days: number): Day {
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

/** Share of a sorted sample of days ahead that ends by a day. */
export function oddsOf(asOf: Day, target: Day, sorted: Float64Array): number {
  const ahead = daysBetween(asOf, target);
  // A day counts to its end, and days are rounded: see `dayAfter`.
  return ahead < 1 ? 0 : countUpTo(sorted, ahead + 0.5 - 1e-9) / sorted.length;
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
