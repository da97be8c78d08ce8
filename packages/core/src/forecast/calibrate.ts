import type { Correction } from './reference-class.ts';
import { spreadOf } from './residuals.ts';

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
  const spread = spreadOf(correction.residuals, n);
  const corrected = new Float64Array(n);
  for (let rank = 0; rank < n; rank++) {
    const r = order[rank]!;
    const log = trust * (centre + scale * spread[rank]!) + (1 - trust) * Math.log(capped[r]!);
    corrected[r] = Math.min(Math.exp(log), HORIZON_DAYS + 1);
  }
  return corrected;
}
