import type { Day } from '../calendar/index.ts';
import type { Link } from '../vocabulary/index.ts';

/** Which ends a link ties, and how many days of the calendar must lie between them. */
export interface Tie {
  readonly ends: NonNullable<Link['dependency']>;
  readonly lag: number;
}

/** What a plan says of an item. Null is what it cannot say. */
export interface PlannedDays {
  /** When the schedule has it. */
  readonly start: Day | null;
  readonly end: Day | null;
  /** When it starts on average over all futures, and by when it ends with a chance of 50 and 85 %. */
  readonly meanStart: Day | null;
  readonly p50: Day | null;
  readonly p85: Day | null;
}

/**
 * How a link stands. Whatever comes first holds:
 * `done`: nobody waits any more; `ring`: it leads round, so that neither end could start; `dangling`: what is waited for may
 * never come; `undated`: the plan has no day for one end; `late`: as likely as not, the giver comes after the day that is planned
 * for the receiver; `at-risk`: so it is in more than 15 % of the futures; `on-time`; `apart`: the link asks for no order.
 */
export type LinkStatus = 'done' | 'ring' | 'dangling' | 'undated' | 'late' | 'at-risk' | 'on-time' | 'apart';

/** Why a link hangs in the air. */
export type Dangling =
  /** An end is in no record: it was deleted, or never read. */
  | { readonly by: 'gone'; readonly end: 'from' | 'to' }
  /** What is waited for was dropped. */
  | { readonly by: 'dropped' }
  /** What is waited for belongs to no known program. */
  | { readonly by: 'no-program' }
  /** What is waited for has no milestone and no team, and nobody has started it. */
  | { readonly by: 'unplanned' };

/** A link between two items, and how it stands in the plan. */
export interface Dependency {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly form: NonNullable<Link['form']>;
  readonly tie: Tie;
  readonly status: LinkStatus;
  readonly dangling: Dangling | null;
  /** The days from which the receiver's end may come, at even odds and at 85 %: the giver's end and the lag. */
  readonly expected: { readonly p50: Day; readonly p85: Day | null } | null;
  /** The day that the schedule has for the receiver's end of the tie. */
  readonly needed: Day | null;
  /** Working days between the two; below 0 when the giver is late. */
  readonly slack: { readonly p50: number; readonly p85: number | null } | null;
  /** Between different teams, or between programs. */
  readonly isHandOff: boolean;
  /** The receiver has begun, though it waits for the giver to finish. */
  readonly hasBegun: boolean;
  /** Other links say the same: the items of the way round, or just the two ends where one is said twice. */
  readonly impliedBy: readonly string[] | null;
}
