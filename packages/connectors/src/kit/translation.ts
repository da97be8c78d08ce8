import type { Diagnostic, Fact } from '@fulcrum/core/vocabulary';

/** What a connector makes of one raw record: facts, and what it could not take. */
export interface Translation {
  readonly facts: readonly Fact[];
  readonly diagnostics: readonly Diagnostic[];
}
