import { describe, expect, it } from 'vitest';
import { milestoneScale } from './milestone-scale.ts';
import { sampleRow } from './sample-row.ts';

const ASOF = '2017-09-15';
const row = (p85: string, p95: string) => sampleRow({ quantiles: { p5: ASOF, p15: ASOF, p50: p85, p85, p95 } });

describe('milestoneScale', () => {
  it('shows every date to promise, and lets a long tail run out', () => {
    const scale = milestoneScale([row('2018-03-01', '2030-01-01'), row('2017-10-01', '2017-11-01')], ASOF);
    expect(scale.first < ASOF).toBe(true);
    expect(scale.last > '2018-04-01').toBe(true);
    expect(scale.last < '2018-09-01').toBe(true);
  });

  it('is not widened by one that is years away, nor by what happened long after', () => {
    const far = milestoneScale([row('2027-03-01', '2030-01-01'), row('2017-10-01', '2017-11-01')], ASOF);
    expect(far.last < '2018-02-01').toBe(true);
    const late = milestoneScale([{ ...row('2017-10-01', '2017-11-01'), actual: '2021-01-01' }], ASOF);
    expect(late.last < '2018-02-01').toBe(true);
  });

  it('has a span without any date', () => {
    expect(milestoneScale([], ASOF).last > ASOF).toBe(true);
  });
});
