import type { EndDefinition } from './answer.ts';
import { LEAST_ITEMS, type Learned } from './learn.ts';
import type { DayNumber } from './ledger.ts';

/** A day of the past from which a version is forecast, and what came of it. */
export interface Origin {
  /** Number of the milestone in the ledger that knows the truth. */
  readonly milestone: number;
  readonly id: string;
  readonly fraction: number;
  readonly day: DayNumber;
  readonly truth: Readonly<Record<EndDefinition, DayNumber>>;
}

/**
 * The origins of a back-test: for every released version with enough items, the days on which those shares of the items
 * that it shipped were done; 0 stands for the first of them. Days on or after the release are left out. The shares are of what shipped in the end, so
 * the choice of days knows the future; the forecasts made on them do not.
 */
export function originsOf(hindsight: Learned, fractions: readonly number[]): readonly Origin[] {
  const origins = hindsight.ends.flatMap((end, milestone) => {
    const record = hindsight.ledger.milestones[milestone]!;
    if (end === null || record.form === 'epic' || end.finishes.length < LEAST_ITEMS) return [];
    const truth = { release: end.release, items: end.items };
    return fractions.flatMap((fraction): Origin[] => {
      const day = end.finishes[Math.max(1, Math.ceil(fraction * end.finishes.length)) - 1]!;
      return day < end.release ? [{ milestone, id: record.id, fraction, day, truth }] : [];
    });
  });
  return origins.sort((a, b) => a.day - b.day || a.milestone - b.milestone || a.fraction - b.fraction);
}
