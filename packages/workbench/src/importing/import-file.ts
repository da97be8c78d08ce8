import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TranslatedRecord } from '@fulcrum/connectors';
import { EPOCH } from '@fulcrum/core/calendar';
import { saidAt } from '@fulcrum/core/program';
import type { Diagnostic, Fact } from '@fulcrum/core/vocabulary';
import { type ImportRun, readImportRun } from '@fulcrum/store';
import { countItems } from '../answers/overview.ts';
import { wholeProgram } from '../exporting/export-workspace.ts';
import { matchPeople } from '../matching/match-people.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { corrections } from './corrections.ts';
import { withoutNeedlessGuesses } from './needless-guesses.ts';
import { addToTally, programsOf, startTally, type Tally } from './tally.ts';

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
  /** What tells it apart, and its size in records, where it is no file. */
  readonly identity?: { readonly digest: string; readonly size: number };
  /** True for an export of Fulcrum itself: its facts are taken as they are, and nothing is said about its history. */
  readonly isExport?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

const BATCH = 2_000;
const BATCH_BYTES = 16 * 1024 * 1024;

/**
 * Takes a file in, batch by batch: each batch with its raw records, facts, diagnostics and the place reached in one
 * transaction. So an interrupted import continues after its last batch. A file that is in whole already is not read again.
 */
export async function importFile(workbench: Workbench, options: ImportFileOptions): Promise<ImportResult> {
  const startedAt = workbench.now();
  const { size, digest } = options.identity ?? (await identityOf(options));
  if (size === 0) throw new NothingToImport(`${options.path} is empty: nothing was imported`);
  const earlier = await readImportRun(workbench.pool, workbench.workspace, digest);
  if (earlier !== null && earlier.finishedAt !== null) return alreadyIn(earlier, options.path);
  const isBegun = earlier !== null;
  const tally = startTally(isBegun ? earlier : null);
  const run: Run = { workbench, options, tally, digest, startedAt, size, continuedAfter: tally.lines, bytes: 0 };
  await writeAll(run);
  if (tally.records === 0) throw new NothingToImport(nothingIn(options.path, tally));
  if (options.isExport !== true) await matchPeople(workbench);
  return resultOf(run);
}

/** The same file with the same options was taken in whole: it has nothing to add. */
function alreadyIn({ records, refused, withoutHistory }: ImportRun, file: string): ImportResult {
  const counts = { records, facts: 0, refused, withoutHistory };
  return { file, programs: [], ...counts, continuedAfter: 0, isDamaged: false, diagnostics: [], seconds: 0 };
}

/** One import under way. */
interface Run {
  readonly workbench: Workbench;
  readonly options: ImportFileOptions;
  readonly tally: Tally;
  readonly digest: string;
  readonly startedAt: number;
  readonly size: number;
  readonly continuedAfter: number;
  bytes: number;
}

async function writeAll(run: Run): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for await (const { records, isLast } of batches(run)) {
    await writing;
    addToTally(run.tally, records);
    // The next batch is translated while PostgreSQL takes this one; a failure is thrown by the next `await writing`.
    writing = writeBatch(run, records, isLast);
    writing.catch(() => {});
  }
  await writing;
}

interface RecordBatch {
  readonly records: readonly TranslatedRecord[];
  readonly isLast: boolean;
}

async function* batches(run: Run): AsyncGenerator<RecordBatch> {
  let records: TranslatedRecord[] = [];
  let bytes = 0;
  const firstLines = new Map<string, number>();
  const onBytes = (read: number) => {
    run.bytes = read;
  };
  for await (const record of run.options.read({ afterLine: run.continuedAfter, onBytes })) {
    records.push(withRepetition(record, firstLines));
    bytes += record.raw?.body.length ?? 0;
    if (records.length < BATCH && bytes < BATCH_BYTES) continue;
    yield { records, isLast: false };
    records = [];
    bytes = 0;
  }
  yield { records, isLast: true };
}

