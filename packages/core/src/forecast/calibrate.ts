import { t6Quantile } from '../stats/index.ts';
import type { Correction } from './reference-class.ts';

/** No forecast looks further ahead than ten years. */
export const HORIZON_WEEKS = 522;
export const HORIZON_DAYS = 7 * HORIZON_WEEKS;

const LEAST_DAYS = 0.5;

/**
 * Simulated ends, brought in line with how milestones of the past really ended: each replication keeps its rank, and gets
 * the time that the reference class has at that rank. So what is joint stays joint (who is last, which milestones slip
 * together), and the spread is the one that history showed.
 * @param ends days by replication
 * @returns corrected days by replication; the simulated ones as they are when there is no past to learn from
 */
export function calibrate(ends: Float64Array, correction: Correction): Float64Array {
  const n = ends.length;
  const { centre, scale, trust } = correction;
  const capped = ends.map((end) => Math.min(Math.max(end, LEAST_DAYS), HORIZON_DAYS + 1));
  if (trust === 0) return capped;
  const order = Uint32Array.from({ length: n }, (_, r) => r).sort((a, b) => capped[a]! - capped[b]! || a - b);
  const spread = residuals(n);
  const corrected = new Float64Array(n);
  for (let rank = 0; rank < n; rank++) {
    const r = order[rank]!;
    const log = trust * (centre + scale * spread[rank]!) + (1 - trust) * Math.log(capped[r]!);
    corrected[r] = Math.min(Math.exp(log), HORIZON_DAYS + 1);
  }
  return corrected;
}

const GRID = 512;
const KNOTS: Float64Array = Float64Array.from({ length: GRID + 1 }, (_, knot) => t6Quantile(placeOf(knot / GRID)));

// The knots lie closer together in the tails, where the quantile bends.
function placeOf(share: number): number {
  return 5e-6 + (1 - 1e-5) * (share * share * (3 - 2 * share));
}

/** Student-t quantiles (ν = 6) at the middles of n equal bins, off by less than 0.001 between P0.1 and P99.9. */
export function residuals(n: number): Float64Array {
  let knot = 0;
  return Float64Array.from({ length: n }, (_, bin) => {
    const p = (bin + 0.5) / n;
    while (knot < GRID - 1 && placeOf((knot + 1) / GRID) < p) knot++;
    const [low, high] = [placeOf(knot / GRID), placeOf((knot + 1) / GRID)];
    const share = Math.min(Math.max((p - low) / (high - low), 0), 1);
    return KNOTS[knot]! + (KNOTS[knot + 1]! - KNOTS[knot]!) * share;
  });
}
