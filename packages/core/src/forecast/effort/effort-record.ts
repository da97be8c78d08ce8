import type { DayNumber } from '../ledger.ts';

/** What is known of a piece of work before it is done. What is not known is null. */
export interface EffortTask {
  /** What was thought that it takes, in the unit of what it took (hours, say). 0 and less count as not known. */
  readonly estimate: number | null;
  /** Its size in a unit of its own, such as story points. */
  readonly size: number | null;
  readonly type: string | null;
  readonly person: string | null;
  readonly project: string | null;
  readonly team: string | null;
}

/** A piece of work that is done, and what it took. */
export interface EffortRecord extends EffortTask {
  readonly actual: number;
  /** The day from which the task was known … */
  readonly estimatedOn: DayNumber;
  /** … and the one from which it is known what it took. */
  readonly knownOn: DayNumber;
}

/** Whether one can learn from it: it took something. */
export function isUsable({ actual, estimatedOn, knownOn }: EffortRecord): boolean {
  return Number.isFinite(actual) && actual > 0 && Number.isFinite(estimatedOn) && Number.isFinite(knownOn);
}

/** A number above 0, or null. */
export function positive(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && value > 0 ? value : null;
}
