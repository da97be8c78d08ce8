import { type Day, daysBetween } from '../calendar/index.ts';
import { crpsSorted, pinball, randomisedPit } from '../stats/index.ts';
import type { CurvePoint } from './answer.ts';

/** What was kept of a forecast. */
export interface StoredForecast {
  readonly asOf: Day;
  readonly curve: readonly CurvePoint[];
}

/** How good one kept forecast was, once the truth is known. */
export interface ForecastScore {
  /** Whether the end came by P50, P85 and P95. */
  readonly by: { readonly p50: boolean; readonly p85: boolean; readonly p95: boolean };
  /** Share of the forecast before the truth. */
  readonly pit: number;
  /** Continuous ranked probability score, in days. */
  readonly crps: number;
  /** Pinball loss at 0.85, in days. */
  readonly pinball85: number;
  /** Days from the median to the truth; positive when it came later. */
  readonly error: number;
}

/**
 * Scores a kept forecast against the day that came, by its curve of 99 points.
 * @throws RangeError when the curve is empty: a forecast without an answer has no score
 */
export function scoreForecast(stored: StoredForecast, truth: Day): ForecastScore {
  if (stored.curve.length === 0) throw new RangeError('a forecast without a curve cannot be scored');
  const sample = Float64Array.from(stored.curve, ({ day }) => daysBetween(stored.asOf, day));
  const came = daysBetween(stored.asOf, truth);
  const at = (p: number): number => {
    const nearest = stored.curve.reduce((best, point, index) => {
      return Math.abs(point.p - p) < Math.abs(stored.curve[best]!.p - p) ? index : best;
    }, 0);
    return sample[nearest]!;
  };
  return {
    by: { p50: came <= at(0.5), p85: came <= at(0.85), p95: came <= at(0.95) },
    pit: randomisedPit(sample, came, 0.5),
    crps: crpsSorted(sample, came),
    pinball85: pinball(at(0.85), came, 0.85),
    error: came - at(0.5),
  };
}
