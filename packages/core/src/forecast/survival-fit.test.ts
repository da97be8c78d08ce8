import { describe, expect, it } from 'vitest';
import { streamKey, t6Quantile, uniform } from '../stats/index.ts';
import { residualKnots, spreadOf } from './residuals.ts';
import { fitSurvival, solveSymmetric } from './survival-fit.ts';

const WEAK = { centre: [0, 0], strength: [0.01, 0.01], scale: 1, scaleStrength: 0.01 };

function sample(cutAt: number) {
  const key = streamKey(1, 'fit');
  const rows = Array.from({ length: 2_000 }, (_, i) => {
    const x = 4 * uniform(key, 2 * i) - 2;
    const y = 1 + 0.5 * x + 0.4 * t6Quantile(uniform(key, 2 * i + 1));
    return { x, y: Math.min(y, cutAt), isCut: y > cutAt };
  });
  return {
    features: Float64Array.from(rows.flatMap(({ x }) => [1, x])),
    width: 2,
    outcome: Float64Array.from(rows, ({ y }) => y),
    censored: Uint8Array.from(rows, ({ isCut }) => Number(isCut)),
    weight: new Float64Array(rows.length).fill(1),
  };
}

describe('a censored regression', () => {
  it('finds the line and the scale', () => {
    const fit = fitSurvival(sample(Number.POSITIVE_INFINITY), WEAK);
    expect(fit.coefficients[0]).toBeCloseTo(1, 1);
    expect(fit.coefficients[1]).toBeCloseTo(0.5, 1);
    expect(fit.scale).toBeCloseTo(0.4, 1);
  });

  it('finds it with a third of the outcomes cut off, where leaving those out would not', () => {
    const cut = sample(1.3);
    const kept = Float64Array.from(cut.weight, (weight, i) => (cut.censored[i] ? 0 : weight));
    // Outliers are weighed by the expected outcome, which leaves the line some hundredths high.
    expect(Math.abs(fitSurvival(cut, WEAK).coefficients[0]! - 1)).toBeLessThan(0.07);
    expect(fitSurvival({ ...cut, weight: kept }, WEAK).coefficients[0]).toBeLessThan(0.9);
  });

  it('stays with the prior where there is nothing to learn from', () => {
    const none = { ...sample(0), outcome: new Float64Array(0) };
    const fit = fitSurvival(none, { ...WEAK, centre: [2, 3], strength: [1, 1] });
    expect([...fit.coefficients]).toEqual([2, 3]);
    expect(fit.scale).toBe(1);
  });

  it('solves its equations', () => {
    const x = solveSymmetric(Float64Array.of(4, 0, 2, 3), Float64Array.of(2, 1));
    expect(4 * x[0]! + 2 * x[1]!).toBeCloseTo(2, 12);
    expect(2 * x[0]! + 3 * x[1]!).toBeCloseTo(1, 12);
  });
});

describe('residuals as they were seen', () => {
  it('are those of Student without any, and follow a large sample', () => {
    const ideal = spreadOf(residualKnots([]), 1_000);
    expect(ideal[849]).toBeCloseTo(t6Quantile(0.8495), 1);
    const seen = Array.from({ length: 2_000 }, (_, i) => ({ value: i / 2_000, isCensored: false, weight: 1 }));
    expect(spreadOf(residualKnots(seen), 1_000)[849]).toBeCloseTo(0.85, 1);
  });

  it('reach further where residuals are only known to be large', () => {
    const at = (isCensored: boolean): number => {
      const seen = Array.from({ length: 100 }, (_, i) => ({
        value: i / 100,
        isCensored: isCensored && i >= 50,
        weight: 1,
      }));
      return spreadOf(residualKnots(seen), 100)[84]!;
    };
    expect(at(true)).toBeGreaterThan(at(false) + 0.1);
  });

  it('rise with the share', () => {
    const spread = spreadOf(residualKnots([{ value: 9, isCensored: false, weight: 50 }]), 500);
    for (let i = 1; i < spread.length; i++) expect(spread[i]).toBeGreaterThanOrEqual(spread[i - 1]!);
  });
});
