import fs from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import git from 'isomorphic-git';
import { findRepository, type Place, text } from './find-repository.ts';
import { type Commit, type History, type Tag, UnfitRepository } from './history.ts';

/** Which part of a repository is read, and who is told how many commits have been. */
export interface ReadOptions {
  readonly branch?: string | undefined;
  readonly isRelease: (tag: string) => boolean;
  readonly onCommits?: ((count: number) => void) | undefined;
}

interface Reading extends Place {
  /** What the library remembers of packs: without it each commit would read the index again. */
  readonly cache: object;
  readonly diagnostics: Diagnostic[];
}

/** The history of a repository's branch and tags, without a git program. Throws UnfitRepository. */
export async function readRepository(folder: string, options: ReadOptions): Promise<History> {
  const reading: Reading = { ...(await findRepository(folder)), cache: {}, diagnostics: [] };
  const { branch, head } = await branchOf(reading, options.branch);
  const tags = await tagsOf(reading, options.isRelease);
  const commits = await commitsFrom(reading, [head, ...tags.map(({ commit }) => commit)], options.onCommits);
  const origin = await originOf(reading);
  return {
    repository: origin?.name ?? reading.name,
    url: origin?.url ?? null,
    ...{ branch, head, commits },
    tags: tags.map((tag) => ({ ...tag, at: tag.at ?? commits.get(tag.commit)?.committed ?? 0 })),
    diagnostics: reading.diagnostics,
  };
}

async function branchOf({ gitdir }: Reading, wanted: string | undefined) {
  const remote = (await text(join(gitdir, 'refs/remotes/origin/HEAD')))?.match(/^ref: (refs\/remotes\/origin\/(.+))/);
  const own = (await text(join(gitdir, 'HEAD')))?.match(/^ref: refs\/heads\/(.+)/)?.[1]?.trim();
  const [ref, branch] =
    wanted !== undefined
      ? [wanted, wanted]
      : remote?.[1] !== undefined
        ? [remote[1].trim(), remote[2]?.trim() ?? 'HEAD']
        : ['HEAD', own ?? 'HEAD'];
  const head = await resolveFirst(
    gitdir,
    wanted === undefined ? [ref, 'HEAD'] : [wanted, `refs/remotes/origin/${wanted}`],
  );
  if (head !== null) return { branch, head };
  const branches = await git.listBranches({ fs, gitdir });
  throw new UnfitRepository(
    branches.length === 0
      ? 'the repository has no commits yet'
      : `the repository has no branch "${branch}": name one of ${branches.slice(0, 8).join(', ')}`,
  );
}

async function resolveFirst(gitdir: string, refs: readonly string[]): Promise<string | null> {
  for (const ref of refs) {
    const found = await git.resolveRef({ fs, gitdir, ref }).catch(() => null);
    if (found !== null) return found;
  }
  return null;
}

type ReadTag = Omit<Tag, 'at'> & { readonly at: number | null };

async function tagsOf(reading: Reading, isRelease: (tag: string) => boolean): Promise<readonly ReadTag[]> {
  const { gitdir, cache, diagnostics } = reading;
  const found: ReadTag[] = [];
  for (const name of (await git.listTags({ fs, gitdir })).filter(isRelease)) {
    try {
      const oid = await git.resolveRef({ fs, gitdir, ref: `refs/tags/${name}` });
      found.push({ name, ...(await peel({ gitdir, cache, oid })) });
    } catch (error) {
      diagnostics.push(trouble('bad-tag', name, `the tag leads to no commit (${codeOf(error)})`));
    }
  }
  return found;
}

/** The commit of a tag, and when an annotated one was made. */
async function peel(of: { gitdir: string; cache: object; oid: string }): Promise<Omit<ReadTag, 'name'>> {
  const read = await git.readObject({ fs, ...of, format: 'parsed' });
  if (read.type === 'commit') return { commit: of.oid, at: null };
  if (read.type !== 'tag') throw new Error(`a ${read.type}`);
  const { object, tagger } = read.object as { object: string; tagger?: { timestamp: number } };
  const inner = await peel({ ...of, oid: object });
  return { commit: inner.commit, at: tagger === undefined ? inner.at : tagger.timestamp * 1_000 };
}

const TOLD_EVERY = 500;

async function commitsFrom(
  reading: Reading,
  from: readonly string[],
  onCommits: ((count: number) => void) | undefined,
): Promise<ReadonlyMap<string, Commit>> {
  const cut = await cutAt(reading);
  const commits = new Map<string, Commit>();
  const seen = new Set(from);
  const waiting = [...seen];
  for (let oid = waiting.pop(); oid !== undefined; oid = waiting.pop()) {
    const commit = await readOne(reading, oid, cut);
    if (commit === null) continue;
    commits.set(oid, commit);
    if (commits.size % TOLD_EVERY === 0) onCommits?.(commits.size);
    const parents = commit.parents.filter((parent) => !seen.has(parent));
    for (const parent of parents) seen.add(parent);
    waiting.push(...parents);
  }
  return commits;
}

/** The commits at which a shallow history is cut off. */
async function cutAt({ gitdir, diagnostics }: Reading): Promise<ReadonlySet<string>> {
  const cut = new Set(((await text(join(gitdir, 'shallow'))) ?? '').split('\n').filter((line) => line !== ''));
  if (cut.size > 0)
    diagnostics.push({
      code: 'shallow-history',
      severity: 'warning',
      where: 'shallow',
      what: `the history is cut at ${cut.size} commits, so first commits before them are unknown`,
      mend: 'fetch the whole history (git fetch --unshallow) and import again',
    });
  return cut;
}

/** A commit; null, and diagnosed, when it cannot be read. */
async function readOne(reading: Reading, sha: string, cut: ReadonlySet<string>): Promise<Commit | null> {
  const { gitdir, cache, diagnostics } = reading;
  try {
    const { author, committer, parent, message } = (await git.readCommit({ fs, gitdir, cache, oid: sha })).commit;
    return {
      ...{ sha, message },
      parents: cut.has(sha) ? [] : parent,
      author: { name: author.name, email: author.email },
      authored: author.timestamp * 1_000,
      committed: committer.timestamp * 1_000,
    };
  } catch (error) {
    diagnostics.push(trouble('missing-commit', sha, `it cannot be read (${codeOf(error)})`));
    return null;
  }
}

/** Where the repository was cloned from, without anything secret that the address may hold. */
async function originOf({ gitdir }: Reading): Promise<{ name: string; url: string } | null> {
  const address = (await git.getConfig({ fs, gitdir, path: 'remote.origin.url' })) as string | undefined;
  const parts = address?.match(
    /^(?:https?:\/\/|ssh:\/\/|git@|git:\/\/)(?:[^@/]*@)?([^/:]+)(?::\d+)?[:/](.+?)(?:\.git)?\/?$/,
  );
  const [, host, path] = parts ?? [];
  return host === undefined || path === undefined ? null : { name: path, url: `https://${host}/${path}` };
}

function trouble(code: string, where: string, what: string): Diagnostic {
  return { code, severity: 'error', where, what, mend: 'fetch it again; the rest has gone in' };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it is damaged';
}
