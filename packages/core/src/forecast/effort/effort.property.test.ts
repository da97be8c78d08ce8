import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffortRecord, EffortTask } from './effort-record.ts';
import { fitEffort } from './fit-effort.ts';
import { totalEffort } from './total-effort.ts';

const odd = fc.constantFrom(Number.NaN, 0, -1, Number.POSITIVE_INFINITY);
const hours = fc.double({ min: 0.1, max: 500, noNaN: true });
const word = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
const task: fc.Arbitrary<EffortTask> = fc.record({
  estimate: fc.option(fc.oneof({ weight: 8, arbitrary: hours }, odd), { nil: null }),
  size: fc.option(fc.oneof({ weight: 8, arbitrary: hours }, odd), { nil: null }),
  type: word,
  person: word,
  project: word,
  team: word,
});
const history: fc.Arbitrary<readonly EffortRecord[]> = fc.array(
  fc
    .tuple(task, fc.oneof({ weight: 8, arbitrary: hours }, odd), fc.integer({ min: 0, max: 500 }))
    .map(([known, actual, day]) => ({ ...known, actual, estimatedOn: day, knownOn: day + 3 })),
  { maxLength: 80 },
);
const P = [0.001, 0.05, 0.15, 0.5, 0.85, 0.95, 0.999];

describe('what a task takes', () => {
  it('has quantiles that are numbers above 0 and rise, whatever the history', () => {
    fc.assert(
      fc.property(history, task, (records, asked) => {
        const quantiles = P.map(fitEffort(records, 400).predict(asked));
        expect(quantiles.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
        expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      }),
    );
  });

  it('is the same whatever the order of the records, and whatever becomes known later', () => {
    fc.assert(
      fc.property(history, task, (records, asked) => {
        const quantiles = P.map(fitEffort(records, 400).predict(asked));
        expect(P.map(fitEffort([...records].reverse(), 400).predict(asked))).toEqual(quantiles);
        const known = records.filter(({ knownOn }) => knownOn <= 400);
        expect(P.map(fitEffort(known, 400).predict(asked))).toEqual(quantiles);
      }),
    );
  });

  it('adds up to totals that are the same for the same seed', () => {
    fc.assert(
      fc.property(history, fc.array(task, { minLength: 1, maxLength: 5 }), (records, tasks) => {
        const model = fitEffort(records, 400);
        const draws = { seed: 3, replications: 50 };
        const total = totalEffort(model, tasks, draws);
        expect(total).toEqual(totalEffort(model, tasks, draws));
        expect(total.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
      }),
    );
  });
});
