import { MS_PER_DAY } from '../../calendar/index.ts';
import type { Item } from '../../program/index.ts';
import type { LearnedSizes } from './model-input.ts';

/** What is taken without history: time grows with the square root of an estimate, and scatters about as much as in other projects. */
const PRIOR_SLOPE = 0.5;
const PRIOR_SPREAD = 0.9;
/** What is known in advance is worth so many finished items. */
const PRIOR_COUNT = 20;
/** How much narrower an estimate makes it. */
const SIZED_SHARE = 0.9;
const LEAST_DAYS = 0.25;

/**
 * How the time of an item hangs on its estimate or effort, from finished items whose start is known: a straight line in
 * logarithms, drawn towards a square root, and what scatters around it. Where no start is known, the prior.
 */
export function learnSizes(items: readonly Item[]): LearnedSizes {
  const timed = items.flatMap((item) => {
    const { startedAt, finishedAt, category, estimate, effort } = item;
    if (category !== 'done' || startedAt === null || finishedAt === null || finishedAt < startedAt) return [];
    const log = Math.log(Math.max(LEAST_DAYS, (finishedAt - startedAt) / MS_PER_DAY));
    return [{ log, estimate: logOf(estimate), effort: logOf(effort) }];
  });
  const [estimates, efforts] = [items.map(({ estimate }) => logOf(estimate)), items.map(({ effort }) => logOf(effort))];
  const byEstimate = lineOf(
    timed.flatMap(({ log, estimate }) => (estimate === null ? [] : [[estimate, log] as const])),
  );
  const byEffort = lineOf(timed.flatMap(({ log, effort }) => (effort === null ? [] : [[effort, log] as const])));
  const whole = spreadOf(timed.map(({ log }) => log));
  const residuals = [...byEstimate.residuals, ...byEffort.residuals];
  return {
    estimateSlope: byEstimate.slope,
    effortSlope: byEffort.slope,
    meanLogEstimate: meanOf(estimates.filter((log) => log !== null)),
    meanLogEffort: meanOf(efforts.filter((log) => log !== null)),
    spreadSized: residuals.length === 0 ? SIZED_SHARE * whole : Math.min(whole, drawn(residuals)),
    spreadUnsized: whole,
  };
}

function logOf(size: number | null): number | null {
  return size === null || !(size > 0) ? null : Math.log(size);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spreadOf(logs: readonly number[]): number {
  const mean = meanOf(logs);
  return drawn(logs.map((log) => log - mean));
}

/** Standard deviation around 0, drawn towards what other projects had. */
function drawn(residuals: readonly number[]): number {
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const spread = Math.sqrt((squares + PRIOR_COUNT * PRIOR_SPREAD ** 2) / (residuals.length + PRIOR_COUNT));
  return Math.min(MOST_SPREAD, Math.round(100 * spread) / 100);
}

const MOST_SPREAD = 1.5;

function lineOf(pairs: readonly (readonly [size: number, time: number])[]) {
  const [meanSize, meanTime] = [meanOf(pairs.map(([size]) => size)), meanOf(pairs.map(([, time]) => time))];
  let [squares, products] = [PRIOR_COUNT, PRIOR_COUNT * PRIOR_SLOPE];
  for (const [size, time] of pairs) {
    squares += (size - meanSize) ** 2;
    products += (size - meanSize) * (time - meanTime);
  }
  const slope = Math.min(1, Math.max(0, products / squares));
  return { slope, residuals: pairs.map(([size, time]) => time - meanTime - slope * (size - meanSize)) };
}
