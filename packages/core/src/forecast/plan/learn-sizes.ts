import { MS_PER_DAY } from '../../calendar/index.ts';
import type { Item } from '../../program/index.ts';
import type { EffortRecord, EffortTask } from '../effort/effort-record.ts';
import { fitEffort } from '../effort/fit-effort.ts';
import type { SaidSize } from './entered.ts';
import { type ItemSize, resized, sizeByEstimate } from './item-size.ts';
import type { LearnedSizes, ModelInput } from './model-input.ts';

/** What is taken without history: time grows with the square root of an estimate, and scatters about as much as in other projects. */
const PRIOR_SLOPE = 0.5;
const PRIOR_SPREAD = 0.9;
/** A usual item where nobody has said the size of any: two days of work, three points. */
const USUAL_HOURS = 16;
const USUAL_POINTS = 3;
/** What is known in advance is worth so many finished items. */
const PRIOR_COUNT = 20;
/** How much narrower an estimate makes it. */
const SIZED_SHARE = 0.9;
const LEAST_DAYS = 0.25;

/** The sizes of open items, in their order. */
export type SizesOf = (items: readonly Item[]) => readonly ItemSize[];

/** With fewer finished items whose start is known, an item is sized by its estimate alone. */
const LEAST_RECORDS = 30;
const HOURS_PER_DAY = 8;
/** From the 15th to the 85th percentile, a normal distribution has so many standard deviations. */
const DEVIATIONS = 2 * 1.0364;
const LEAST_SPREAD = 0.2;

/**
 * How items are sized: by all that is known of them (estimate, effort, type, person, team) and of finished ones
 * (docs/methods/effort.md); where hardly any start is known, by estimate or effort alone. 1 is a usual size.
 */
export function sizesLearned(items: readonly Item[], learned: LearnedSizes): SizesOf {
  const records = items.flatMap(recordOf);
  if (records.length < LEAST_RECORDS) return (open) => open.map((item) => sizeByEstimate(learned, item));
  const { predict } = fitEffort(
    records,
    records.reduce((latest, { knownOn }) => Math.max(latest, knownOn), 0),
  );
  // Items of which the same is known are sized alike, once: each prediction weighs all records.
  const known = new Map<string, ReturnType<typeof sizeOf>>();
  return (open) => {
    const found = open.map((item) => {
      const task = taskOf(item);
      const key = JSON.stringify(task);
      const size = known.get(key) ?? sizeOf(predict(task));
      known.set(key, size);
      return size;
    });
    const usual = meanOf(found.map(({ middle }) => middle));
    return found.map(({ middle, spread }) => ({
      size: Math.exp(middle - usual),
      spread: Math.min(MOST_SPREAD, spread),
    }));
  };
}

function sizeOf(quantile: (p: number) => number) {
  const logAt = (p: number): number => Math.log(Math.max(LEAST_DAYS, quantile(p)));
  // A few spreads for all items: each is a table of its own in the network.
  const spread = Math.round(20 * Math.max(LEAST_SPREAD, (logAt(0.85) - logAt(0.15)) / DEVIATIONS)) / 20;
  return { middle: logAt(0.5), spread };
}

/** Sizes as another plan had them; what has another estimate by now is resized, and what is new is sized by its estimate. */
export function sizesFrom({ items, learned }: Pick<ModelInput, 'items' | 'learned'>): SizesOf {
  const known = new Map(items.map((item) => [item.id, item]));
  return (open) =>
    open.map((item) => {
      const before = known.get(item.id);
      if (before === undefined) return sizeByEstimate(learned, item);
      const isSame = before.estimate === item.estimate && before.effort === item.effort;
      return isSame ? { size: before.size, spread: before.spread } : resized(learned, before, item);
    });
}

/**
 * Sizes where something else is said of some items since the pace was measured: they are learned from what was said then, and resized
 * as a scenario that says the same would resize them.
 */
export function sizesSince(earlier: ReadonlyMap<string, SaidSize>, learned: LearnedSizes, sizesOf: SizesOf): SizesOf {
  return (open) => {
    const then = open.map((item) => ({ ...item, ...earlier.get(item.id) }));
    return sizesOf(then).map((usual, place) => {
      const item = open[place] as Item;
      return earlier.has(item.id) ? { ...resized(learned, { ...then[place]!, ...usual }, item), usual } : usual;
    });
  };
}

function recordOf(item: Item): readonly EffortRecord[] {
  const { category, startedAt, finishedAt, createdAt } = item;
  if (category !== 'done' || startedAt === null || finishedAt === null || finishedAt < startedAt) return [];
  const actual = Math.max(LEAST_DAYS, (finishedAt - startedAt) / MS_PER_DAY);
  const [estimatedOn, knownOn] = [Math.floor(createdAt / MS_PER_DAY), Math.floor(finishedAt / MS_PER_DAY)];
  return [{ ...taskOf(item), actual, estimatedOn, knownOn }];
}

function taskOf({ estimate, effort, type, assignee, team }: Item): EffortTask {
  return {
    estimate: effort === null ? null : effort / HOURS_PER_DAY,
    size: estimate,
    type,
    person: assignee,
    project: null,
    team,
  };
}

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
    meanLogEstimate: usualLog(estimates, USUAL_POINTS),
    meanLogEffort: usualLog(efforts, USUAL_HOURS),
    spreadSized: residuals.length === 0 ? SIZED_SHARE * whole : Math.min(whole, drawn(residuals)),
    spreadUnsized: whole,
  };
}

function logOf(size: number | null): number | null {
  return size === null || !(size > 0) ? null : Math.log(size);
}

function usualLog(logs: readonly (number | null)[], prior: number): number {
  const said = logs.filter((log) => log !== null);
  return said.length === 0 ? Math.log(prior) : meanOf(said);
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
