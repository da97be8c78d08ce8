import type { Instant } from '../calendar/index.ts';

/** What a fact can say of an attribute: a scalar, or the whole list of a plural attribute. */
export type Value = string | number | boolean | null | readonly string[];

/** `set` gives the value (for a plural attribute: the whole list); `add` and `remove` change one member of a list. */
export type Op = 'set' | 'add' | 'remove';

/** The branch that everybody sees. Scenarios are branches with other names, laid over it. */
export const TRUNK = 'trunk';

/**
 * The atom of Fulcrum: one change of one attribute of one thing. The program at any day is the fold of the facts up
 * to that day, so a fact is never changed and never removed; a correction is a later fact.
 */
export interface Fact {
  /** What it is about: `kind:id`, e.g. `item:TIMOB-25275`. */
  readonly subject: string;
  /** Which attribute of that kind of thing. */
  readonly attribute: string;
  readonly op: Op;
  readonly value: Value;
  /** When it became true out there. */
  readonly at: Instant;
  /** Who or what says so: `jira:TIMOB`, `csv:plan.csv`, `person:owner`. */
  readonly source: string;
  /**
   * The changelog entry, record version or command that it came from. The same cause saying the same thing twice is
   * one fact: that makes every import and sync safe to repeat. It is the evidence, too.
   */
  readonly cause: string;
}

/** A fact as the store gives it back. */
export interface StoredFact extends Fact {
  /** Its place in the order in which Fulcrum learned things. */
  readonly seq: number;
  /** When Fulcrum learned it. */
  readonly recordedAt: Instant;
  readonly branch: string;
}
