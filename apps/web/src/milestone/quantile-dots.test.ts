import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../time/day.ts';
import { DOTS, dayAt, quantileDots, shareBy } from './quantile-dots.ts';

/** A curve whose hundredths lie evenly, `step` days apart. */
const even = (first: string, step: number) =>
  Array.from({ length: 99 }, (_, index) => ({ p: (index + 1) / 100, day: addDays(first, Math.round(index * step)) }));

describe('quantile dots', () => {
  it('are fifty, and none is lost', () => {
    for (const step of [0.05, 0.3, 1, 4, 20]) {
      const dots = quantileDots(even('2017-10-01', step), '2017-11-20');
      expect(dots?.bins.reduce((sum, bin) => sum + bin.dots, 0)).toBe(DOTS);
      expect(dots?.bins.length).toBeLessThanOrEqual(30);
    }
  });

  it('lie in columns of one width that end on the target', () => {
    const target = '2017-11-20';
    const dots = quantileDots(even('2017-10-01', 1), target);
    expect(dots?.binDays).toBe(7);
    expect(dots?.bins.some(({ last }) => last === target)).toBe(true);
    for (const bin of dots?.bins ?? []) {
      expect(daysBetween(bin.first, bin.last)).toBe(6);
      expect(bin.makesTarget).toBe(bin.last <= target);
    }
  });

  it('count what keeps the target as the curve does', () => {
    const curve = even('2017-10-01', 1);
    const dots = quantileDots(curve, '2017-11-20');
    const counted = (dots?.bins ?? []).filter(({ makesTarget }) => makesTarget).reduce((sum, bin) => sum + bin.dots, 0);
    expect(counted).toBe(dots?.made);
    expect((dots?.made ?? 0) / DOTS).toBeCloseTo(shareBy(curve, '2017-11-20'), 1);
  });

  it('need no target, and tell of the far tail instead of drawing it', () => {
    const curve = even('2017-10-01', 0.5).map((point) => (point.p > 0.97 ? { ...point, day: '2021-01-01' } : point));
    const dots = quantileDots(curve, null);
    expect(dots?.made).toBeUndefined();
    expect(dots?.beyond).toBeGreaterThan(0);
    expect(dots?.scale.last && dots.scale.last < '2018-01-01').toBe(true);
  });

  it('leave a target of long ago out of the picture', () => {
    const dots = quantileDots(even('2017-10-01', 1), '2015-01-01');
    expect(dots?.made).toBe(0);
    expect(dots?.scale.first && dots.scale.first >= '2017-09-01').toBe(true);
  });

  it('are none without a curve', () => {
    expect(quantileDots([], '2017-11-20')).toBeUndefined();
  });
});

describe('the curve', () => {
  it('is read both ways', () => {
    const curve = even('2017-10-01', 1);
    expect(dayAt(curve, 0.01)).toBe('2017-10-01');
    expect(shareBy(curve, '2017-09-01')).toBe(0);
    expect(shareBy(curve, '2019-09-01')).toBe(1);
    expect(shareBy(curve, '2017-10-02')).toBeCloseTo(0.02, 5);
  });
});
