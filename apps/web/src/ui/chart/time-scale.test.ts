import { describe, expect, it } from 'vitest';
import { endOf, percentOf, percentWithin, scaleOver, ticksOf } from './time-scale.ts';

const year = { first: '2017-01-01', last: '2018-01-01' };

describe('a scale of time', () => {
  it('places days in percent, also outside of it', () => {
    expect(percentOf(year, '2017-01-01')).toBe(0);
    expect(percentOf(year, '2018-01-01')).toBe(100);
    expect(percentOf(year, '2019-01-01')).toBe(200);
    expect(percentWithin(year, '2019-01-01')).toBe(100);
    expect(endOf(year, '2017-12-31')).toBe(100);
  });

  it('leaves air around its days, and two weeks at least', () => {
    expect(scaleOver(['2017-01-01', '2017-04-11'], { before: 0.1, after: 0.2 })).toEqual({
      first: '2016-12-22',
      last: '2017-05-01',
    });
    expect(scaleOver(['2017-01-01'], { before: 0, after: 1 })).toEqual({ first: '2017-01-01', last: '2017-01-15' });
    expect(scaleOver([], { before: 0, after: 0 })).toBeUndefined();
  });

  it('has ticks at round days, never more than fit', () => {
    const spans = ['2017-01-20', '2017-03-01', '2017-09-30', '2018-06-01', '2021-01-01', '2035-01-01'];
    for (const last of spans) {
      const ticks = ticksOf({ first: '2016-12-28', last }, 10);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(12);
      for (const { percent } of ticks) expect(percent).toBeGreaterThanOrEqual(0);
    }
  });

  it('writes a new year by its number', () => {
    const ticks = ticksOf({ first: '2017-09-01', last: '2018-05-15' });
    expect(ticks.map(({ day }) => day)).toContain('2017-10-01');
    expect(ticks.find(({ strong }) => strong)?.label).toBe('2018');
  });

  it('begins weeks on a Monday', () => {
    const days = ticksOf({ first: '2017-09-15', last: '2017-11-10' }).map(({ day }) => new Date(day).getUTCDay());
    expect(days.length).toBeGreaterThan(2);
    expect(new Set(days)).toEqual(new Set([1]));
  });
});
