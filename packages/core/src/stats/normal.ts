import { uniform } from './random.ts';

// Acklam's rational approximation of the inverse normal distribution (relative error below 1.2e-9).
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** The standard normal quantile of `p`, 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p > 1 - TAIL) return -normalQuantile(1 - p);
  if (p < TAIL) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(C, q) / polynomial(D, q);
  }
  const q = p - 0.5;
  return (q * polynomial(A, q * q)) / polynomial(B, q * q);
}

/** The share of a standard normal distribution below `z`: a series near the middle, a continued fraction in the tails. */
export function normalCdf(z: number): number {
  if (z > 0) return 1 - normalCdf(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < -3) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / (fraction - z);
    return density / (fraction - z);
  }
  let [term, sum] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + density * sum;
}

const TABLE_BITS = 12;

/** 4,096 standard normal quantiles at the middles of equal bins: the hot loops index it with 12 random bits. */
export const NORMAL_TABLE: Float64Array = Float64Array.from({ length: 2 ** TABLE_BITS }, (_, index) =>
  normalQuantile((index + 0.5) / 2 ** TABLE_BITS),
);

/** A standard normal number: draw number `counter` of a stream. */
export function normal(key: number, counter: number): number {
  return normalQuantile(uniform(key, counter));
}

/** A χ² number with 4 degrees of freedom, exactly: draws number `2·counter` and `2·counter + 1` of a stream. */
export function chiSquare4(key: number, counter: number): number {
  return -2 * Math.log(uniform(key, 2 * counter) * uniform(key, 2 * counter + 1));
}

/**
 * A gamma quantile from a standard normal one (Wilson & Hilferty 1931). Good to about 1 % for shapes of 1 and more;
 * below that it is only used where the mean is a fraction of an item.
 */
export function gammaFromNormal(shape: number, z: number): number {
  if (shape <= 0) return 0;
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return root <= 0 ? 0 : shape * root * root * root;
}
