import { describe, expect, it } from 'vitest';
import { folding, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import type { StoredFact } from '../vocabulary/index.ts';
import { backtestFlow } from './flow-backtest.ts';

const FACTS = sampleFacts({ versions: 16, itemsPerVersion: 40 });
const OPTIONS = { program: PROGRAM, replications: 100, seed: 5 };
const foldAt = (facts: readonly StoredFact[]) => folding(facts);

describe('a back-test of flow', () => {
  it('forecasts open items of each age, and judges only what was watched long enough', () => {
    const report = backtestFlow(foldAt(FACTS), 'item', OPTIONS);
    expect(report).toMatchObject({ status: 'ok', level: 'item', replications: 100, seed: 5 });
    expect(report.points.every(({ watched, truth }) => watched !== undefined && truth <= watched)).toBe(true);
    for (const { coverage } of report.overall.scores) {
      for (const { count } of coverage) expect(count).toBeLessThanOrEqual(report.points.length);
    }
  });

  it('forecasts the next 25 items of the program and of each team, one batch after the other', () => {
    const { points, overall } = backtestFlow(foldAt(FACTS), '25', OPTIONS);
    const whole = points.filter(({ series }) => series === 'the whole program');
    expect(whole.length).toBeGreaterThan(5);
    for (const [index, point] of whole.slice(1).entries()) expect(point.origin >= whole[index]!.truth).toBe(true);
    expect(overall.scores.map(({ forecaster }) => forecaster)).toEqual(['fulcrum', 'velocity', 'bootstrap']);
  });

  it('is the same again', () => {
    for (const level of ['item', '25'] as const) {
      const report = backtestFlow(foldAt(FACTS), level, OPTIONS);
      expect(backtestFlow(foldAt(FACTS), level, OPTIONS)).toEqual(report);
    }
  });

  it('says so when there is nothing to score', () => {
    const empty = backtestFlow(foldAt(sampleFacts({ versions: 1, itemsPerVersion: 2 })), 'item', OPTIONS);
    expect(empty).toMatchObject({ status: 'insufficient-data', points: [] });
    expect(JSON.stringify(empty)).not.toContain('null,"p50"');
  });
});
