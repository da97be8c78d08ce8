import { t6Quantile } from '../stats/index.ts';

/** A residual in units of the scale, or the least that it can be. */
export interface Residual {
  readonly value: number;
  readonly isCensored: boolean;
  readonly weight: number;
}

/** Student's t (ν = 6) as a sample of so many values, which together count for so many residuals. */
const IDEAL_COUNT = 60;
const IDEAL_WEIGHT = 10;
const IDEAL: readonly Residual[] = Array.from({ length: IDEAL_COUNT }, (_, index) => ({
  value: t6Quantile((index + 0.5) / IDEAL_COUNT),
  isCensored: false,
  weight: IDEAL_WEIGHT / IDEAL_COUNT,
}));

/** Knots of a distribution: the share `p[i]` lies at or below `z[i]`; both rise. */
export interface Knots {
  readonly z: Float64Array;
  readonly p: Float64Array;
}

/**
 * The distribution of residuals as it was seen, drawn towards Student's t where little was seen: the product-limit
 * estimator for censored data (Kaplan & Meier 1958) with weights.
 */
export function residualKnots(residuals: readonly Residual[]): Knots {
  const all = [...residuals, ...IDEAL].sort((a, b) => a.value - b.value || Number(a.isCensored) - Number(b.isCensored));
  let atRisk = all.reduce((sum, { weight }) => sum + weight, 0);
  let surviving = 1;
  const z: number[] = [];
  const p: number[] = [];
  for (const { value, isCensored, weight } of all) {
    const before = surviving;
    if (!isCensored) surviving *= Math.max(0, 1 - weight / atRisk);
    atRisk -= weight;
    if (isCensored) continue;
    z.push(value);
    p.push(1 - (before + surviving) / 2);
  }
  return { z: Float64Array.from(z), p: Float64Array.from(p) };
}

/** Quantiles at the middles of n equal bins; beyond the outermost knots, Student's t goes on from there. */
export function spreadOf(knots: Knots, n: number): Float64Array {
  const { z, p } = knots;
  const last = z.length - 1;
  let knot = 0;
  return Float64Array.from({ length: n }, (_, bin) => {
    const share = (bin + 0.5) / n;
    if (share <= p[0]!) return z[0]! + t6Quantile(share) - t6Quantile(p[0]!);
    if (share >= p[last]!) return z[last]! + t6Quantile(share) - t6Quantile(p[last]!);
    while (p[knot + 1]! < share) knot++;
    return z[knot]! + ((z[knot + 1]! - z[knot]!) * (share - p[knot]!)) / (p[knot + 1]! - p[knot]!);
  });
}
