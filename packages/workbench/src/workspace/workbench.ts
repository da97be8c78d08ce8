import { type FactLog, fold, type ProgramGraph, workspaceOf } from '@fulcrum/core/program';
import type { StoredFact, Workspace } from '@fulcrum/core/vocabulary';
import { connect, type Database, inTransaction, migrate, type Pool } from '@fulcrum/store';
import { type Live, noLive } from '../syncing/live.ts';
import type { RunElsewhere } from './elsewhere.ts';
import { createMemory } from './memory.ts';
import { rebuildSpans } from './project-items.ts';
import { type Batch, type Place, recordBatch } from './record-batch.ts';
import { type Pull, projectSome, recordPull } from './record-pull.ts';

/**
 * An open workspace: its facts in memory, kept current with the database, and the one way to add to them. Everything that
 * Fulcrum answers comes from `graphAt`.
 */
export interface Workbench {
  readonly workspace: string;
  readonly pool: Pool;
  /** The facts in memory. It is replaced, never edited, when a failed batch has to be forgotten. */
  readonly log: () => FactLog;
  /** The clock of the machine, in milliseconds. */
  readonly now: () => number;
  /** Another thread for work that takes long; null where there is none. */
  readonly elsewhere: RunElsewhere | null;
  /** What is laid over the trunk in every program that it gives; empty for the trunk itself. */
  readonly branches: readonly string[];
  /** The program as of an instant, from a small cache. */
  readonly graphAt: (at: number) => ProgramGraph;
  /** The program as of an instant, folded anew: for walks through history, which would flush the cache. */
  readonly foldAt: (at: number) => ProgramGraph;
  /** The same workbench with branches laid over the trunk, in every program that it gives. */
  readonly laidOver: (branches: readonly string[]) => Workbench;
  /** The name, clock and zone of the workspace, as they are now. */
  readonly settings: () => Workspace;
  /** Appends a batch in one transaction; returns the facts that were new. */
  readonly record: (batch: Batch) => Promise<readonly StoredFact[]>;
  /** Appends what a pull brings in one transaction, and then brings the lists up to date; returns how many facts were new. */
  readonly recordPull: (pull: Pull) => Promise<number>;
  /** What live connections need: connectors, keys, the way out. */
  readonly live: Live;
  /** Tells of a fault of ours in the background. */
  readonly trouble: (error: unknown) => void;
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
  readonly database: Pick<Database, 'connection'>;
  /** Which workspace of the database; `main` when missing. */
  readonly workspace?: string;
  readonly now?: () => number;
  readonly elsewhere?: RunElsewhere;
  /** Without it, nothing can be connected. */
  readonly live?: Live;
  /** Told of failures in the background. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Migrates the database, loads the facts of a workspace, and keeps them current. Close it before the database. */
export async function openWorkbench(options: OpenWorkbenchOptions): Promise<Workbench> {
  const { database, workspace = 'main', now = () => Date.now(), onTrouble: trouble = () => {} } = options;
  const pool = connect(database);
  await migrate(pool);
  const memory = createMemory(pool, workspace);
  const background = createBackground(trouble);
  const listeners = new Set<(seq: number) => void>();
  const announce = () => {
    for (const listener of listeners) listener(memory.log().lastSeq);
  };
  const { finish, project, ...writers } = createWriters({ pool, workspace, memory }, { now, announce, background });
  await memory.load();
  await project();
  const laidOver = (branches: readonly string[]): Workbench => ({
    ...workbench,
    branches,
    graphAt: (at) => memory.graphAt(at, branches),
    foldAt: (at) => fold(memory.log(), { at, branches }),
  });
  const workbench: Workbench = {
    ...writers,
    workspace,
    pool,
    now,
    elsewhere: options.elsewhere ?? null,
    log: memory.log,
    branches: [],
    graphAt: (at) => memory.graphAt(at),
    foldAt: (at) => fold(memory.log(), { at }),
    laidOver,
    settings: () => workspaceOf(memory.log()),
    live: options.live ?? noLive,
    trouble,
    background: background.run,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await finish();
      await pool.end();
    },
  };
  return workbench;
}

interface Around {
  readonly now: () => number;
  readonly announce: () => void;
  readonly background: ReturnType<typeof createBackground>;
}

// So many facts take a second to show in lists.
const MANY = 20_000;

/** All that writes, one after the other. */
function createWriters(place: Omit<Place, 'at'>, { now, announce, background }: Around) {
  const { pool, workspace, memory } = place;
  const { take } = createTurns();
  const project = async () => {
    while (await take(() => projectSome(place)));
  };
  return {
    project,
    record: async (batch: Batch) => {
      const added = await take(() => recordBatch({ ...place, at: now() }, batch));
      if (added.length > 0) announce();
      return added;
    },
    recordPull: async (pull: Pull) => {
      const added = await take(() => recordPull({ ...place, at: now() }, pull));
      if (added === 0) return 0;
      // Who waits for a large pull need not wait for the lists as well.
      if (added > MANY) background.run(project);
      else await project();
      announce();
      return added;
    },
    refresh: async () => {
      if (await take(memory.load)) announce();
    },
    rebuild: () => take(() => inTransaction(pool, (client) => rebuildSpans(client, workspace, memory.log()))),
    finish: async () => {
      await take(async () => {});
      await background.finish();
      await take(async () => {});
    },
  };
}

/** One piece of work at a time: two batches at once would each miss the other's facts in memory. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: <T>(work: () => Promise<T>): Promise<T> => {
      const turn = last.then(work, work);
      last = turn.catch(() => {});
      return turn;
    },
  };
}

function createBackground(onTrouble: (error: unknown) => void) {
  const running = new Set<Promise<unknown>>();
  return {
    run: (work: () => Promise<unknown>) => {
      const run = work().catch(onTrouble);
      running.add(run);
      void run.finally(() => running.delete(run));
    },
    finish: () => Promise.all(running),
  };
}
