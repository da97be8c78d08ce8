/**
 * Quantile of a sorted sample with the plotting positions (i − ½)/n and a straight line between (Hazen; type 5 of
 * Hyndman & Fan 1996): unbiased enough in the tails, and never beyond the sample.
 * @param sorted ascending, at least one value
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  const place = Math.min(Math.max(p * n - 0.5, 0), n - 1);
  const low = Math.floor(place);
  const below = sorted[low] as number;
  const above = sorted[Math.min(low + 1, n - 1)] as number;
  return below === above ? below : below + (above - below) * (place - low);
}

/** The median of values in any order; undefined for none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** How many values of a sorted sample lie at or below `x`. */
export function countUpTo(sorted: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
