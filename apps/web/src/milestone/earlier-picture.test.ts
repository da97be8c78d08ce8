import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { gapsOf, unbroken } from './earlier-picture.tsx';

/** Weeks from 1 January 2017: `x` with a forecast, `-` without. */
const weeks = (pattern: string) =>
  [...pattern].map((sign, week) => {
    const asOf = addDays('2017-01-01', 7 * week);
    const known = sign === 'x';
    return {
      asOf,
      status: known ? ('ok' as const) : ('insufficient-data' as const),
      p15: known ? addDays(asOf, 10) : null,
      p50: known ? addDays(asOf, 20) : null,
      p85: known ? addDays(asOf, 30) : null,
      odds: null,
    };
  });

describe('earlier forecasts', () => {
  it('are bands that a week without a forecast breaks', () => {
    expect(unbroken(weeks('xx-xxx')).map((run) => run.length)).toEqual([2, 3]);
    expect(unbroken(weeks('--'))).toEqual([]);
    expect(unbroken(weeks('xxx')).map((run) => run.length)).toEqual([3]);
  });

  it('have gaps from the last week that had one to the next', () => {
    expect(gapsOf(weeks('xx-xx'))).toEqual([{ first: '2017-01-08', last: '2017-01-22' }]);
    expect(gapsOf(weeks('x--x'))).toEqual([{ first: '2017-01-01', last: '2017-01-22' }]);
    expect(gapsOf(weeks('xxxx'))).toEqual([]);
  });

  it('have gaps at both ends too', () => {
    expect(gapsOf(weeks('--xx--'))).toEqual([
      { first: '2017-01-01', last: '2017-01-15' },
      { first: '2017-01-22', last: '2017-02-05' },
    ]);
  });
});
