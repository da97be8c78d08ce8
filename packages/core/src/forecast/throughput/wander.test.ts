import { describe, expect, it } from 'vitest';
import { wanderOf } from './wander.ts';

const mean = (weeks: Float64Array): number => {
  const { factors, odds } = wanderOf(weeks);
  return factors.reduce((sum, factor, index) => sum + factor * odds[index]!, 0);
};

describe('how much a series wanders', () => {
  const steady = Float64Array.from({ length: 300 }, (_, week) => 20 + (week % 3));
  const wild = Float64Array.from({ length: 300 }, (_, week) => (Math.floor(week / 26) % 2 === 0 ? 60 : 2));

  it('is learned from its past: less than usual for a steady one, more for one that jumps', () => {
    expect(mean(steady)).toBeLessThan(0.7);
    expect(mean(wild)).toBeGreaterThan(1.3);
  });

  it('is what other projects had when there is no past, or one of silence', () => {
    const usual = mean(new Float64Array(0));
    expect(usual).toBeGreaterThan(1);
    expect(usual).toBeLessThan(1.5);
    expect(mean(new Float64Array(300))).toBe(usual);
  });
});
