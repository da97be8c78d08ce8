import type { Instant } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';

/** A commit, as far as delivery asks for it. */
export interface Commit {
  readonly sha: string;
  /** Empty for the first of a history, and where a shallow one is cut. */
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly authored: Instant;
  readonly committed: Instant;
  readonly message: string;
}

/** A tag that is taken for a release, and the moment at which it was made. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
  readonly at: Instant;
}

/** The history of one branch of a repository, with the tags. */
export interface History {
  /** `owner/name` where the repository says where it comes from, else the name of its folder. */
  readonly repository: string;
  readonly url: string | null;
  readonly branch: string;
  /** The last commit of the branch. */
  readonly head: string;
  readonly commits: ReadonlyMap<string, Commit>;
  readonly tags: readonly Tag[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder or file that no history can be read from; the message says why, and what to do. */
export class UnfitRepository extends Error {}
