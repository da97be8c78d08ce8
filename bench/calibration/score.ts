import { clusteredWilson } from '@fulcrum/core/stats';
import { LEVEL_NAMES, type Level, type Outcome } from './promise.ts';

/** A share of promises kept with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How good one method was; without anything to score there are no numbers. */
export type Score = ScoreOfSome | ScoreOfNone;

interface ScoreOfSome {
  readonly status: 'ok';
  readonly n: number;
  /** Series (or people) that the forecasts come from. */
  readonly clusters: number;
  readonly coverage: Readonly<Record<Level, Share>>;
  readonly crps: number;
  readonly pinball: number;
  /** CRPS over that of the method it is held against, on the same forecasts. */
  readonly crpsRatio: number;
  /** The same in each series by itself, and the geometric mean of those: no series counts for more than another. */
  readonly crpsRatioBySeries: number;
}

interface ScoreOfNone {
  readonly status: 'insufficient-data';
  readonly reason: string;
  readonly n: 0;
  readonly coverage: null;
  readonly crps: null;
  readonly pinball: null;
}

/** Scores outcomes against those of another method on the same forecasts, in the same order. */
export function scoreOf(outcomes: readonly Outcome[], against: readonly Outcome[]): Score {
  if (outcomes.length === 0) {
    const reason = 'no series has enough history, and what came after it, for one forecast';
    return { status: 'insufficient-data', reason, n: 0, coverage: null, crps: null, pinball: null };
  }
  const clusters = new Set(outcomes.map(({ cluster }) => cluster));
  const coverage = Object.fromEntries(LEVEL_NAMES.map((level) => [level, shareOf(outcomes, level)]));
  return {
    status: 'ok',
    n: outcomes.length,
    clusters: clusters.size,
    coverage: coverage as Record<Level, Share>,
    crps: rounded(meanOf(outcomes, ({ crps }) => crps)),
    pinball: rounded(meanOf(outcomes, ({ pinball }) => pinball)),
    crpsRatio: rounded(ratio(outcomes, against)),
    crpsRatioBySeries: rounded(ratioBySeries(outcomes, against)),
  };
}

function shareOf(outcomes: readonly Outcome[], level: Level): Share {
  const groups = [...grouped(outcomes).values()];
  const clusters = groups.map((group) => ({ hits: kept(group, level), count: group.length }));
  const { low, high } = clusteredWilson(clusters);
  return { value: rounded(kept(outcomes, level) / outcomes.length), low: rounded(low), high: rounded(high) };
}

function kept(outcomes: readonly Outcome[], level: Level): number {
  return outcomes.filter((outcome) => outcome.kept[level]).length;
}

function grouped(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const group = groups.get(outcome.cluster);
    if (group === undefined) groups.set(outcome.cluster, [outcome]);
    else group.push(outcome);
  }
  return groups;
}

// Where the other made no error at all, there is nothing to divide by: alike counts as 1.
function ratio(outcomes: readonly Outcome[], against: readonly Outcome[]): number {
  const other = meanOf(against, ({ crps }) => crps);
  return other === 0 ? 1 : meanOf(outcomes, ({ crps }) => crps) / other;
}

function ratioBySeries(outcomes: readonly Outcome[], against: readonly Outcome[]): number {
  const others = grouped(against);
  const ratios = [...grouped(outcomes)].map(([cluster, group]) => ratio(group, others.get(cluster) ?? []));
  return Math.exp(ratios.reduce((sum, one) => sum + Math.log(Math.max(one, LEAST_RATIO)), 0) / ratios.length);
}

/** Keeps the logarithm of a perfect series finite. */
const LEAST_RATIO = 1e-3;

function meanOf(outcomes: readonly Outcome[], value: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
