import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLANNED, planGraph } from '../../../../tests/programs/plan-program.ts';
import { addDays, daysBetween } from '../calendar/index.ts';
import { capacityOf, loadByWeek, type PlannedWork } from './index.ts';

// As of Friday, 2021-03-05.
const AWAY = { from: '2021-03-15', until: '2021-03-19' };
const graph = planGraph({ 'person:ann': { name: 'Ann' }, 'leave:1': { person: 'ann', ...AWAY } });
const { time } = capacityOf(graph, PLANNED).people.get('ann')!;
const ann = { who: 'ann', time, gives: 1, ceiling: 1 };
const loads = (work: readonly Omit<PlannedWork, 'who'>[], more: object = {}) =>
  loadByWeek(
    [{ ...ann, ...more }],
    work.map((each) => ({ who: 'ann', ...each })),
  )[0]!;
const span = (from: string, until: string, days: number) => ({
  from: daysBetween(time.asOf, from) - 1,
  until: daysBetween(time.asOf, until),
  days,
});
const week = (from: string, days: number) => span(from, addDays(from, 4), days);

describe('load by week', () => {
  it('is planned work against what there is', () => {
    const { weeks, over } = loads([week('2021-03-08', 5), week('2021-03-22', 2), week('2021-03-22', 4)]);
    // The weekend of the as-of week first.
    expect(weeks.map(({ week: monday, planned, capacity }) => [monday, planned, capacity])).toEqual([
      ['2021-03-01', 0, 0],
      ['2021-03-08', 5, 5],
      ['2021-03-15', 0, 0],
      ['2021-03-22', 6, 5],
    ]);
    expect([over, weeks.map(({ isOver }) => isOver)]).toEqual([1, [false, false, false, true]]);
  });

  it('spreads work over the days on which somebody works, and counts what is planned in leave as too much', () => {
    const across = loads([span('2021-03-10', '2021-03-23', 5)]);
    expect(across.weeks.map(({ planned }) => planned)).toEqual([0, 3, 0, 2]);
    const inLeave = loads([week('2021-03-15', 2)]).weeks.at(-1);
    expect(inLeave).toMatchObject({ planned: 2, capacity: 0, load: null, isOver: true });
  });

  it('knows a part of a week that somebody gives, and a ceiling below all of it', () => {
    expect(loads([week('2021-03-08', 2.5)], { gives: 0.5 }).over).toBe(0);
    expect(loads([week('2021-03-08', 3)], { gives: 0.5 }).weeks[1]?.load).toBeCloseTo(1.2);
    expect(loads([week('2021-03-08', 4.5)], { ceiling: 0.8 }).over).toBe(1);
  });

  it('loses no work that lies ahead', () => {
    const work = fc.record({
      from: fc.double({ min: 0, max: 60, noNaN: true }),
      length: fc.nat(40),
      days: fc.double({ min: 0, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(work, { maxLength: 8 }), (drawn) => {
        const works = drawn.map(({ from, length, days }) => ({ from, until: from + length + 1, days }));
        const sum = loads(works).weeks.reduce((total, { planned }) => total + planned, 0);
        expect(sum).toBeCloseTo(
          works.reduce((total, { days }) => total + days, 0),
          6,
        );
      }),
    );
  });
});
