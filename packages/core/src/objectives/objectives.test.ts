import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/index.ts';
import { lossesOf, lossOfDelay } from './delay.ts';
import { daysAhead, landingDates, landingOdds, landingOf, type NeededWork } from './landing.ts';
import { gainOfOrder, rankedByCd3, rankedByValue } from './order.ts';
import { progressOf } from './progress.ts';

const ASOF = '2024-03-04';
const ahead = (name: string, days: readonly number[], share = 1): NeededWork => {
  return { name, share, end: { status: 'ok', days: Float64Array.from(days) } };
};

describe('when an objective lands', () => {
  it('takes the last of its work in each future, never the last of the quantiles', () => {
    const landing = landingOf([ahead('A', [10, 30]), ahead('B', [30, 10])]);
    expect(landing).toMatchObject({ status: 'ok', days: Float64Array.of(30, 30) });
    if (landing.status !== 'ok') return;
    expect(landingDates(ASOF, landing).p50).toBe(addDays(ASOF, 30));
    expect(landingOdds(ASOF, addDays(ASOF, 29), landing)).toBe(0);
    expect(landingOdds(ASOF, addDays(ASOF, 30), landing)).toBe(1);
  });

  it('counts a share of the time of work that serves others too, and lands with it all the same', () => {
    expect(landingOf([ahead('A', [10, 20], 0.5)])).toMatchObject({
      days: Float64Array.of(10, 20),
      duration: Float64Array.of(5, 10),
    });
  });

  it('says why where it cannot be told', () => {
    expect(landingOf([])).toEqual({ status: 'insufficient-data', reason: 'no work is linked to it' });
    const lacking: NeededWork = { name: 'B', share: 1, end: { status: 'infeasible', reason: 'a ring' } };
    expect(landingOf([ahead('A', [1]), lacking])).toEqual({ status: 'infeasible', reason: 'B: a ring' });
    expect(landingOf([ahead('A', [4000, 4000])])).toMatchObject({ status: 'infeasible' });
  });

  it('has landed with the last of what has landed', () => {
    const of = (day: string): NeededWork => ({ name: day, share: 1, end: { status: 'landed', day } });
    expect(landingOf([of('2024-02-02'), of('2024-01-01')])).toEqual({ status: 'landed', day: '2024-02-02' });
  });
});

describe('what waiting loses', () => {
  const profile = { costOfDelay: 700, value: 9_000, halvesIn: 4 };
  it('is the same each week, or all of the value past a deadline, or less with each week', () => {
    const losses = (urgency: 'steady' | 'deadline' | 'decaying') =>
      [-7, 0, 1, 28].map((late) => Math.round(lossOfDelay({ ...profile, urgency }, late)));
    expect(losses('steady')).toEqual([0, 0, 100, 2_800]);
    expect(losses('deadline')).toEqual([0, 0, 9_000, 9_000]);
    expect(losses('decaying')).toEqual([0, 0, 99, 2_020]);
    expect(lossesOf({ ...profile, urgency: 'steady' }, Float64Array.of(3, 14), daysAhead(ASOF, '2024-03-11'))).toEqual(
      Float64Array.of(0, 700),
    );
  });
});

describe('what order pays', () => {
  const contender = (id: string, value: number, [costOfDelay, weeks]: readonly [number, number]) => {
    return { id, value, costOfDelay, duration: new Float64Array(4).fill(weeks * 7) };
  };
  const [big, small] = [contender('big', 100, [10, 10]), contender('small', 20, [8, 2])] as const;

  it('is not that of value: what is quick goes first', () => {
    expect(rankedByValue([small, big])).toEqual(['big', 'small']);
    expect(rankedByCd3([big, small]).map(({ id, cd3 }) => [id, cd3])).toEqual([
      ['small', 4],
      ['big', 1],
    ]);
    // 10·10 + 8·12 = 196 against 8·2 + 10·12 = 136.
    expect(gainOfOrder([big, small], [small, big])).toEqual({ mean: 60, p15: 60, p85: 60 });
    expect(gainOfOrder([big], [big])).toBeNull();
  });
});

describe('the progress of a measure', () => {
  const goal = { from: 100, to: 50, by: '2024-06-01' };
  const weekly = (values: readonly number[]) =>
    values.map((value, week) => ({ day: addDays('2024-01-01', 7 * week), value }));

  it('follows the median slope, downwards too', () => {
    const progress = progressOf(goal, weekly([100, 96, 92, 40, 84]));
    expect(progress).toMatchObject({ share: 0.32, reason: null, trend: { perWeek: -4 } });
    expect(progress.trend?.reaches).toBe(addDays('2024-01-29', 60));
    expect(progressOf({ from: 0, to: 50, by: '2024-03-01' }, weekly([0, 5, 10, 15]))).toMatchObject({
      state: 'behind',
      trend: { reaches: '2024-03-11' },
    });
  });

  it('says that there are too few readings, over too few days, or that it goes the other way', () => {
    expect(progressOf(goal, [])).toMatchObject({ state: 'too-few-readings', reason: 'there is no reading yet' });
    expect(progressOf(goal, weekly([100]))).toMatchObject({ reason: 'a trend needs 3 readings, and there is 1' });
    const days = [0, 1, 2].map((day) => ({ day: addDays('2024-01-01', day), value: 90 - day }));
    expect(progressOf(goal, days).reason).toContain('span 2 days');
    expect(progressOf(goal, weekly([100, 104, 108]))).toMatchObject({ state: 'turning-away', share: -0.16 });
    expect(progressOf(goal, weekly([90, 90, 90]))).toMatchObject({ state: 'turning-away', trend: { reaches: null } });
  });

  it('is reached when the last reading is, whatever the trend', () => {
    expect(progressOf(goal, weekly([100, 70, 49])).state).toBe('reached');
    expect(progressOf(goal, weekly([49])).state).toBe('reached');
    expect(progressOf({ from: null, to: null, by: null }, weekly([1, 2, 3]))).toMatchObject({ state: 'no-goal' });
  });
});
