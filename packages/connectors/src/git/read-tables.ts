import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parseInstant } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import { parse } from 'csv-parse';
import { type Commit, type History, type Tag, UnfitRepository } from './history.ts';
import type { ReadOptions } from './read-repository.ts';

const COMMITS = /[.]commits[.]csv(?:[.]gz)?$/;

/** Whether a file is a table of commits: `NAME.commits.csv`, plain or gzip, with `NAME.tags.csv` beside it. */
export function isTable(path: string): boolean {
  return COMMITS.test(path);
}

/**
 * The history in a table of commits (sha, parents, authored_at, committed_at, author_hash, subject; newest first) and one of tags
 * (tag, kind, created_at, target_commit). Throws UnfitRepository.
 */
export async function readTables(path: string, options: ReadOptions): Promise<History> {
  const diagnostics: Diagnostic[] = [];
  const commits = new Map<string, Commit>();
  for await (const row of rows(path, ['sha', 'parents', 'authored_at', 'committed_at'])) {
    const commit = commitOf(row);
    if (commit === null) diagnostics.push(bad(row.sha ?? '?'));
    else commits.set(commit.sha, commit);
    if (commits.size % 500 === 0) options.onCommits?.(commits.size);
  }
  const [head] = commits.keys();
  if (head === undefined) throw new UnfitRepository(`${path} has no commits`);
  const name = basename(path).replace(COMMITS, '').replace('__', '/');
  const tags = await tagsBeside(path, options, diagnostics);
  return { repository: name, url: null, branch: options.branch ?? 'main', head, commits, tags, diagnostics };
}

type Row = Readonly<Record<string, string>>;

async function* rows(path: string, needed: readonly string[]): AsyncGenerator<Row> {
  const file = createReadStream(path);
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const table = text.pipe(parse({ columns: true, bom: true, relax_quotes: true, relax_column_count: true }));
  for (const stream of [file, text]) stream.on('error', (error: Error) => table.destroy(error));
  for await (const row of table as AsyncIterable<Row>) {
    const missing = needed.find((name) => row[name] === undefined);
    if (missing !== undefined) throw new UnfitRepository(`${path} has no column "${missing}"`);
    yield row;
  }
}

function commitOf(row: Row): Commit | null {
  const [authored, committed] = [parseInstant(row.authored_at ?? ''), parseInstant(row.committed_at ?? '')];
  if (authored === null || committed === null || !row.sha) return null;
  const author = { name: row.author_hash ?? '', email: row.author_hash ?? '' };
  const parents = (row.parents ?? '').split(/[ ;|]+/).filter((sha) => sha !== '');
  return { sha: row.sha, parents, author, authored, committed, message: row.subject ?? '' };
}

async function tagsBeside(path: string, options: ReadOptions, diagnostics: Diagnostic[]): Promise<readonly Tag[]> {
  const beside = path.replace(COMMITS, '.tags.csv');
  if (!existsSync(beside)) return [];
  const tags: Tag[] = [];
  for await (const { tag, created_at, target_commit } of rows(beside, ['tag', 'created_at', 'target_commit'])) {
    if (tag === undefined || target_commit === undefined || !options.isRelease(tag)) continue;
    const at = parseInstant(created_at ?? '');
    if (at === null) diagnostics.push(bad(tag));
    else tags.push({ name: tag, commit: target_commit, at });
  }
  return tags;
}

function bad(where: string): Diagnostic {
  const mend = 'write times as ISO 8601; the rest has gone in';
  return { code: 'bad-date', severity: 'error', where, what: 'it has no time that can be read', mend };
}
