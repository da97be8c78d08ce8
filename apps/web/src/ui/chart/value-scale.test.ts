import { describe, expect, it } from 'vitest';
import { ageScale, linearScale } from './value-scale.ts';

describe('a linear scale', () => {
  it('holds every value between round ticks', () => {
    for (const most of [0, 1, 3, 10, 47, 533, 19_747]) {
      const { percentOf, ticks } = linearScale(most);
      expect(percentOf(0)).toBe(100);
      expect(percentOf(most)).toBeGreaterThanOrEqual(0);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
    }
  });

  it('begins near the least when it is told to', () => {
    const { percentOf, ticks } = linearScale(19_747, 14_900);
    expect(ticks[0]?.value).toBe(14_000);
    expect(percentOf(14_900)).toBeLessThanOrEqual(100);
    expect(percentOf(19_747)).toBeGreaterThanOrEqual(0);
  });
});

describe('a scale of ages', () => {
  it('gives equal factors equal steps', () => {
    const { percentOf } = ageScale(3000);
    const [week, month, year] = [7, 63, 511].map((days) => percentOf(days));
    expect((week ?? 0) - (month ?? 0)).toBeCloseTo((month ?? 0) - (year ?? 0), 5);
  });

  it('shows only ticks inside of the picture', () => {
    const { percentOf, ticks } = ageScale(40);
    expect(ticks.map(({ label }) => label)).toEqual(['0', '1 day', '1 week', '1 month']);
    expect(percentOf(40)).toBeGreaterThan(0);
  });
});
