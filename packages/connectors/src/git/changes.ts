import type { Commit, History, Tag } from './history.ts';

/** A change of the branch: a merge with the commits that it brought in, or a commit by itself. */
export interface Change {
  /** The commit on the branch. */
  readonly commit: Commit;
  /** The commits that came in with it: those that were written for it. Without merge, the commit itself. */
  readonly written: readonly Commit[];
  /** The first release that contains it; null when none does yet. */
  readonly release: Tag | null;
}

/** The changes of a branch in their order: the line of first parents, oldest first. O(commits). */
export function changesOf(history: History): readonly Change[] {
  const { commits, head } = history;
  const line: Commit[] = [];
  for (let next = commits.get(head); next !== undefined; next = commits.get(next.parents[0] ?? '')) line.push(next);
  line.reverse();
  const releases = firstReleases(history);
  const taken = new Set<string>();
  return line.map((commit) => {
    const written = reach(commits, commit.sha, taken);
    return {
      commit,
      written: written.length > 1 ? written.filter(({ sha }) => sha !== commit.sha) : written,
      release: releases.get(commit.sha) ?? null,
    };
  });
}

/** For each commit the first release that contains it, in the order in which releases were made. */
function firstReleases({ commits, tags }: History): ReadonlyMap<string, Tag> {
  const first = new Map<string, Tag>();
  const taken = new Set<string>();
  for (const tag of tags.toSorted((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1)))
    for (const { sha } of reach(commits, tag.commit, taken)) first.set(sha, tag);
  return first;
}

/** What is reached from a commit and was not taken before; it is taken then. */
function reach(commits: ReadonlyMap<string, Commit>, from: string, taken: Set<string>): readonly Commit[] {
  const found: Commit[] = [];
  const waiting = [from];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const commit = commits.get(sha);
    if (commit === undefined || taken.has(sha)) continue;
    taken.add(sha);
    found.push(commit);
    waiting.push(...commit.parents);
  }
  return found;
}
