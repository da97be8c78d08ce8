export { clusteredWilson, type Interval, wilson } from './binomial.ts';
export { chiSquare4, gammaFromNormal, NORMAL_TABLE, normal, normalCdf, normalQuantile } from './normal.ts';
export { countUpTo, median, quantileSorted } from './quantile.ts';
export { quantilesOf } from './quantiles-of.ts';
export { bits, streamKey, uniform } from './random.ts';
export { crpsSorted, pinball, randomisedPit } from './score.ts';
export { t6Cdf, t6Quantile, t6TailMean } from './student.ts';
