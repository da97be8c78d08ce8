import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../stats/index.ts';
import { differenceNoise } from './difference-noise.ts';
import type { PlanModel } from './plan-model.ts';

const model = (days: Float64Array | null) =>
  ({ input: { milestones: [{ id: 'm' }] }, current: { days: [days] } }) as unknown as PlanModel;
const DRAWN = Float64Array.from({ length: 2_000 }, (_, i) => 100 * uniform(streamKey(7, 'days'), i));

describe('the noise of a difference', () => {
  it('is none when every future moves by the same', () => {
    const noise = differenceNoise(model(DRAWN), model(DRAWN.map((day) => day + 9)), 'm');
    expect(noise?.p85).toBeCloseTo(0, 9);
  });

  it('is that of both where futures do not move together', () => {
    const other = Float64Array.from({ length: 2_000 }, (_, i) => 100 * uniform(streamKey(8, 'days'), i));
    const noise = differenceNoise(model(DRAWN), model(other), 'm');
    // √(2 · 0.5² / 2,000) · 100 days, twice.
    expect(noise?.p50).toBeGreaterThan(1.5);
    expect(noise?.p50).toBeLessThan(6);
  });

  it('is not told where a plan does not hold the milestone, or has no dates for it', () => {
    expect(differenceNoise(model(DRAWN), model(DRAWN), 'other')).toBeNull();
    expect(differenceNoise(model(DRAWN), model(null), 'm')).toBeNull();
    expect(differenceNoise(model(DRAWN.slice(0, 10)), model(DRAWN.slice(0, 10)), 'm')).toBeNull();
  });
});
