import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishSeries } from './finish-series.ts';
import { daysUntil, itemsWithin, type Pace, paceOf } from './forecast-pace.ts';

const DRAWS = { seed: 7, replications: 200 };
const TODAY = 17_000;

/** Days of finishes in the year before today, and some after it. */
const days = fc.array(fc.integer({ min: TODAY - 400, max: TODAY + 60 }), { minLength: 0, maxLength: 300 });

function paceOn(list: readonly number[]): Pace | null {
  const pace = paceOf(finishSeries(list), TODAY);
  return pace.status === 'ok' ? pace : null;
}

describe('the pace of a series', () => {
  it('is a pace or a reason, and never a number that is none', () => {
    fc.assert(
      fc.property(days, (list) => {
        const pace = paceOf(finishSeries(list), TODAY);
        if (pace.status !== 'ok') {
          expect(pace.reason).toMatch(/the floor is \d+$/);
          return;
        }
        expect(pace.wander.odds.reduce((sum, odds) => sum + odds, 0)).toBeCloseTo(1);
        const numbers = [...itemsWithin(pace, 8, DRAWS), ...daysUntil(pace, 20, DRAWS)];
        expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });

  it('is the same whatever the order of the finishes, and whatever comes later', () => {
    fc.assert(
      fc.property(days, (list) => {
        const known = list.filter((day) => day <= TODAY);
        expect(paceOf(finishSeries([...list].reverse()), TODAY)).toEqual(paceOf(finishSeries(list), TODAY));
        expect(paceOf(finishSeries(known), TODAY)).toEqual(paceOf(finishSeries(list), TODAY));
      }),
    );
  });

  it('gives the same sample for the same seed, ascending; more weeks give no fewer items, more items no earlier day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (list, more) => {
        const pace = paceOn(list);
        if (pace === null) return;
        const items = itemsWithin(pace, 4, DRAWS);
        expect(itemsWithin(pace, 4, DRAWS)).toEqual(items);
        expect([...items]).toEqual([...items].sort((a, b) => a - b));
        const [later, further] = [itemsWithin(pace, 4 + more, DRAWS), daysUntil(pace, 10 + more, DRAWS)];
        expect(items.every((value, index) => value <= later[index]!)).toBe(true);
        expect(daysUntil(pace, 10, DRAWS).every((value, index) => value <= further[index]!)).toBe(true);
      }),
    );
  });

  it('works for a million finishes', () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => TODAY - (index % 3000));
    const pace = paceOn(many);
    expect(pace).not.toBeNull();
    const median = itemsWithin(pace as Pace, 4, DRAWS)[100]!;
    expect(median).toBeGreaterThan(7_000);
    expect(median).toBeLessThan(12_000);
  });
});
