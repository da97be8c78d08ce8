import { describe, expect, it } from 'vitest';
import { sampleRow } from '../milestones/sample-row.ts';
import { nineWeeks } from './nine-weeks.ts';

const quantiles = { p5: '2017-11-01', p15: '2017-11-10', p50: '2017-11-20', p85: '2017-11-30', p95: '2017-12-30' };
type Dates = readonly [p15: string, p50: string, p85: string];
const past = (asOf: string, dates?: Dates) => {
  const [p15, p50, p85] = dates ?? [null, null, null];
  return { asOf, status: dates ? ('ok' as const) : ('insufficient-data' as const), p15, p50, p85, odds: null };
};
const ASOF = '2017-09-15';

describe('nineWeeks', () => {
  it('places each week that was forecast, this one last, with its target on the same scale', () => {
    const row = sampleRow({
      quantiles,
      target: '2017-11-20',
      past: [
        past('2017-07-21', ['2017-11-10', '2017-11-15', '2017-11-20']),
        past('2017-08-04'),
        past('2017-09-08', ['2017-11-10', '2017-11-20', '2017-11-30']),
      ],
    });
    const { columns, target } = nineWeeks(row, ASOF);
    expect(columns.map(({ place }) => place)).toEqual([0, 7, 8]);
    expect(columns[0]).toMatchObject({ early: 0, median: 0.25, late: 0.5 });
    expect(columns[2]).toMatchObject({ early: 0, median: 0.5, late: 1, p85: '2017-11-30' });
    expect(target).toBe(0.5);
  });

  it('leaves out what is older, and is empty when nothing was ever said', () => {
    const old = past('2017-07-14', ['2017-11-10', '2017-11-15', '2017-11-20']);
    expect(nineWeeks(sampleRow({ quantiles, past: [old] }), ASOF).columns).toHaveLength(1);
    expect(nineWeeks(sampleRow({ target: '2017-10-01' }), ASOF)).toEqual({ columns: [], target: null });
  });

  it('draws a range of no width in the middle', () => {
    const day = '2017-11-01';
    const same = { p5: day, p15: day, p50: day, p85: day, p95: day };
    expect(nineWeeks(sampleRow({ quantiles: same }), ASOF).columns[0]).toMatchObject({ early: 0.5, late: 0.5 });
  });
});
