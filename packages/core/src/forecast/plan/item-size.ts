import type { LearnedSizes, ModelItem } from './model-input.ts';

/** How long an item takes against a usual one, and how unsure that is: standard deviation of the logarithm. */
export type ItemSize = Pick<ModelItem, 'size' | 'spread'> & Partial<Pick<ModelItem, 'usual'>>;

type Estimates = Pick<ModelItem, 'estimate' | 'effort'>;

/** The size of an item by its effort, else by its estimate, and by nothing else; 1 when it has neither. */
export function sizeByEstimate(learned: LearnedSizes, item: Estimates): ItemSize {
  const log = logSize(learned, item);
  return log === null
    ? { size: 1, spread: learned.spreadUnsized }
    : { size: bounded(log), spread: learned.spreadSized };
}

/** The size of an item after its estimate or effort was changed: what else is known of it stays. */
export function resized(learned: LearnedSizes, item: Estimates & ItemSize, now: Estimates): ItemSize {
  const [before, after] = [logSize(learned, item), logSize(learned, now)];
  const { spread } = sizeByEstimate(learned, now);
  return {
    size: item.size * bounded((after ?? 0) - (before ?? 0)),
    spread: (before === null) === (after === null) ? item.spread : spread,
  };
}

/** Items as history alone has them: of the sizes under which the pace was measured. */
export function asUsual(items: readonly ModelItem[]): readonly ModelItem[] {
  return items.some(({ usual }) => usual) ? items.map((item) => ({ ...item, ...item.usual })) : items;
}

function logSize(learned: LearnedSizes, { effort, estimate }: Estimates): number | null {
  if (effort !== null && effort > 0) return learned.effortSlope * (Math.log(effort) - learned.meanLogEffort);
  if (estimate === null || estimate <= 0) return null;
  return learned.estimateSlope * (Math.log(estimate) - learned.meanLogEstimate);
}

const MOST_LOG = 4;

function bounded(log: number): number {
  return Math.exp(Math.min(MOST_LOG, Math.max(-MOST_LOG, log)));
}
