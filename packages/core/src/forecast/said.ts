import { dayOf, MS_PER_DAY } from '../calendar/index.ts';
import { crpsSorted, randomisedPit } from '../stats/index.ts';
import type { Forecaster, Said } from './backtest-report.ts';
import { dateQuantiles } from './dates.ts';
import type { DayNumber } from './ledger.ts';

/** What came of a forecast, in days; it was watched for `most` days, and what lies beyond counts as that. */
export interface Came {
  readonly origin: DayNumber;
  readonly days: number;
  readonly most: number;
}

/**
 * What each forecaster said, and how that scored.
 * @param samples days ahead, ascending
 * @param tie a uniform number that decides where the truth ties with the sample
 */
export function saidBy(
  samples: Readonly<Record<Forecaster, Float64Array>>,
  came: Came,
  tie: number,
): Readonly<Record<Forecaster, Said>> {
  const said = (sample: Float64Array): Said => {
    const { p15, p50, p85, p95 } = dateQuantiles(dayOf(came.origin * MS_PER_DAY), sample);
    const whole = sample.map((days) => Math.min(Math.max(1, Math.round(days)), came.most));
    const truth = Math.min(came.days, came.most);
    return { p15, p50, p85, p95, crps: round(crpsSorted(whole, truth)), pit: round(randomisedPit(whole, truth, tie)) };
  };
  return { fulcrum: said(samples.fulcrum), velocity: said(samples.velocity), bootstrap: said(samples.bootstrap) };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
