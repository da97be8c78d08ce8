import type { Instant } from '@fulcrum/core/calendar';
import type { Diagnostic, Fact, Value } from '@fulcrum/core/vocabulary';

/** What a connector makes of one raw record: facts, and what it could not take. */
export interface Translation {
  readonly facts: readonly Fact[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the record says as it is now, of attributes whose past nobody tells. */
  readonly observed?: readonly Observation[];
}

/**
 * The value of an attribute as of the version of a record. The first one known holds since `since`; a later one that differs
 * became true at `version`. An older version than the one known says nothing: records come in any order.
 */
export interface Observation {
  readonly subject: string;
  readonly attribute: string;
  readonly value: Value;
  readonly since: Instant;
  /** When the record was changed last, by the tool's own clock. */
  readonly version: Instant;
  readonly source: string;
  /** What tells the record: `jira:version/10200`. */
  readonly cause: string;
}
