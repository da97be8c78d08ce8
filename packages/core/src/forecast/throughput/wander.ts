import { DRIFT, PERSISTENCE } from '../level.ts';
import { WEEK_HALF_LIFE } from '../pace.ts';

/** How much the level of one series wanders against the usual: factors, and how likely each is. */
export interface Wander {
  readonly factors: readonly number[];
  readonly odds: readonly number[];
  /** How unsure the level of today is because it rests on few and uneven weeks: standard deviation of its logarithm. */
  readonly doubt: number;
}

const FACTORS = [0.2, 0.35, 0.55, 0.74, 1, 1.35, 1.8, 2.5];
/** Before anything is seen of a series, ln of its factor is normal with this centre and deviation. */
const PRIOR = { centre: 0.15, deviation: 0.6 };
/** Weeks ahead at which a series' past is looked at, and weeks between the looks. */
const AHEAD = [4, 12, 26];
const STRIDE = 4;
/** A look that overlaps with no other counts for so much: those at other distances tell partly the same. */
const LOOK_WEIGHT = 0.6;
/** Looks further back say little of today. */
const OLDEST_LOOK = 208;
/** Relative variance of the mean of the past, at most. */
const MOST_DOUBT = 0.25;
/** A mean over fewer weeks is no level. */
const LEAST_WEEKS = 12;

/** Weeks of the past that `wanderOf` can use. */
export const WANDER_WEEKS = OLDEST_LOOK + 104;

/**
 * Learns how much a series wanders from its own past: at earlier weeks, how far was the level of the next 4, 12 and 26
 * weeks from the usual mean of the weeks before (docs/methods/pace.md). With little past it is what other projects had.
 * @param weeks finishes by week, newest first, cleaned
 */
export function wanderOf(weeks: Float64Array): Wander {
  const levels = levelsOf(weeks);
  const looks = AHEAD.flatMap((ahead) => looksAt(weeks, levels, ahead));
  const logs = FACTORS.map((factor) => {
    const prior = -((Math.log(factor) - PRIOR.centre) ** 2) / (2 * PRIOR.deviation ** 2);
    return looks.reduce((sum, look) => sum + look.weight * logDensity(look, factor), prior);
  });
  const most = Math.max(...logs);
  const odds = logs.map((log) => Math.exp(log - most));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const doubt = Math.sqrt(Math.min(MOST_DOUBT, levels[0]?.doubt ?? MOST_DOUBT));
  return { factors: FACTORS, odds: odds.map((value) => value / total), doubt };
}

interface Level {
  readonly mean: number;
  /** Variance of one week against the mean, and what the mean of the past itself is unsure by: both relative, squared. */
  readonly scatter: number;
  readonly doubt: number;
}

interface Look {
  readonly error: number;
  readonly drift: number;
  readonly noise: number;
  readonly weight: number;
}

const KEEP = 0.5 ** (1 / WEEK_HALF_LIFE);

// Weighted means of the weeks from each age on, oldest first in one pass.
function levelsOf(weeks: Float64Array): readonly (Level | null)[] {
  const levels: (Level | null)[] = new Array(weeks.length).fill(null);
  let [sum, squares, weight, weightSquares] = [0, 0, 0, 0];
  for (let age = weeks.length - 1; age >= 0; age--) {
    const week = weeks[age]!;
    sum = KEEP * sum + week;
    squares = KEEP * squares + week * week;
    weight = KEEP * weight + 1;
    weightSquares = KEEP * KEEP * weightSquares + 1;
    const mean = sum / weight;
    if (weeks.length - age < LEAST_WEEKS || mean < LEAST_LEVEL) continue;
    const scatter = Math.max(squares / weight / (mean * mean) - 1, 1 / (4 * mean));
    levels[age] = { mean, scatter, doubt: scatter * (weightSquares / (weight * weight)) };
  }
  return levels;
}

/** Items a week below which a series sleeps: what wakes it is no drift. */
const LEAST_LEVEL = 0.01;

function looksAt(weeks: Float64Array, levels: readonly (Level | null)[], ahead: number): Look[] {
  const looks: Look[] = [];
  const last = Math.min(weeks.length - 1, OLDEST_LOOK);
  for (let age = ahead; age <= last; age += STRIDE) {
    const level = levels[age];
    if (level === null || level === undefined) continue;
    const came = weeks.subarray(age - ahead, age).reduce((sum, week) => sum + week, 0);
    const error = Math.log((came + QUARTER) / (level.mean * ahead + QUARTER));
    const noise = level.scatter / ahead + level.doubt;
    const weight = LOOK_WEIGHT * Math.min(1, STRIDE / ahead);
    looks.push({ error, drift: driftVariance(ahead), noise, weight });
  }
  return looks;
}

/** Keeps the logarithm of nothing finite. */
const QUARTER = 0.25;

// Student's t with four degrees of freedom, as the drift itself is drawn.
function logDensity({ error, drift, noise }: Look, factor: number): number {
  const variance = factor * factor * drift + noise;
  return -0.5 * Math.log(variance) - 2.5 * Math.log(1 + (error * error) / (4 * variance));
}

/** Variance of the mean log level over so many weeks ahead. */
function driftVariance(weeks: number): number {
  let sum = 0;
  for (let a = 1; a <= weeks; a++) {
    for (let b = 1; b <= weeks; b++) sum += reached(Math.min(a, b)) * PERSISTENCE ** Math.abs(a - b);
  }
  return DRIFT.now ** 2 + sum / (weeks * weeks);
}

function reached(week: number): number {
  return (DRIFT.weekly ** 2 * (1 - PERSISTENCE ** (2 * week))) / (1 - PERSISTENCE ** 2);
}
