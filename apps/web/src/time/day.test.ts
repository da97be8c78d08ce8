import { describe, expect, it } from 'vitest';
import { addDays, clampDay, dayNumber, dayOf, daysBetween, earliest, isDay, latest } from './day.ts';

describe('days', () => {
  it('count from 1970 and back', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayOf(dayNumber('2017-09-15'))).toBe('2017-09-15');
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(daysBetween('2017-12-31', '2018-01-12')).toBe(12);
  });

  it('are only those of the calendar', () => {
    expect(isDay('2017-09-15')).toBe(true);
    for (const none of ['2017-02-30', '2017-9-1', '15.9.2017', '', undefined, 7]) expect(isDay(none)).toBe(false);
  });

  it('find their ends, and none among none', () => {
    expect(earliest(['2018-01-01', '2017-01-01'])).toBe('2017-01-01');
    expect(latest(['2018-01-01', '2019-01-01', '2017-01-01'])).toBe('2019-01-01');
    expect(latest([])).toBeUndefined();
    expect(clampDay('2011-01-01', '2012-05-01', '2020-01-01')).toBe('2012-05-01');
  });
});
