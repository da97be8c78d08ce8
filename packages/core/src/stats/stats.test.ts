import { describe, expect, it } from 'vitest';
import {
  chiSquare4,
  clusteredWilson,
  crpsSorted,
  gammaFromNormal,
  normal,
  normalQuantile,
  pinball,
  quantileSorted,
  randomisedPit,
  streamKey,
  t6Cdf,
  t6Quantile,
  t6TailMean,
  uniform,
  wilson,
} from './index.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const draws = (draw: (counter: number) => number, count = 50_000): number[] =>
  Array.from({ length: count }, (_, i) => draw(i));

describe('random numbers', () => {
  it('are uniform, and differ by seed and by id', () => {
    const key = streamKey(1, 'team');
    const values = draws((i) => uniform(key, i));
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.001);
    for (const other of [streamKey(2, 'team'), streamKey(1, 'tean')]) {
      const product = mean(values.map((value, i) => (value - 0.5) * (uniform(other, i) - 0.5)));
      expect(Math.abs(product)).toBeLessThan(0.002);
    }
  });

  it('do not depend on earlier draws', () => {
    const key = streamKey(7, 'x');
    const late = uniform(key, 123_456);
    draws((i) => uniform(key, i), 100);
    expect(uniform(key, 123_456)).toBe(late);
  });

  it('have the moments of their distributions', () => {
    const key = streamKey(3, 'moments');
    const normals = draws((i) => normal(key, i));
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((z) => z * z))).toBeCloseTo(1, 1);
    expect(mean(draws((i) => chiSquare4(key, i)))).toBeCloseTo(4, 1);
    for (const shape of [1, 5, 40]) {
      expect(mean(normals.map((z) => gammaFromNormal(shape, z))) / shape).toBeCloseTo(1, 1);
    }
  });
});

describe('distributions', () => {
  it('give the quantiles of the tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
    expect(t6Quantile(0.95)).toBeCloseTo(1.94318, 4);
    expect(t6Quantile(0.005)).toBeCloseTo(-3.70743, 4);
    expect(t6Cdf(t6Quantile(0.37))).toBeCloseTo(0.37, 8);
  });

  it('give the mean beyond a point', () => {
    const beyond = Array.from({ length: 200_000 }, (_, i) => t6Quantile((i + 0.5) / 200_000)).filter((x) => x > 1);
    expect(t6TailMean(1)).toBeCloseTo(mean(beyond), 3);
  });
});

describe('quantiles', () => {
  it('lie between the values, and keep to the sample at the ends', () => {
    expect(quantileSorted([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileSorted([1, 2, 3, 4], 0)).toBe(1);
    expect(quantileSorted([1, 2, 3, 4], 1)).toBe(4);
    expect(quantileSorted([1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0.9)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('scores', () => {
  it('are the absolute error for a single value, and Gini-corrected for two', () => {
    expect(crpsSorted([5], 8)).toBe(3);
    expect(crpsSorted([0, 2], 1)).toBeCloseTo(0.5, 10);
  });

  it('charge a late quantile by its level', () => {
    expect(pinball(10, 12, 0.85)).toBeCloseTo(1.7, 10);
    expect(pinball(10, 8, 0.85)).toBeCloseTo(0.3, 10);
  });

  it('place the truth in the sample, ties by chance', () => {
    expect(randomisedPit([1, 2, 2, 3], 2, 0)).toBeCloseTo(1 / 5, 10);
    expect(randomisedPit([1, 2, 2, 3], 2, 1)).toBeCloseTo(4 / 5, 10);
  });
});

describe('intervals', () => {
  it('are those of Wilson', () => {
    const { low, high } = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('widen when hits come in clusters, and not when they are independent', () => {
    const together = Array.from({ length: 20 }, (_, i) => ({ hits: i % 5 === 0 ? 0 : 3, count: 3 }));
    const alone = Array.from({ length: 60 }, (_, i) => ({ hits: i % 5 === 0 ? 0 : 1, count: 1 }));
    const width = ({ low, high }: { low: number; high: number }): number => high - low;
    expect(width(clusteredWilson(together))).toBeGreaterThan(1.3 * width(wilson(48, 60)));
    expect(width(clusteredWilson(alone))).toBeCloseTo(width(wilson(48, 60)), 2);
  });
});
