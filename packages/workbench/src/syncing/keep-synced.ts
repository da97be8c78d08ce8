import { type Database, type Jobs, openJobs, readConnection, readDue, readLease, type SyncKind } from '@fulcrum/store';
import { matchPeople } from '../matching/match-people.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { isDeadHolder } from './holder.ts';
import type { SyncProgress } from './reading.ts';
import { SyncFailed, syncConnection } from './sync-connection.ts';
import { Busy } from './with-lease.ts';

/** What the jobs do: what is due of a connection, or what its webhooks hinted at. */
interface SyncJob {
  readonly connection: string;
  readonly isHint: boolean;
}

export interface KeepSyncedOptions {
  readonly workbench: Workbench;
  readonly database: Pick<Database, 'connection'>;
  /** Told how far a sync is; and with null, that it is over. */
  readonly onProgress: (connection: string, progress: SyncProgress | null) => void;
}

/** What keeps connections current. */
export interface Keeper {
  /** A webhook came: what it hints at is read soon, together with what comes right after it. */
  readonly hint: (connection: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

// A tool that hangs holds one of these, and the others go on.
const AT_ONCE = 8;
const TICK_MS = 2_000;
const DEBOUNCE_S = 2;

/** Syncs every connection when it is due, and soon after a webhook. One that fails is tried again later; none waits for another. */
export async function keepSynced(options: KeepSyncedOptions): Promise<Keeper> {
  const { workbench, database } = options;
  const jobs = await openJobs<SyncJob>({ database, queue: 'sync', atOnce: AT_ONCE, onTrouble: workbench.trouble });
  // What a process that was killed had read, and not matched.
  workbench.background(() => matchPeople(workbench));
  const ending = new AbortController();
  await jobs.work((job, signal) => work(options, job, AbortSignal.any([signal, ending.signal])));
  let ticking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    ticking = ticking.then(() => tick(workbench, jobs)).catch(workbench.trouble);
  }, TICK_MS);
  return {
    hint: (connection) => wantHints(jobs, connection, DEBOUNCE_S),
    close: async () => {
      clearInterval(timer);
      await ticking;
      ending.abort();
      await jobs.close();
    },
  };
}

/** Wants what is due, and what was left of webhooks when a process ended. */
async function tick(workbench: Workbench, jobs: Jobs<SyncJob>): Promise<void> {
  const { pool, workspace } = workbench;
  for (const { id, isDue, hasHints } of await readDue(pool, workspace, workbench.now())) {
    const lease = await readLease(pool, { workspace, connection: id });
    if (lease?.isHeld && !isDeadHolder(lease.holder)) continue;
    if (isDue) await jobs.want(id, { connection: id, isHint: false });
    if (hasHints) await wantHints(jobs, id, DEBOUNCE_S);
  }
}

function wantHints(jobs: Jobs<SyncJob>, connection: string, afterSeconds: number): Promise<void> {
  return jobs.want(`${connection} hints`, { connection, isHint: true }, { afterSeconds });
}

async function work(options: KeepSyncedOptions, job: SyncJob, signal: AbortSignal): Promise<void> {
  const { workbench, onProgress } = options;
  const { connection } = job;
  const kind = await kindOf(workbench, job);
  if (kind === null) return;
  const told = (progress: SyncProgress) => onProgress(connection, progress);
  try {
    await syncConnection(workbench, { connection, kind, signal, onProgress: told });
  } catch (error) {
    // Both are noted, with when it is tried again.
    if (!(error instanceof Busy || error instanceof SyncFailed)) throw error;
  } finally {
    onProgress(connection, null);
  }
}

/** What is to be done for a job by now; null when somebody did it meanwhile. */
async function kindOf(workbench: Workbench, { connection, isHint }: SyncJob): Promise<SyncKind | null> {
  const record = await readConnection(workbench.pool, { workspace: workbench.workspace, connection });
  if (record?.state !== 'active') return null;
  // A hint says nothing of a connection that was never read whole.
  if (isHint) return record.cursor === null ? null : 'hinted';
  const isDue = record.nextAt !== null && record.nextAt <= workbench.now();
  return isDue ? (record.nextKind ?? 'changes') : null;
}
