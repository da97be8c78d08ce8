import fc from 'fast-check';
import { expect, it } from 'vitest';
import { playSchedule, readOnce, type Step } from './testing/play-schedule.ts';

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      item: share,
      field: fc.constantFrom('state', 'title', 'milestones'),
      value: share,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'restore'), item: share }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      which: share,
      copies: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('poll' as const), isCut: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: 'sweep' }, { kind: 'full' }) },
);

// FULCRUM_SCHEDULES=10000 plays as many as are promised; that takes some seconds.
const SCHEDULES = Number(process.env.FULCRUM_SCHEDULES ?? 200);

it('any schedule of webhooks (twice, lost, late, out of order), polls and sweeps ends in the program of one who reads once', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat({ max: 10 }), (steps, before) => {
      expect(playSchedule(steps, before)).toBe(readOnce(steps));
    }),
    { numRuns: SCHEDULES },
  );
});
