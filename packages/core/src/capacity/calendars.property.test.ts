import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { addDays } from '../calendar/index.ts';
import { capacityOf, dayOfWork, momentOfWork, workBy } from './index.ts';

const FIRST = '2021-03-06';
const DAYS = 120;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const week = fc.subarray([...WEEK], { minLength: 1 });
const holidays = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: DAYS }), share: fc.constantFrom(0.25, 0.5, 1) }),
  { maxLength: 25 },
);

const timeOf = (days: readonly string[], list: readonly { readonly after: number; readonly share: number }[]) => {
  const things: Record<string, Things[string]> = {
    'workspace:main': { calendar: 'c' },
    'calendar:c': { name: 'C', days: [...days] },
    'team:red': { name: 'Red', program: PLANNED },
  };
  for (const [index, { after, share }] of list.entries())
    things[`holiday:${index}`] = { title: `H${index}`, calendar: 'c', day: addDays(FIRST, after), share };
  return capacityOf(planGraph(things), PLANNED, { days: DAYS }).teams.get('red')!.time;
};

describe('working time with holidays', () => {
  it('is additive: what is done from one day to another is the sum of the days between', () => {
    fc.assert(
      fc.property(week, holidays, fc.tuple(fc.nat(300), fc.nat(300)), (days, list, [a, b]) => {
        const time = timeOf(days, list);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        let sum = 0;
        for (let day = from; day < to; day++) {
          const done = workBy(time, day + 1) - workBy(time, day);
          expect(done).toBeGreaterThanOrEqual(0);
          expect(done).toBeLessThanOrEqual(1);
          sum += done;
        }
        expect(workBy(time, to) - workBy(time, from)).toBeCloseTo(sum, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('has an inverse: the day by whose end some work is done is the first one with as much', () => {
    fc.assert(
      fc.property(week, holidays, fc.double({ min: 0.01, max: 150, noNaN: true }), (days, list, work) => {
        const time = timeOf(days, list);
        const day = dayOfWork(time, work);
        expect(workBy(time, day)).toBeGreaterThanOrEqual(work - 1e-6);
        expect(workBy(time, day - 1)).toBeLessThan(work);
        expect(workBy(time, momentOfWork(time, work))).toBeCloseTo(Math.min(work, workBy(time, day)), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('is never more with one holiday more', () => {
    fc.assert(
      fc.property(week, holidays, fc.nat(DAYS), (days, list, after) => {
        const [before, now] = [timeOf(days, list), timeOf(days, [...list, { after, share: 1 }])];
        for (let day = 0; day <= DAYS; day += 7)
          expect(workBy(now, day)).toBeLessThanOrEqual(workBy(before, day) + 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});
