import type { Day } from '../calendar/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { ItemFilter } from './item-filter.ts';

/**
 * How an engine answers: `ok`, or a status that says why there is no answer. A missing answer is never a NaN, a zero or
 * a guess.
 * - `insufficient-data`: too little is known; `reason` names what is short of it, with counts.
 * - `infeasible`: the question has no answer within the bounds, e.g. no end within the horizon at the present pace.
 * - `out-of-time`: the engine stopped before it was done.
 */
export type Status = 'ok' | 'insufficient-data' | 'infeasible' | 'out-of-time';

/** What a figure rests on: some items or other things, by ids or by a filter that gives exactly them. */
export interface Evidence {
  /** What they are to the figure, e.g. "open items of the milestone". */
  readonly what: string;
  readonly count: number;
  /** Subjects (`item:TIMOB-3`), when there are few enough to list. */
  readonly subjects?: readonly string[];
  /** A filter of items, when there are many. */
  readonly items?: ItemFilter;
}

/** The head that every answer of an engine carries. */
export interface Answer {
  readonly status: Status;
  /** When the status is not `ok`: what is missing, in one sentence with the counts. */
  readonly reason?: string;
  /** The unit of the values, e.g. `day`, `days`, `items`, `items/week`. */
  readonly unit: string;
  readonly asOf: Day;
  /** The seed of the random draws; null where none are drawn. */
  readonly seed: number | null;
  readonly evidence: readonly Evidence[];
  readonly diagnostics: readonly Diagnostic[];
}
