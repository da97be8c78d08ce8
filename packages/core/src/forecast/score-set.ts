import { clusteredWilson, crpsSorted, pinball, quantileSorted, randomisedPit, wilson } from '../stats/index.ts';
import type { Coverage, Forecaster, Score, ScoreSet } from './backtest-report.ts';

/** One forecast of the past and what came of it, as numbers. */
export interface Trial {
  readonly milestone: string;
  readonly series: string;
  readonly fraction: number;
  /** Days from the origin to the end that came. */
  readonly truth: number;
  /** A uniform number that decides ties of the probability integral transform. */
  readonly tie: number;
  /** Sorted whole days ahead, by forecaster. */
  readonly samples: Readonly<Record<Forecaster, Float64Array>>;
}

const LEVELS = [0.5, 0.85, 0.95];
const FORECASTERS: readonly Forecaster[] = ['fulcrum', 'velocity', 'bootstrap'];
const PIT_BINS = 10;

/** Which of the trials: all where a property is left out. */
export interface Choice {
  readonly fraction?: number;
  readonly series?: string;
}

/** Scores all forecasters over the same trials. */
export function scoreSet(trials: readonly Trial[], choice: Choice = {}): ScoreSet {
  const { fraction = null, series = null } = choice;
  const chosen = trials.filter(
    (trial) => (fraction === null || trial.fraction === fraction) && (series === null || trial.series === series),
  );
  const velocityCrps = meanOf(chosen, (trial) => crpsSorted(trial.samples.velocity, trial.truth));
  return {
    fraction,
    series,
    forecasts: chosen.length,
    versions: new Set(chosen.map((trial) => trial.milestone)).size,
    scores: FORECASTERS.map((forecaster) => scoreOf(chosen, forecaster, velocityCrps)),
    reliability: chosen.length === 0 ? [] : RELIABILITY_AT.map((promised) => reliabilityAt(chosen, promised)),
  };
}

function scoreOf(trials: readonly Trial[], forecaster: Forecaster, velocityCrps: number): Score {
  const crps = meanOf(trials, (trial) => crpsSorted(trial.samples[forecaster], trial.truth));
  const at = (trial: Trial, p: number): number => wholeDays(trial.samples[forecaster], p);
  const pit = new Array<number>(PIT_BINS).fill(0);
  for (const trial of trials) {
    const value = randomisedPit(trial.samples[forecaster], trial.truth, trial.tie);
    pit[Math.min(PIT_BINS - 1, Math.floor(value * PIT_BINS))]!++;
  }
  return {
    forecaster,
    count: trials.length,
    coverage: LEVELS.map((level) => coverageOf(trials, level, (trial) => trial.truth <= at(trial, level))),
    crps,
    crpsRatio: velocityCrps === 0 ? 1 : crps / velocityCrps,
    pinball85: meanOf(trials, (trial) => pinball(at(trial, 0.85), trial.truth, 0.85)),
    pit,
    width: meanOf(trials, (trial) => at(trial, 0.85) - at(trial, 0.15)),
  };
}

function coverageOf(trials: readonly Trial[], level: number, isHit: (trial: Trial) => boolean): Coverage {
  const clusters = new Map<string, { hits: number; count: number }>();
  for (const trial of trials) {
    const cluster = clusters.get(trial.milestone) ?? { hits: 0, count: 0 };
    cluster.count++;
    if (isHit(trial)) cluster.hits++;
    clusters.set(trial.milestone, cluster);
  }
  const hits = trials.filter(isHit).length;
  const alone = wilson(hits, trials.length);
  const clustered = clusteredWilson([...clusters.values()]);
  return {
    level,
    hits,
    count: trials.length,
    share: trials.length === 0 ? 0 : hits / trials.length,
    low: alone.low,
    high: alone.high,
    clusteredLow: clustered.low,
    clusteredHigh: clustered.high,
  };
}

const RELIABILITY_AT = [0.05, 0.15, 0.25, 0.35, 0.5, 0.65, 0.75, 0.85, 0.95];

function reliabilityAt(trials: readonly Trial[], promised: number) {
  const happened = meanOf(trials, (trial) => Number(trial.truth <= wholeDays(trial.samples.fulcrum, promised)));
  return { promised, happened };
}

/** A quantile of days ahead as it is said: a whole day. */
export function wholeDays(sorted: Float64Array, p: number): number {
  return Math.round(quantileSorted(sorted, p));
}

function meanOf(trials: readonly Trial[], value: (trial: Trial) => number): number {
  return trials.length === 0 ? 0 : trials.reduce((sum, trial) => sum + value(trial), 0) / trials.length;
}
