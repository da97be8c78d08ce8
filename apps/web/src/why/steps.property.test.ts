import type { Measure } from '@fulcrum/workbench/views';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, type Part, stepsOf } from './steps.ts';

const days = fc.integer({ min: -400, max: 400 });
const part = fc
  .record({ p50: days, p85: days, points: fc.integer({ min: -100, max: 100 }) })
  .map(
    ({ p50, p85, points }) =>
      ({ key: 'scope', inputs: ['scope'], move: { p50, p85, odds: points / 100 }, points }) as unknown as Part,
  );
const measure = fc.constantFrom<Measure>('p85', 'p50', 'odds');

describe('the steps of a waterfall', () => {
  it('begin at the earlier value, follow one another, shrink, and end where the whole does', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 16 }), measure, (parts, by) => {
        const steps = stepsOf(parts, by);
        const sum = parts.reduce((total, each) => total + countOf(each, by), 0);
        expect(steps.at(-1)?.to ?? 0).toBe(sum);
        for (const [index, step] of steps.entries()) {
          const before = steps[index - 1];
          expect(step.from).toBe(before?.to ?? 0);
          expect(step.to - step.from).toBe(countOf(step.part, by));
          expect(Math.abs(step.to - step.from)).toBeLessThanOrEqual(before ? Math.abs(before.to - before.from) : 400);
        }
      }),
    );
  });
});
