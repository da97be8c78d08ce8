import type { PlanModel } from './plan-model.ts';

// As many as give a spread, with enough futures in each for a quantile of 85 %.
const BATCHES = 20;
// Two standard errors: what is smaller comes about by chance in most draws.
const ERRORS = 2;

/** How far a difference between two plans may be off, in days, since only so many futures were drawn. */
export interface DifferenceNoise {
  readonly p50: number;
  readonly p85: number;
}

/**
 * The noise of the difference that a plan makes to a milestone: both are drawn in the same futures, so it is told from the
 * spread of the difference over batches of them. Null where one of the two does not hold the milestone, or too few futures.
 */
export function differenceNoise(one: PlanModel, other: PlanModel, milestone: string): DifferenceNoise | null {
  const [from, to] = [one, other].map(({ input, current }) => {
    const index = input.milestones.findIndex(({ id }) => id === milestone);
    return index < 0 ? undefined : current.days[index];
  });
  if (!from || !to || from.length !== to.length || from.length < BATCHES * 2) return null;
  return { p50: noiseAt(from, to, 0.5), p85: noiseAt(from, to, 0.85) };
}

function noiseAt(from: Float64Array, to: Float64Array, share: number): number {
  const size = Math.floor(from.length / BATCHES);
  const differences = Array.from({ length: BATCHES }, (_, batch) => {
    const [first, last] = [batch * size, (batch + 1) * size];
    return quantileOf(to.slice(first, last), share) - quantileOf(from.slice(first, last), share);
  });
  const mean = differences.reduce((sum, each) => sum + each, 0) / BATCHES;
  const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (BATCHES - 1);
  return ERRORS * Math.sqrt(variance / BATCHES);
}

function quantileOf(days: Float64Array, share: number): number {
  return days.sort()[Math.min(days.length - 1, Math.floor(share * days.length))]!;
}
