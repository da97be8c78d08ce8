import { normalQuantile } from '../../stats/index.ts';

/** One forecast of the past: the share of it that lay below what came. */
export interface Trial {
  readonly share: number;
}

export const NO_TRIALS: readonly Trial[] = [];

/** What earlier forecasts teach: which probability to ask for so that what is promised holds. */
export interface Conformal {
  /** The probability to ask the distribution for, to get what a promise at `p` needs. Rises with `p`. */
  readonly ask: (p: number) => number;
  /** Share of the variance that forecasts of one time have in common. */
  readonly common: number;
}

/** Trials that the distribution as it is counts for. */
const PRIOR_TRIALS = 100;
/** What tasks of one time have in common before anything is seen of it, worth so many blocks. */
const PRIOR_COMMON = 0.12;
const PRIOR_BLOCKS = 8;
/** Trials in a block whose members are taken to be of one time. */
const BLOCK = 25;

/**
 * The correction that makes earlier forecasts right (Vovk, Gammerman & Shafer 2005), drawn towards none where there are few.
 * @param trials in order of time
 */
export function conformalOf(trials: readonly Trial[]): Conformal {
  const sorted = Float64Array.from(trials, ({ share }) => share).sort();
  return { ask: (p) => askFor(sorted, p), common: commonOf(trials) };
}

// Of promises at q, (trials up to q + PRIOR_TRIALS · q) in (all trials + PRIOR_TRIALS) were kept: where that reaches p.
function askFor(sorted: Float64Array, p: number): number {
  const goal = p * (sorted.length + PRIOR_TRIALS);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (middle + 1 + PRIOR_TRIALS * sorted[middle]! < goal) low = middle + 1;
    else high = middle;
  }
  return Math.min((goal - low) / PRIOR_TRIALS, sorted[low] ?? 1);
}

// Analysis of variance: how much more the means of blocks scatter than those of unrelated trials would.
function commonOf(trials: readonly Trial[]): number {
  const scores = trials.map(({ share }) => normalQuantile(Math.min(0.999, Math.max(0.001, share))));
  const blocks = Math.floor(scores.length / BLOCK);
  const means = Array.from({ length: blocks }, (_, block) => meanOf(scores.slice(block * BLOCK, (block + 1) * BLOCK)));
  if (blocks < 2) return PRIOR_COMMON;
  const between = meanOf(means.map((mean) => (mean - meanOf(means)) ** 2)) * (blocks / (blocks - 1));
  const whole = meanOf(scores.map((score) => (score - meanOf(scores)) ** 2)) || 1;
  const seen = Math.max(0, (between / whole - 1 / BLOCK) / (1 - 1 / BLOCK));
  return Math.min(0.5, (seen * blocks + PRIOR_COMMON * PRIOR_BLOCKS) / (blocks + PRIOR_BLOCKS));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
