import { appendToLog, createFactLog, type FactLog, fold, type ProgramGraph, workspaceOf } from '@fulcrum/core/program';
import type { Diagnostic, Fact, StoredFact, Workspace } from '@fulcrum/core/vocabulary';
import {
  appendFacts,
  connect,
  type Database,
  inTransaction,
  migrate,
  type RawRecord,
  readFacts,
  storeDiagnostics,
  storeImportRun,
  storeRaw,
} from '@fulcrum/store';
import type pg from 'pg';
import { graphCache } from './graph-cache.ts';
import { projectItems, rebuildSpans } from './project-items.ts';

/** What goes in together: all of it, or nothing. */
export interface Batch {
  readonly source: string;
  readonly facts: readonly (Fact & { readonly branch?: string; readonly recordedAt?: number })[];
  readonly raw?: readonly RawRecord[];
  readonly diagnostics?: readonly Diagnostic[];
  /** How far the file is in that these facts came from; it is given the count of the facts that were new. */
  readonly run?: (newFacts: number) => Parameters<typeof storeImportRun>[2];
}

/**
 * An open workspace: its facts in memory, kept current with the database, and the one way to add to them. Everything that
 * Fulcrum answers comes from `graphAt`.
 */
export interface Workbench {
  readonly workspace: string;
  readonly pool: pg.Pool;
  readonly database: Database;
  /** The facts in memory. It is replaced, never edited, when a failed batch has to be forgotten. */
  readonly log: () => FactLog;
  /** The clock of the machine, in milliseconds. */
  readonly now: () => number;
  /** The program as of an instant, from a small cache. */
  readonly graphAt: (at: number) => ProgramGraph;
  /** The program as of an instant, folded anew: for walks through history, which would flush the cache. */
  readonly foldAt: (at: number) => ProgramGraph;
  /** The name, clock and zone of the workspace, as they are now. */
  readonly settings: () => Workspace;
  /** Appends a batch in one transaction; returns the facts that were new. */
  readonly record: (batch: Batch) => Promise<readonly StoredFact[]>;
  /** Runs work whose failure must not cost the answer at hand; it is finished before the workbench closes. */
  readonly background: (work: () => Promise<unknown>) => void;
  /** Takes in what other processes appended. */
  readonly refresh: () => Promise<void>;
  /** Builds the projections anew from the facts; returns how many items they hold. */
  readonly rebuild: () => Promise<number>;
  /** Told after each change, with the last place in the order of facts. */
  readonly onChange: (listener: (seq: number) => void) => () => void;
  readonly close: () => Promise<void>;
}

export interface OpenWorkbenchOptions {
  readonly database: Database;
  /** Which workspace of the database; `main` when missing. */
  readonly workspace?: string;
  readonly now?: () => number;
  /** Told of failures in the background. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Migrates the database, loads the facts of a workspace, and keeps them current. Close it before the database. */
export async function openWorkbench(options: OpenWorkbenchOptions): Promise<Workbench> {
  const { database, workspace = 'main', now = () => Date.now() } = options;
  const pool = connect(database);
  await migrate(pool);
  let log = createFactLog();
  let busy: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(seq: number) => void>();
  const graphs = graphCache(() => log);

  const absorb = (facts: readonly StoredFact[]) => graphs.touched(appendToLog(log, facts));
  const load = async () => {
    const before = log.lastSeq;
    for await (const facts of readFacts(pool, workspace, before)) absorb(facts);
    return log.lastSeq > before;
  };
  const reload = async () => {
    log = createFactLog();
    graphs.clear();
    await load();
  };
  // One at a time: two batches at once would each miss the other's facts in memory.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work);
    busy = turn.catch(() => {});
    return turn;
  };
  const announce = () => {
    for (const listener of listeners) listener(log.lastSeq);
  };

  const record = (batch: Batch) =>
    inTurn(async () => {
      await load();
      try {
        const stored = await inTransaction(pool, async (client) => {
          const added = await storeBatch(client, { workspace, at: now() }, batch);
          if ((added[0]?.seq ?? log.lastSeq + 1) !== log.lastSeq + 1) await load();
          const knownWords = new Set(
            added.filter((fact) => isKnownWord(log, fact.subject)).map((fact) => fact.subject),
          );
          absorb(added);
          if (knownWords.size > 0) await rebuildSpans(client, workspace, log);
          else await projectItems(client, workspace, { log, subjects: new Set(added.map((fact) => fact.subject)) });
          return added;
        });
        if (stored.length > 0) announce();
        return stored;
      } catch (error) {
        await reload();
        throw error;
      }
    });

  const running = new Set<Promise<unknown>>();
  const background = (work: () => Promise<unknown>) => {
    const run = work().catch((error: unknown) => options.onTrouble?.(error));
    running.add(run);
    void run.finally(() => running.delete(run));
  };

  await load();
  return {
    workspace,
    pool,
    database,
    now,
    log: () => log,
    graphAt: graphs.graphAt,
    foldAt: (at) => fold(log, { at }),
    settings: () => workspaceOf(log),
    record,
    background,
    refresh: () =>
      inTurn(async () => {
        if (await load()) announce();
      }),
    rebuild: () => inTurn(() => inTransaction(pool, (client) => rebuildSpans(client, workspace, log))),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await busy;
      await Promise.all(running);
      await pool.end();
    },
  };
}

async function storeBatch(
  client: pg.PoolClient,
  place: { workspace: string; at: number },
  batch: Batch,
): Promise<readonly StoredFact[]> {
  const { workspace, at } = place;
  const added = await appendFacts(client, workspace, { facts: batch.facts, recordedAt: at });
  if (batch.raw !== undefined && batch.raw.length > 0)
    await storeRaw(client, { workspace, source: batch.source, receivedAt: at }, batch.raw);
  await storeDiagnostics(client, { workspace, source: batch.source, recordedAt: at }, batch.diagnostics ?? []);
  if (batch.run !== undefined) await storeImportRun(client, workspace, batch.run(added.length));
  return added;
}

function isKnownWord(log: FactLog, subject: string): boolean {
  return subject.startsWith('word:') && log.subjects.indexOf.has(subject);
}
