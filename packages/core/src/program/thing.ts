import type { Instant } from '../calendar/index.ts';
import type { ItemAttributes, StateCategory } from '../vocabulary/index.ts';

/** One stop of an item's way through its states. */
export interface Step {
  readonly at: Instant;
  readonly state: string;
}

/** A stay of an item in a milestone's scope; `to` is null while it lasts. */
export interface Membership {
  readonly milestone: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/**
 * An item as of the program's time. Beside what facts say outright it carries what follows from them: the state
 * category and the team through the mapping, and when it was created, started and finished.
 */
export interface Item extends ItemAttributes {
  readonly category: StateCategory;
  /** The team that does it: named outright, or by the first component that means one; null when nothing names one. */
  readonly team: string | null;
  readonly createdAt: Instant;
  /** When it was first in a state of category `doing`; null when it never was, as far as is known. */
  readonly startedAt: Instant | null;
  /** When it entered the run of finished states that it is in now; null while it is open. */
  readonly finishedAt: Instant | null;
  /** Its states in order of time. */
  readonly trail: readonly Step[];
  /** Every stay in a milestone, in order of start. */
  readonly memberships: readonly Membership[];
}

/** True for an item that needs no more work: done, or dropped. */
export function isClosed(item: { readonly category: StateCategory }): boolean {
  return item.category === 'done' || item.category === 'dropped';
}
