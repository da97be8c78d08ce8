import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TranslatedRecord } from '@fulcrum/connectors';
import { EPOCH } from '@fulcrum/core/calendar';
import type { Diagnostic, Fact } from '@fulcrum/core/vocabulary';
import { readImportRun } from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly records: number;
  readonly facts: number;
}

/** What became of a file. */
export interface ImportResult {
  readonly file: string;
  readonly programs: readonly string[];
  readonly records: number;
  /** Facts that were new; 0 when the file had gone in before. */
  readonly facts: number;
  /** Records that could not be taken. */
  readonly refused: number;
  /** Records that tell only the final state. */
  readonly withoutHistory: number;
  /** The line after which this run went on, when an earlier one was interrupted; else 0. */
  readonly continuedAfter: number;
  /** True when the file could be read only up to a point. */
  readonly isDamaged: boolean;
  readonly diagnostics: readonly { readonly code: string; readonly count: number; readonly example: Diagnostic }[];
  readonly seconds: number;
}

/** A file that holds nothing that can be taken in; the message says why, and what to do. */
export class NothingToImport extends Error {}

/** A way to read a file: yields its records after the given line. */
export type RecordReader = (options: {
  afterLine: number;
  onBytes: (bytes: number) => void;
}) => AsyncIterable<TranslatedRecord>;

export interface ImportFileOptions {
  readonly path: string;
  /** What else the reading depends on (a program's name, a map): a change of it makes another run. */
  readonly variant: string;
  readonly read: RecordReader;
  /** True for an export of Fulcrum itself: its facts are taken as they are, and nothing is said about its history. */
  readonly isExport?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

const BATCH = 2_000;
const BATCH_BYTES = 16 * 1024 * 1024;

/**
 * Takes a file in, batch by batch: each batch with its raw records, facts, diagnostics and the place reached in one
 * transaction. So an interrupted import continues after its last batch, and the same file twice adds nothing.
 */
export async function importFile(workbench: Workbench, options: ImportFileOptions): Promise<ImportResult> {
  const startedAt = workbench.now();
  const { size } = await stat(options.path);
  if (size === 0) throw new NothingToImport(`${options.path} is empty: nothing was imported`);
  const digest = await digestOf(options.path, options.variant);
  const earlier = await readImportRun(workbench.pool, workbench.workspace, digest);
  const afterLine = earlier !== null && earlier.finishedAt === null ? earlier.lines : 0;
  const tally = startTally(afterLine > 0 ? earlier : null);
  const source = `file:${basename(options.path)}`;
  let bytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (records: readonly TranslatedRecord[], isLast: boolean) => {
    await writing;
    const summary = { fileDigest: digest, fileName: basename(options.path), startedAt };
    const facts = records.flatMap((record) => record.facts);
    writing = workbench
      .record({
        source,
        facts: isLast && !options.isExport ? [...facts, ...historyFacts(tally, source, digest)] : facts,
        raw: records.flatMap((record) => (record.raw === undefined ? [] : [record.raw])),
        diagnostics: [
          ...records.flatMap((record) => record.diagnostics),
          ...(isLast ? finalStateNote(tally, options.path) : []),
        ],
        run: (added) => {
          tally.facts += added;
          const finishedAt = isLast && !tally.isDamaged ? workbench.now() : null;
          return {
            ...summary,
            finishedAt,
            lines: tally.lines,
            records: tally.records,
            facts: tally.facts,
            refused: tally.refused,
            withoutHistory: tally.withoutHistory,
          };
        },
      })
      .then(() => options.onProgress?.({ bytes, totalBytes: size, records: tally.records, facts: tally.facts }));
    // The next batch is translated while PostgreSQL takes this one; a failure is thrown by the next `await writing`.
    writing.catch(() => {});
  };
  let batch: TranslatedRecord[] = [];
  let batchBytes = 0;
  for await (const record of options.read({ afterLine, onBytes: (read) => (bytes = read) })) {
    batch.push(record);
    batchBytes += record.raw?.body.length ?? 0;
    if (batch.length < BATCH && batchBytes < BATCH_BYTES) continue;
    await writing;
    count(tally, batch);
    await write(batch, false);
    batch = [];
    batchBytes = 0;
  }
  await writing;
  count(tally, batch);
  await write(batch, true);
  await writing;
  if (tally.records === 0) throw new NothingToImport(nothingIn(options.path, tally));
  return resultOf(tally, {
    file: options.path,
    continuedAfter: afterLine,
    seconds: (workbench.now() - startedAt) / 1000,
  });
}

interface Tally {
  lines: number;
  records: number;
  facts: number;
  refused: number;
  withoutHistory: number;
  isDamaged: boolean;
  readonly programs: Set<string>;
  readonly diagnostics: Map<string, { code: string; count: number; example: Diagnostic }>;
}

function startTally(
  earlier: { lines: number; records: number; facts: number; refused: number; withoutHistory: number } | null,
): Tally {
  const { lines = 0, records = 0, facts = 0, refused = 0, withoutHistory = 0 } = earlier ?? {};
  return {
    lines,
    records,
    facts,
    refused,
    withoutHistory,
    isDamaged: false,
    programs: new Set(),
    diagnostics: new Map(),
  };
}

function count(tally: Tally, records: readonly TranslatedRecord[]): void {
  for (const record of records) {
    tally.lines = Math.max(tally.lines, record.line);
    if (record.facts.length > 0) tally.records++;
    else tally.refused++;
    if (record.isFinalState) tally.withoutHistory++;
    if (record.diagnostics.some((diagnostic) => /damaged|cut off|read further/.test(diagnostic.what)))
      tally.isDamaged = true;
    for (const fact of record.facts)
      if (fact.attribute === 'program' && fact.subject.startsWith('item:')) tally.programs.add(String(fact.value));
    for (const diagnostic of record.diagnostics) {
      const known = tally.diagnostics.get(diagnostic.code);
      if (known === undefined)
        tally.diagnostics.set(diagnostic.code, { code: diagnostic.code, count: 1, example: diagnostic });
      else known.count++;
    }
  }
}

function historyFacts(tally: Tally, source: string, digest: string): readonly Fact[] {
  const value = tally.withoutHistory > 0 ? 'final-state' : 'changelog';
  return [...tally.programs].map((program) => ({
    subject: `program:${program}`,
    attribute: 'history',
    op: 'set',
    value,
    at: EPOCH,
    source,
    cause: `import:${digest}`,
  }));
}

function finalStateNote(tally: Tally, path: string): readonly Diagnostic[] {
  if (tally.withoutHistory === 0) return [];
  const what = `final state only: ${tally.withoutHistory} of ${tally.records} records have no changelog, so membership of releases is as of the export`;
  return [
    {
      code: 'final-state-only',
      severity: 'warning',
      where: basename(path),
      what,
      mend: 'export with the changelog (expand=changelog) to see how scope really moved',
    },
  ];
}

function nothingIn(path: string, tally: Tally): string {
  const [first] = tally.diagnostics.values();
  const why = first === undefined ? 'it has no records' : `${first.example.where}: ${first.example.what}`;
  return `nothing in ${path} could be imported: ${why}`;
}

function resultOf(tally: Tally, run: { file: string; continuedAfter: number; seconds: number }): ImportResult {
  const { records, facts, refused, withoutHistory, isDamaged } = tally;
  return {
    ...run,
    programs: [...tally.programs].sort(),
    records,
    facts,
    refused,
    withoutHistory,
    isDamaged,
    diagnostics: [...tally.diagnostics.values()],
  };
}

async function digestOf(path: string, variant: string): Promise<string> {
  const digest = createHash('sha256').update(variant);
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}
