import { crpsSorted, pinball, quantileSorted } from '@fulcrum/core/stats';

/** The confidences with which something is promised. */
export const LEVELS = { p50: 0.5, p85: 0.85, p95: 0.95 } as const;
export type Level = keyof typeof LEVELS;
export const LEVEL_NAMES = Object.keys(LEVELS) as readonly Level[];

/** What is promised: at least so much (items), or at most so much (days, hours). */
export type Promise = 'at least' | 'at most';

/** How one forecast did. */
export interface Outcome {
  /** The series, person or project that it belongs to: outcomes of one rise and fall together. */
  readonly cluster: string;
  readonly kept: Readonly<Record<Level, boolean>>;
  readonly crps: number;
  /** Mean pinball loss of the three promised quantiles. */
  readonly pinball: number;
}

/** Holds a sample, ascending, against the truth. */
export function outcomeOf(
  sample: Float64Array,
  truth: number,
  about: { readonly cluster: string; readonly promise: Promise },
): Outcome {
  const isMost = about.promise === 'at most';
  let loss = 0;
  const kept = { p50: false, p85: false, p95: false };
  for (const level of LEVEL_NAMES) {
    const p = isMost ? LEVELS[level] : 1 - LEVELS[level];
    const quantile = quantileSorted(sample, p);
    kept[level] = isMost ? truth <= quantile : truth >= quantile;
    loss += pinball(quantile, truth, p) / LEVEL_NAMES.length;
  }
  return { cluster: about.cluster, kept, crps: crpsSorted(sample, truth), pinball: loss };
}
