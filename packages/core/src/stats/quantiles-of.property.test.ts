import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileSorted, quantilesOf } from './index.ts';

describe('quantiles of an unsorted sample', () => {
  it('are those of the sorted one', () => {
    const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const few = fc.integer({ min: 0, max: 3 });
    const samples = fc.array(fc.oneof(numbers, few), { minLength: 1, maxLength: 400 });
    const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(samples, probabilities, (values, ps) => {
        const sorted = Float64Array.from(values).sort();
        const expected = ps.map((p) => quantileSorted(sorted, p));
        const found = quantilesOf(Float64Array.from(values), ps);
        // Zero has no sign here.
        expect(found.map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
      }),
    );
  });
});
