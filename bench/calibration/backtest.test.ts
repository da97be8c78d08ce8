import { finishSeries } from '@fulcrum/core/forecast';
import { describe, expect, it } from 'vitest';
import { backtestEstimates } from './backtest-estimates.ts';
import { backtestCounts, backtestHorizons } from './backtest-throughput.ts';
import { outcomeOf } from './promise.ts';
import { scoreOf } from './score.ts';

const DRAWS = { seed: 1, replications: 100 };
const named = (name: string, days: readonly number[]) => ({ name, ...finishSeries(days) });
const steady = named(
  'steady',
  Array.from({ length: 1500 }, (_, index) => 15_000 + Math.floor(index / 2)),
);

describe('a score', () => {
  const sample = Float64Array.from({ length: 100 }, (_, index) => index + 0.5);

  it('holds a promise of at most against the high quantile, and of at least against the low one', () => {
    const most = { cluster: 'a', promise: 'at most' } as const;
    const least = { cluster: 'a', promise: 'at least' } as const;
    expect(outcomeOf(sample, 84.9, most).kept).toEqual({ p50: false, p85: true, p95: true });
    expect(outcomeOf(sample, 15.1, least).kept).toEqual({ p50: false, p85: true, p95: true });
    expect(outcomeOf(sample, 86, most).kept.p85).toBe(false);
  });

  it('is proper: for an even truth, the even forecast beats a narrower, a wider and a shifted one', () => {
    const truths = sample;
    const meanOf = (forecast: Float64Array, what: 'crps' | 'pinball'): number =>
      truths.reduce((sum, truth) => sum + outcomeOf(forecast, truth, { cluster: 'a', promise: 'at most' })[what], 0) /
      100;
    for (const what of ['crps', 'pinball'] as const) {
      const right = meanOf(sample, what);
      for (const wrong of [sample.map((x) => 25 + x / 2), sample.map((x) => 2 * x - 50), sample.map((x) => x + 20)]) {
        expect(meanOf(wrong, what)).toBeGreaterThan(right);
      }
    }
    // E|X − X'| / 2 of an even distribution over 100.
    expect(meanOf(sample, 'crps')).toBeCloseTo(100 / 6, 1);
  });

  it('has no numbers without a forecast, and a wider interval when a series rises and falls together', () => {
    expect(scoreOf([], [])).toMatchObject({ status: 'insufficient-data', n: 0, coverage: null, crps: null });
    const outcome = (cluster: string, isKept: boolean) => ({
      cluster,
      kept: { p50: isKept, p85: isKept, p95: isKept },
      crps: 1,
      pinball: 1,
    });
    const together = Array.from({ length: 100 }, (_, i) => outcome(`${i % 10}`, i % 10 < 5));
    const apart = Array.from({ length: 100 }, (_, i) => outcome(`${i % 10}`, i < 50));
    const width = (all: typeof apart): number => {
      const score = scoreOf(all, all);
      return score.status === 'ok' ? score.coverage.p85.high - score.coverage.p85.low : 0;
    };
    expect(width(together)).toBeGreaterThan(2 * width(apart));
  });
});

describe('a back-test of throughput', () => {
  it('does not let forecasts overlap, and answers the same whatever the order of the series', () => {
    const other = named(
      'other',
      Array.from({ length: 900 }, (_, index) => 15_000 + Math.floor(index * 1.3)),
    );
    const rows = backtestHorizons([steady, other], DRAWS);
    // 750 days less 182, in steps of 28; 1169 less 182.
    expect(rows[0]).toMatchObject({ weeks: 4, method: 'fulcrum', n: 20 + 35, clusters: 2 });
    expect(backtestHorizons([other, steady], DRAWS).map((row) => row.coverage)).toEqual(
      rows.map((row) => row.coverage),
    );
  });

  it('gives a status where there is nothing to go by: one date, three, all on a day, years of silence', () => {
    const quiet = Array.from({ length: 50 }, (_, index) => 10_000 + 200 * index);
    for (const days of [[15_000], [15_000, 15_001, 15_002], Array.from({ length: 5000 }, () => 15_000), quiet]) {
      const rows = [...backtestHorizons([named('odd', days)], DRAWS), ...backtestCounts([named('odd', days)], DRAWS)];
      expect(rows.every(({ status }) => status === 'insufficient-data')).toBe(true);
      expect(JSON.stringify(rows)).not.toMatch(/NaN|Infinity/);
    }
  });

  it('starts again after years of silence', () => {
    const days = [0, 3000].flatMap((gap) =>
      Array.from({ length: 700 }, (_, index) => 12_000 + gap + Math.floor(index / 2)),
    );
    const [row] = backtestHorizons([named('twice', days)], DRAWS);
    expect(row).toMatchObject({ status: 'ok', weeks: 4 });
    expect(row?.n).toBeGreaterThan(10);
    expect(row?.refused).toBeGreaterThan(80);
  });
});

describe('a back-test of estimates', () => {
  const records = Array.from({ length: 400 }, (_, index) => ({
    estimate: 1 + (index % 7),
    actual: (1 + (index % 7)) * (index % 3 === 0 ? 2 : 1),
    size: null,
    type: null,
    person: `${index % 4}`,
    project: 'P',
    team: null,
    estimatedOn: 14_000 + index,
    knownOn: 14_001 + index,
  }));

  it('scores tasks and sums, and beats what uses no history', () => {
    const { items, sums } = backtestEstimates([{ name: 'f', records }], DRAWS);
    expect(items.map(({ method }) => method)).toEqual(['fulcrum', 'three-point', 'estimate']);
    expect(items[0]).toMatchObject({ status: 'ok', file: 'f' });
    expect(items[0]?.crps).toBeLessThan(items[1]?.crps ?? 0);
    expect(sums[0]).toMatchObject({ status: 'ok' });
    expect(backtestEstimates([{ name: 'f', records: [...records].reverse() }], DRAWS)).toEqual({ items, sums });
  });

  it('has a status for too few', () => {
    const { items, sums } = backtestEstimates([{ name: 'f', records: records.slice(0, 1) }], DRAWS);
    expect([...items, ...sums].every(({ status }) => status === 'insufficient-data')).toBe(true);
  });
});
