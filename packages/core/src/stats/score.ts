/**
 * Continuous ranked probability score of a sorted sample against the truth (Gneiting & Raftery 2007, in the form for
 * order statistics), in the sample's unit: 0 is perfect; for a single value it is the absolute error.
 */
export function crpsSorted(sorted: ArrayLike<number>, truth: number): number {
  const n = sorted.length;
  let error = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const x = sorted[i] as number;
    error += Math.abs(x - truth);
    spread += (2 * i + 1 - n) * x;
  }
  return error / n - spread / (n * n);
}

/** Pinball loss of a quantile: what it costs to have said `quantile` at level `p` when `truth` came. */
export function pinball(quantile: number, truth: number, p: number): number {
  return truth >= quantile ? p * (truth - quantile) : (1 - p) * (quantile - truth);
}

/**
 * Probability integral transform of the truth in a sorted sample, randomised where the truth ties with values, so that
 * it is uniform for a calibrated forecast of whole days too (Smith 1985).
 * @param u a uniform number that decides the ties
 */
export function randomisedPit(sorted: ArrayLike<number>, truth: number, u: number): number {
  let below = 0;
  let equal = 0;
  for (let i = 0; i < sorted.length; i++) {
    const x = sorted[i] as number;
    if (x < truth) below++;
    else if (x === truth) equal++;
  }
  return (below + u * (equal + 1)) / (sorted.length + 1);
}
