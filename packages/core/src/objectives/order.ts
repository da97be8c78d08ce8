import { quantilesOf } from '../stats/index.ts';
import { DAYS_PER_WEEK } from './delay.ts';

/** An objective that takes part in the ranking. */
export interface Contender {
  readonly id: string;
  readonly value: number | null;
  /** What a week of waiting loses. */
  readonly costOfDelay: number;
  /** Days that it takes, by replication. */
  readonly duration: Float64Array;
}

/** Where an objective comes by cost of delay divided by duration (CD3). */
export interface Ranked {
  readonly id: string;
  /** Cost of delay a week, divided by the weeks that are expected to be left. */
  readonly cd3: number;
  /** The same for the 85th and the 15th percentile of what is left. */
  readonly low: number;
  readonly high: number;
  readonly weeks: { readonly mean: number; readonly p15: number; readonly p50: number; readonly p85: number };
}

/** Cost of delay divided by duration, the highest first; of equals, the first by id. */
export function rankedByCd3(contenders: readonly Contender[]): readonly Ranked[] {
  const ranked = contenders.map(({ id, costOfDelay, duration }): Ranked => {
    const weeks = weeksOf(duration);
    const per = (length: number) => costOfDelay / Math.max(LEAST_WEEKS, length);
    return { id, cd3: per(weeks.mean), low: per(weeks.p85), high: per(weeks.p15), weeks };
  });
  return ranked.sort((a, b) => b.cd3 - a.cd3 || (a.id < b.id ? -1 : 1));
}

/** A day: less cannot be told. */
const LEAST_WEEKS = 1 / DAYS_PER_WEEK;

/** The weeks of a duration over all futures. */
export function weeksOf(duration: Float64Array): Ranked['weeks'] {
  const mean = duration.reduce((sum, each) => sum + each, 0) / duration.length;
  const [p15, p50, p85] = quantilesOf(duration, [0.15, 0.5, 0.85]).map((days) => days / DAYS_PER_WEEK);
  return { mean: mean / DAYS_PER_WEEK, p15: p15!, p50: p50!, p85: p85! };
}

/** By value, the highest first; what has none comes last. */
export function rankedByValue(contenders: readonly Contender[]): readonly string[] {
  return contenders.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/**
 * What doing objectives one after the other loses by waiting, by replication: each loses its cost of delay in every week until it is done.
 * @param order the contenders as they are done
 */
export function costOfOrder(order: readonly Contender[]): Float64Array {
  const count = Math.min(...order.map(({ duration }) => duration.length));
  const costs = new Float64Array(Math.max(0, Number.isFinite(count) ? count : 0));
  for (let r = 0; r < costs.length; r++) {
    let weeks = 0;
    for (const { costOfDelay, duration } of order) {
      weeks += duration[r]! / DAYS_PER_WEEK;
      costs[r]! += costOfDelay * weeks;
    }
  }
  return costs;
}

/** What the second order saves against the first, in the same futures; null with fewer than two to order. */
export function gainOfOrder(
  first: readonly Contender[],
  second: readonly Contender[],
): { readonly mean: number; readonly p15: number; readonly p85: number } | null {
  if (first.length < 2) return null;
  const [before, after] = [costOfOrder(first), costOfOrder(second)];
  const gains = before.map((cost, r) => cost - after[r]!);
  const [p15, p85] = quantilesOf(gains, [0.15, 0.85]) as [number, number];
  return { mean: gains.reduce((sum, each) => sum + each, 0) / gains.length, p15, p85 };
}
