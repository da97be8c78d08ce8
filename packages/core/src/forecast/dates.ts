import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { countUpTo, quantileSorted, quantilesOf } from '../stats/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { CurvePoint, DateQuantiles, ForecastDates, NoDates } from './answer.ts';
import { HORIZON_DAYS } from './calibrate.ts';

/** The day so many days after the as-of day, at least the next one: what is not finished today ends tomorrow or later. */
export function dayAfter(asOf: Day, days: number): Day {
  return addDays(asOf, Math.min(Math.max(1, Math.round(days)), HORIZON_DAYS));
}

/** Why there are no dates where the 85 % one lies beyond the horizon, with the median when that lies within; null where it does not. */
export function beyondHorizon(
  asOf: Day,
  { p50, p85 }: { readonly p50: number; readonly p85: number },
  subject: string,
): NoDates | null {
  if (p85 <= HORIZON_DAYS) return null;
  const reason =
    p50 > HORIZON_DAYS
      ? `${subject} not end within ten years`
      : `as likely as not by ${dayAfter(asOf, p50)}; the date for 85 % lies beyond ten years`;
  return { status: 'infeasible', reason };
}

/** Dates as they are told: without an 85 % date within the horizon there are none. */
export function datesWithin(asOf: Day, target: Day | null, of: Told): ForecastDates | NoDates {
  const [p50, p85] = quantilesOf(of.days, [0.5, 0.85]) as [number, number];
  return beyondHorizon(asOf, { p50, p85 }, of.subject) ?? datesOf(asOf, target, of.days);
}

interface Told {
  readonly days: Float64Array;
  /** Begins the reason, up to the "does" of "does not end". */
  readonly subject: string;
}

/** What a reader must know where the 85 % date lies within the horizon, and the 95 % one beyond it. */
export function lateNote(where: string): Diagnostic {
  return {
    code: BEYOND_HORIZON,
    severity: 'note',
    where,
    what: 'the date for 95 % lies beyond ten years: the one that is shown is the last day that is looked at',
    mend: 'nothing to mend; go by the dates for 50 and 85 %',
  };
}

/** The code of `lateNote`. */
export const BEYOND_HORIZON = 'beyond-horizon';

/** The note of dates that are told, if they need one. */
export function lateNoteOf(where: string, dates: ForecastDates | NoDates): readonly Diagnostic[] {
  return dates.status === 'ok' && dates.beyondHorizon > LATE_SHARE ? [lateNote(where)] : [];
}

const LATE_SHARE = 0.05;

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
