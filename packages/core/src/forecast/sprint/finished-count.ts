import { normalCdf, t6Quantile } from '../../stats/index.ts';
import { chance } from './sprint-model.ts';

const BINS = 41;
/** Levels that a whole sprint may have, each as likely; with the tails of Student's distribution, scaled to a variance of 1. */
const LEVELS: readonly number[] = Array.from(
  { length: BINS },
  (_, bin) => t6Quantile((bin + 0.5) / BINS) / Math.sqrt(1.5),
);
/** Beyond so many items the number on one level is taken as normal. */
const MOST_EXACT = 250;

/**
 * How many of some items are over in the end, when their log odds are known up to one level that all of them share.
 * @param share scales each chance: how much of it falls into the time looked at
 * @returns probabilities of 0, 1, … all of them
 */
export function finishedCount(odds: readonly number[], spread: number, share = 1): Float64Array {
  const mixed = new Float64Array(odds.length + 1);
  for (const level of LEVELS) {
    const chances = odds.map((each) => share * chance(each + spread * level));
    const counts = chances.length > MOST_EXACT ? roughCount(chances) : exactCount(chances);
    for (let count = 0; count < counts.length; count++) mixed[count]! += counts[count]! / BINS;
  }
  return mixed;
}

/** The chance of one item, over all levels. */
export function meanChance(odds: number, spread: number): number {
  return LEVELS.reduce((sum, level) => sum + chance(odds + spread * level), 0) / BINS;
}

function exactCount(chances: readonly number[]): Float64Array {
  const counts = new Float64Array(chances.length + 1);
  counts[0] = 1;
  for (const [taken, p] of chances.entries())
    for (let count = taken + 1; count >= 0; count--)
      counts[count] = counts[count]! * (1 - p) + (count > 0 ? counts[count - 1]! * p : 0);
  return counts;
}

function roughCount(chances: readonly number[]): Float64Array {
  const mean = chances.reduce((sum, p) => sum + p, 0);
  const sigma = Math.sqrt(
    Math.max(
      1e-9,
      chances.reduce((sum, p) => sum + p * (1 - p), 0),
    ),
  );
  const last = chances.length;
  const below = (count: number): number =>
    count < 0 ? 0 : count >= last ? 1 : normalCdf((count + 0.5 - mean) / sigma);
  return Float64Array.from({ length: last + 1 }, (_, count) => below(count) - below(count - 1));
}

/** The least number that is reached with a probability of at least `p` from below: a quantile. */
export function countAt(counts: Float64Array, p: number): number {
  let sum = 0;
  for (let count = 0; count < counts.length; count++) {
    sum += counts[count]!;
    if (sum >= p - 1e-12) return count;
  }
  return counts.length - 1;
}
