import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loadable } from './load.ts';
import { firstBreach } from './overload.ts';
import { isWorkday, MONDAY_TO_FRIDAY, workingTime } from './working-time.ts';

// A Friday: the first day after it is a Saturday.
const AS_OF = '2017-09-15';
const RULES = { weeks: 3, days: 10 };
const DAYS = 84;
const someone = (ceiling = 1, away: readonly number[] = []): Loadable => ({
  who: 'gita',
  time: workingTime(
    AS_OF,
    Float64Array.from({ length: DAYS }, (_, day) =>
      Number(isWorkday({ asOf: AS_OF, week: MONDAY_TO_FRIDAY }, day + 1) && !away.includes(day + 1)),
    ),
  ),
  gives: 1,
  ceiling,
});
const work = (days: number, until = DAYS, from = 0) => [{ who: 'gita', from, until, days }];
const breachOf = (who: Loadable, works: ReturnType<typeof work>) =>
  firstBreach(who, works, { rules: RULES, until: DAYS });

describe('a ceiling', () => {
  it('is kept by whoever has just as much as there is, and broken by more for three weeks', () => {
    // Twelve weeks have sixty working days.
    expect(breachOf(someone(), work(60))).toBeNull();
    expect(breachOf(someone(), work(66))).toMatchObject({
      rule: 'weeks',
      from: '2017-09-16',
      length: 3,
      load: expect.closeTo(1.1, 9),
    });
    expect(breachOf(someone(0.8), work(54))).toMatchObject({ rule: 'weeks', load: expect.closeTo(0.9, 9) });
  });

  it('may be passed for ten working days, where the weeks around are quiet, and not for eleven', () => {
    expect(breachOf(someone(), work(11, 16))).toBeNull();
    const more = breachOf(someone(), [...work(11.2, 16), ...work(1.2, 17, 16)]);
    expect(more).toMatchObject({ rule: 'days', from: '2017-09-18', length: 11 });
  });

  it('counts what is asked on a day off: leave is no way to do more', () => {
    const away = Array.from({ length: 12 }, (_, day) => day + 3);
    expect(breachOf(someone(1, away), work(58))).toMatchObject({ rule: 'weeks' });
  });

  it('is never kept with more work where it was broken with less, and never broken by a higher one alone', () => {
    const days = fc.double({ min: 0, max: 200, noNaN: true });
    const until = fc.integer({ min: 1, max: DAYS });
    const ceilings = fc.double({ min: 0.1, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ some: days, more: days, end: until, ceiling: ceilings }),
        ({ some, more, end, ceiling }) => {
          const before = breachOf(someone(ceiling), work(some, end));
          if (before !== null) {
            expect(breachOf(someone(ceiling), [...work(some, end), ...work(more)])).not.toBeNull();
          } else {
            expect(breachOf(someone(ceiling + 0.1), work(some, end))).toBeNull();
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
