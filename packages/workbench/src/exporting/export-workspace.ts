import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { COLLECTIONS, canonicalLines, type ProgramGraph } from '@fulcrum/core/program';
import { type Kind, type KindName, type StoredFact, vocabulary } from '@fulcrum/core/vocabulary';
import { readFacts } from '@fulcrum/store';
import { BadInput } from '../catalogue/errors.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { blockersOf } from './blockers-of.ts';
import { csvLine } from './csv-line.ts';

/** The file of an export that holds everything; the CSV files are for reading. */
export const FACTS_FILE = 'facts.jsonl';

export interface ExportResult {
  readonly folder: string;
  readonly facts: number;
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  /** The digest of the program: an import of this export into an empty workspace has the same. */
  readonly programHash: string;
}

/** Writes the whole workspace into an empty folder: the facts as JSON Lines, and a CSV file for each kind of thing as of today. */
export async function exportWorkspace(workbench: Workbench, folder: string): Promise<ExportResult> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new BadInput(`${folder} is not empty: name a new folder, so that nothing is overwritten`);
  const facts = { count: 0 };
  // A folder with facts.jsonl is whole: until then the file has another name.
  await writeLines(join(folder, `${FACTS_FILE}.part`), factLines(workbench, facts));
  const graph = graphAsOf(workbench, undefined);
  const files = [];
  for (const [kind, collection] of Object.entries(COLLECTIONS)) {
    const things = [...(graph[collection] as ReadonlyMap<string, Record<string, unknown>>).values()];
    const name = `${collection}.csv`;
    await writeLines(join(folder, name), csvLines(vocabulary[kind as KindName], things, blockersOf(graph)));
    files.push({ name, rows: things.length });
  }
  await rename(join(folder, `${FACTS_FILE}.part`), join(folder, FACTS_FILE));
  return { folder, facts: facts.count, files, programHash: programHash(wholeProgram(workbench)) };
}

/** The program with every fact that is known, whatever its time. */
export function wholeProgram(workbench: Workbench): ProgramGraph {
  return workbench.foldAt(Number.POSITIVE_INFINITY);
}

/** A digest that is equal exactly when two programs are. */
export function programHash(graph: ProgramGraph): string {
  const digest = createHash('sha256');
  for (const line of canonicalLines(graph)) digest.update(line);
  return digest.digest('hex');
}

async function* factLines(workbench: Workbench, facts: { count: number }): AsyncGenerator<string> {
  for await (const block of readFacts(workbench.pool, workbench.workspace)) {
    facts.count += block.length;
    if (block.length > 0) yield `${block.map(factLine).join('\n')}\n`;
  }
}

function factLine({ at, recordedAt, seq: _, ...fact }: StoredFact): string {
  return JSON.stringify({ ...fact, at: new Date(at).toISOString(), recordedAt: new Date(recordedAt).toISOString() });
}

function* csvLines(
  kind: Kind,
  things: readonly Record<string, unknown>[],
  blockers: ReadonlyMap<unknown, readonly string[]>,
): Generator<string> {
  const isItem = kind.name === 'item';
  const derived = isItem ? DERIVED : [];
  const attributes = Object.keys(kind.attributes);
  yield csvLine(['id', ...attributes, ...derived.map(([column]) => column), ...(isItem ? ['blocked by'] : [])]);
  for (const thing of things) {
    const own = attributes.map((attribute) => thing[attribute]);
    const links = isItem ? [blockers.get(thing.id)] : [];
    yield csvLine([thing.id, ...own, ...derived.map(([, name]) => cellOf(thing[name])), ...links]);
  }
}

/** What follows from the facts of an item, for readers of the table. */
const DERIVED = [
  ['category', 'category'],
  ['created', 'createdAt'],
  ['started', 'startedAt'],
  ['finished', 'finishedAt'],
] as const;

function cellOf(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value).toISOString() : value;
}

function writeLines(path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  return pipeline(Readable.from(lines), createWriteStream(path));
}
