import type { Network, NetworkResult, SimulateOptions } from '../network.ts';

/**
 * What a run has counted so far. Sums, not means: sums of float32 numbers are exact in float64, so that runs over parts of
 * the replications add up to the same as one run over all.
 */
export interface Tally {
  readonly ends: readonly Float32Array[];
  readonly cost: Float32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly duration: Float64Array;
  readonly queue: Float64Array;
  /** Replications in which an activity was on the longest path; empty when it is not asked for. */
  readonly critical: Float64Array;
}

/** A tally of nothing. */
export function emptyTally({ count, groupStart }: Network, { replications, criticalTo }: SimulateOptions): Tally {
  const sums = () => new Float64Array(count);
  return {
    ends: Array.from({ length: groupStart.length - 1 }, () => new Float32Array(replications)),
    cost: new Float32Array(replications),
    start: sums(),
    end: sums(),
    duration: sums(),
    queue: sums(),
    critical: criticalTo === undefined ? new Float64Array() : sums(),
  };
}

/** Adds a part of a run to all of it; its first replication is number `at` of the run. */
export function addTally(all: Tally, part: Tally, at: number): void {
  all.cost.set(part.cost, at);
  all.ends.forEach((ends, group) => void ends.set(part.ends[group]!, at));
  for (const name of ['start', 'end', 'duration', 'queue', 'critical'] as const) {
    for (let i = 0; i < all[name].length; i++) all[name][i]! += part[name][i]!;
  }
}

/** The means of a tally. No replications give zeros. */
export function resultOf(tally: Tally): NetworkResult {
  const share = 1 / Math.max(tally.cost.length, 1);
  const mean = (sums: Float64Array) => sums.map((sum) => sum * share);
  return {
    ends: tally.ends,
    cost: tally.cost,
    meanStart: mean(tally.start),
    meanEnd: mean(tally.end),
    meanDuration: mean(tally.duration),
    criticality: mean(tally.critical),
    meanQueue: mean(tally.queue),
  };
}