/** A key that stands twice in a file is one thing: both go in, the later one counts, and it is said. */
function withRepetition(record: TranslatedRecord, firstLines: Map<string, number>): TranslatedRecord {
  const key = record.raw?.key;
  if (key === undefined || record.facts.length === 0) return record;
  const first = firstLines.get(key);
  if (first === undefined) {
    firstLines.set(key, record.line);
    return record;
  }
  const what = `${key} stood on line ${first} already: where they differ, this later line counts`;
  const mend = 'export each record once';
  const repeated = { code: 'duplicate-key', severity: 'warning' as const, where: `line ${record.line}`, what, mend };
  return { ...record, diagnostics: [...record.diagnostics, repeated] };
}

async function writeBatch(run: Run, records: readonly TranslatedRecord[], isLast: boolean): Promise<void> {
  const { workbench, options, tally } = run;
  const source = `file:${basename(options.path)}`;
  const isForeign = options.isExport !== true;
  const said = records.flatMap((record) => record.facts);
  const log = workbench.log();
  const added = corrections(log, withoutNeedlessGuesses(log, said), run.digest.slice(0, 12));
  await workbench.record({
    source,
    facts: isForeign ? [...added, ...historyFacts(run, records, isLast)] : said,
    raw: records.flatMap((record) => (record.raw === undefined ? [] : [record.raw])),
    diagnostics: [
      ...records.flatMap((record) => record.diagnostics),
      ...(isLast && isForeign ? finalStateNote(tally, options.path) : []),
    ],
    run: (count) => progressOf(run, { added: count, isLast }),
  });
  options.onProgress?.({ bytes: run.bytes, totalBytes: run.size, records: tally.records, facts: tally.facts });
}

/** How far the file is in. A damaged one is never finished: mended, it is another file. */
function progressOf(run: Run, { added, isLast }: { added: number; isLast: boolean }) {
  const { tally, digest, options, startedAt, workbench } = run;
  tally.facts += added;
  const { lines, records, facts, refused, withoutHistory } = tally;
  const finishedAt = isLast && !tally.isDamaged ? workbench.now() : null;
  const counts = { lines, records, facts, refused, withoutHistory };
  return { ...counts, fileDigest: digest, fileName: basename(options.path), startedAt, finishedAt };
}

/**
 * How much of the past is known of the programs of a batch. Once a record had none it is the final state only, and stays so
 * until one file tells the past of at least as many items as the program has.
 */
function historyFacts(run: Run, records: readonly TranslatedRecord[], isLast: boolean): readonly Fact[] {
  const { tally, options, digest, workbench } = run;
  const origin = { at: EPOCH, source: `file:${basename(options.path)}`, cause: `import:${digest}` };
  const programs = isLast ? tally.programs : programsOf(records);
  return [...programs].flatMap((program): Fact[] => {
    const known = saidAt(workbench.log(), `program:${program}`, { attribute: 'history', at: EPOCH });
    const isWhole = isLast && tally.records >= countItems(wholeProgram(workbench), program).total;
    const value = tally.withoutHistory > 0 || (known === 'final-state' && !isWhole) ? 'final-state' : 'changelog';
    return value === known
      ? []
      : [{ ...origin, subject: `program:${program}`, attribute: 'history', op: 'set', value }];
  });
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

function resultOf({ tally, options, continuedAfter, startedAt, workbench }: Run): ImportResult {
  const { records, facts, refused, withoutHistory, isDamaged } = tally;
  return {
    file: options.path,
    programs: [...tally.programs].sort(),
    records,
    facts,
    refused,
    withoutHistory,
    continuedAfter,
    isDamaged,
    diagnostics: [...tally.diagnostics.values()],
    seconds: (workbench.now() - startedAt) / 1000,
  };
}

async function identityOf({ path, variant }: ImportFileOptions): Promise<{ digest: string; size: number }> {
  const { size } = await stat(path);
  const digest = createHash('sha256').update(variant);
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return { size, digest: digest.digest('hex') };
}
