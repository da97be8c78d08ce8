import { daysBetween } from '../calendar/index.ts';
import { clusteredWilson, pinball, wilson } from '../stats/index.ts';
import type { BacktestPoint, Coverage, Forecaster, Said, Score, ScoreSet } from './backtest-report.ts';

type Quantile = 'p50' | 'p85' | 'p95';

const LEVELS: readonly (readonly [Quantile, number])[] = [
  ['p50', 0.5],
  ['p85', 0.85],
  ['p95', 0.95],
];
const FORECASTERS: readonly Forecaster[] = ['fulcrum', 'velocity', 'bootstrap'];
const PIT_BINS = 10;

/** Which of the points: all where a property is left out. */
export interface Choice {
  readonly fraction?: number;
  readonly series?: string;
}

/** Scores all forecasters over the same points. */
export function scoreSet(points: readonly BacktestPoint[], choice: Choice = {}): ScoreSet {
  const { fraction = null, series = null } = choice;
  const chosen = points.filter(
    (point) => (fraction === null || point.fraction === fraction) && (series === null || point.series === series),
  );
  const velocityCrps = meanOf(chosen, (point) => point.said.velocity.crps);
  const happened = (promised: number): number => meanOf(chosen, ({ said }) => Number(said.fulcrum.pit <= promised));
  return {
    fraction,
    series,
    forecasts: chosen.length,
    versions: new Set(chosen.map((point) => point.milestone)).size,
    scores: FORECASTERS.map((forecaster) => scoreOf(chosen, forecaster, velocityCrps)),
    reliability: RELIABILITY_AT.map((promised) => ({ promised, happened: happened(promised) })),
  };
}

const RELIABILITY_AT = [0.05, 0.15, 0.25, 0.35, 0.5, 0.65, 0.75, 0.85, 0.95];

function scoreOf(points: readonly BacktestPoint[], forecaster: Forecaster, velocityCrps: number): Score {
  const crps = meanOf(points, (point) => point.said[forecaster].crps);
  const days = (point: BacktestPoint, which: keyof Said & Quantile): number =>
    daysBetween(point.origin, point.said[forecaster][which]);
  const pit = new Array<number>(PIT_BINS).fill(0);
  for (const point of points) pit[Math.min(PIT_BINS - 1, Math.floor(point.said[forecaster].pit * PIT_BINS))]!++;
  return {
    forecaster,
    count: points.length,
    coverage: LEVELS.map(([which, level]) =>
      coverageOf(
        points.filter(isJudged(forecaster, which)),
        level,
        (point) => point.truth <= point.said[forecaster][which],
      ),
    ),
    crps,
    crpsRatio: velocityCrps === 0 ? 1 : crps / velocityCrps,
    pinball85: meanOf(points, (point) => pinball(days(point, 'p85'), daysBetween(point.origin, point.truth), 0.85)),
    pit,
    width: meanOf(points, ({ said }) => daysBetween(said[forecaster].p15, said[forecaster].p85)),
  };
}

// What is promised for a day on which nobody watched any more may or may not have come true.
function isJudged(forecaster: Forecaster, which: Quantile): (point: BacktestPoint) => boolean {
  return ({ watched, said }) => watched === undefined || said[forecaster][which] < watched;
}

function coverageOf(
  points: readonly BacktestPoint[],
  level: number,
  isHit: (point: BacktestPoint) => boolean,
): Coverage {
  const clusters = new Map<string, { hits: number; count: number }>();
  for (const point of points) {
    const cluster = clusters.get(point.milestone) ?? { hits: 0, count: 0 };
    cluster.count++;
    if (isHit(point)) cluster.hits++;
    clusters.set(point.milestone, cluster);
  }
  const hits = points.filter(isHit).length;
  const alone = wilson(hits, points.length);
  const clustered = clusteredWilson([...clusters.values()]);
  return {
    level,
    hits,
    count: points.length,
    share: points.length === 0 ? 0 : hits / points.length,
    low: alone.low,
    high: alone.high,
    clusteredLow: clustered.low,
    clusteredHigh: clustered.high,
  };
}

function meanOf(points: readonly BacktestPoint[], value: (point: BacktestPoint) => number): number {
  return points.length === 0 ? 0 : points.reduce((sum, point) => sum + value(point), 0) / points.length;
}
