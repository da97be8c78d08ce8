/** A share with its 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z95 = 1.959964;

/** Wilson's 95 % interval of a share, from hits out of a count (Wilson 1927; counts may be effective ones). */
export function wilson(hits: number, count: number): Interval {
  if (count <= 0) return { low: 0, high: 1 };
  const share = hits / count;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count))) / (1 + z2 / count);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * The 95 % interval of a share when hits come in clusters (the forecasts of one version rise and fall together):
 * Wilson's interval with the count divided by the measured design effect, which is never taken below 1.
 * @param clusters hits and count of each cluster
 */
export function clusteredWilson(clusters: readonly { readonly hits: number; readonly count: number }[]): Interval {
  const count = clusters.reduce((sum, cluster) => sum + cluster.count, 0);
  const hits = clusters.reduce((sum, cluster) => sum + cluster.hits, 0);
  if (count === 0) return wilson(0, 0);
  const share = hits / count;
  const independent = count * share * (1 - share);
  const between = clusters.reduce((sum, cluster) => sum + (cluster.hits - share * cluster.count) ** 2, 0);
  const correction = clusters.length > 1 ? clusters.length / (clusters.length - 1) : 1;
  const designEffect = independent > 0 ? Math.max(1, (between * correction) / independent) : count / clusters.length;
  return wilson(hits / designEffect, count / designEffect);
}
