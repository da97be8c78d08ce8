/**
 * Who may use an embedded cluster, and who starts and stops it. Three locks, each dropped by the operating system when
 * its holder dies:
 *
 * - `server`, exclusive: held by the one server of the data folder for as long as it lives.
 * - `users`, shared: held by everyone, server or guest, whose work needs the cluster to run.
 * - `change`, exclusive: held for the moments in which a process starts or stops PostgreSQL.
 *
 * To open is to take `change`, make sure that PostgreSQL runs (whoever started it), take `users`, and let go of
 * `change`. To close is to take `change`, let go of `users`, and stop PostgreSQL if nobody else holds `users`. So a
 * guest attaches to a live server's PostgreSQL or starts it, several guests share it, the last one out turns off the
 * light, and a PostgreSQL that a killed process left behind is simply one that runs already.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionOf, type Running } from './ask.ts';
import { type Cluster, type ClusterRequest, findCluster } from './cluster.ts';
import type { Database } from './database.ts';
import { DatabaseUnavailable, DataFolderBusy } from './errors.ts';
import { type FileLock, type LockRequest, tryLock, waitForLock } from './file-lock.ts';
import { trimLog } from './log-file.ts';
import { livePostmaster, stopPostmaster } from './postmaster.ts';
import { readNote, removeNote, writeNote } from './server-note.ts';
import { ensureRunning } from './start.ts';

export interface EmbeddedRequest extends ClusterRequest {
  readonly role: 'server' | 'guest';
}

// A probe of the lock may hold it for a moment; a server holds it for its life.
const serverLockMs = 300;
// Long enough for another process to copy the binaries, make a cluster and recover it.
const changeLockMs = 600_000;
const patienceMs = 1_000;
const closeMs = 1_500;
const watchMs = 1_000;

/** Opens the data folder's own PostgreSQL. Throws DataFolderBusy, UnsupportedPlatform or DatabaseUnavailable. */
export async function openEmbedded(request: EmbeddedRequest): Promise<Database> {
  const cluster = findCluster(request);
  const seat = request.role === 'server' ? await takeSeat(cluster) : undefined;
  try {
    const { user, running } = await enter(cluster);
    const watch = seat ? keepRunning(cluster) : undefined;
    return {
      kind: 'embedded',
      connection: connectionOf(cluster),
      serverVersion: running.serverVersion,
      setAddress: (address) => {
        if (seat) writeNote(cluster, address);
      },
      close: once(async () => {
        await watch?.stop();
        await leave(cluster, user);
        if (seat) removeNote(cluster);
        seat?.release();
      }),
    };
  } catch (error) {
    seat?.release();
    throw error;
  }
}

async function takeSeat(cluster: Cluster): Promise<FileLock> {
  const seat = await waitForLock({ path: lockFile(cluster, 'server'), mode: 'exclusive' }, serverLockMs);
  if (!seat) throw new DataFolderBusy(cluster.dataDir, readNote(cluster));
  writeNote(cluster);
  return seat;
}

async function enter(cluster: Cluster): Promise<{ user: FileLock; running: Running }> {
  const change = await takeChange(cluster);
  try {
    const alone = tryLock({ path: lockFile(cluster, 'users'), mode: 'exclusive' });
    alone?.release();
    const user = tryLock({ path: lockFile(cluster, 'users'), mode: 'shared' });
    if (!user) throw new Error('the users lock is taken exclusively only under the change lock');
    try {
      return { user, running: await ensureRunning({ cluster, alone: alone !== undefined }) };
    } catch (error) {
      user.release();
      throw error;
    }
  } finally {
    change.release();
  }
}

async function leave(cluster: Cluster, user: FileLock): Promise<void> {
  const change = await waitForLock(changeOf(cluster), closeMs);
  user.release();
  // Whoever still starts PostgreSQL after all this time uses it too, and is left to stop it.
  if (!change) return;
  try {
    const last = tryLock({ path: lockFile(cluster, 'users'), mode: 'exclusive' });
    if (last && !(await stopPostmaster(cluster.data))) {
      cluster.tell('PostgreSQL is slow to stop and was left to it; nothing that was saved is lost');
    }
    last?.release();
  } finally {
    change.release();
  }
}

async function takeChange(cluster: Cluster): Promise<FileLock> {
  const change = await waitForLock(changeOf(cluster), patienceMs);
  if (change) return change;
  cluster.tell('waiting for another Fulcrum process that is starting or stopping the database');
  const late = await waitForLock(changeOf(cluster), changeLockMs);
  if (!late)
    throw new DatabaseUnavailable(
      `Another Fulcrum process has been starting or stopping the database in ${cluster.dataDir} for too long. Stop it and try again.`,
    );
  return late;
}

/**
 * While a server lives, a PostgreSQL that went away (killed for memory, stopped by a full disk) is started again as
 * soon as that works, and its log is kept small. Connections fail in between.
 */
function keepRunning(cluster: Cluster): { stop(): Promise<void> } {
  const ended = new AbortController();
  const loop = async () => {
    while (!ended.signal.aborted) {
      await sleep(watchMs, undefined, { signal: ended.signal, ref: false }).catch(() => {});
      if (ended.signal.aborted) return;
      trimLog(cluster.logFile);
      if (livePostmaster(cluster.data) === undefined) await restart(cluster);
    }
  };
  const done = loop();
  return {
    stop: () => {
      ended.abort();
      return Promise.race([done, sleep(closeMs, undefined, { ref: false })]);
    },
  };
}

async function restart(cluster: Cluster): Promise<void> {
  const change = await takeChange(cluster);
  try {
    await ensureRunning({ cluster, alone: false });
    cluster.tell('PostgreSQL had stopped and runs again');
  } catch (error) {
    cluster.tell((error as Error).message);
  } finally {
    change.release();
  }
}

function changeOf(cluster: Cluster): LockRequest {
  return { path: lockFile(cluster, 'change'), mode: 'exclusive' };
}

function lockFile(cluster: Cluster, name: 'server' | 'users' | 'change'): string {
  return join(cluster.home, 'locks', name);
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
