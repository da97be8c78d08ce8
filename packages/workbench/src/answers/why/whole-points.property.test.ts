import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePoints } from './whole-points.ts';

const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 14 });

describe('odds in whole points', () => {
  it('add up to the whole, and none is a point or more off', () => {
    fc.assert(
      fc.property(shares, (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const points = wholePoints(whole, parts);
        expect(points.reduce((sum, each) => sum + each, 0)).toBe(Math.round(whole * 100) || 0);
        for (const [index, each] of points.entries())
          expect(Math.abs(each - (parts[index] ?? 0) * 100)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  it('leaves what is whole already', () => {
    expect(wholePoints(0.1, [0.12, -0.02, 0])).toEqual([12, -2, 0]);
    expect(wholePoints(0, [])).toEqual([]);
  });
});
