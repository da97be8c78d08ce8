import { createHash } from 'node:crypto';
import type { TranslatedRecord } from '../kit/record.ts';
import type { History } from './history.ts';
import { type ReadOptions, readRepository } from './read-repository.ts';
import { isTable, readTables } from './read-tables.ts';
import { releaseTest } from './tag-pattern.ts';
import { type GitOptions, translateHistory } from './translate-history.ts';

/** What of a repository is read. */
export interface GitSource {
  readonly path: string;
  readonly branch?: string | undefined;
  /** Which tags are releases: a pattern with `*`; those that look like versions when missing. */
  readonly tags?: string | undefined;
  readonly onCommits?: ReadOptions['onCommits'];
}

/** A history that was read, ready to be taken in. */
export interface GitHistory {
  readonly repository: string;
  readonly commits: number;
  readonly releases: number;
  /** What tells this state of the repository apart. */
  readonly digest: string;
  readonly records: (options: GitOptions) => Iterable<TranslatedRecord>;
}

/** Reads a local repository, or a table of its commits. Throws UnfitRepository. */
export async function readGit({ path, branch, tags, onCommits }: GitSource): Promise<GitHistory> {
  const options = { branch, onCommits, isRelease: releaseTest(tags) };
  const history = await (isTable(path) ? readTables(path, options) : readRepository(path, options));
  return {
    repository: history.repository,
    commits: history.commits.size,
    releases: history.tags.length,
    digest: digestOf(history),
    records: (given) => translateHistory(history, given),
  };
}

function digestOf({ repository, branch, head, tags, commits }: History): string {
  const state = { repository, branch, head, tags, commits: commits.size };
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}
