/**
 * Who may use an embedded cluster, and who starts and stops it. Three locks, each dropped by the operating system when
 * its holder dies:
 *
 * - `server`, exclusive: held by the one server of the data folder for as long as it lives.
 * - `users`, shared: held by everyone, server or guest, whose work needs the cluster to run.
 * - `change`, exclusive: held for the moments in which a process starts or stops PostgreSQL.
 *
 * To open is to take `change` and `users`, make sure that PostgreSQL runs (whoever started it), and let go of
 * `change`. To close is to take `change`, let go of `users`, and stop PostgreSQL if nobody else holds `users`. So a
 * guest attaches to a live server's PostgreSQL or starts it, several guests share it, the last one out turns off the
 * light, and a PostgreSQL that a killed process left behind is simply one that runs already.
 */
import { connectionOf, type Running } from './ask.ts';
import { type Cluster, type ClusterRequest, findSite, type Site } from './cluster.ts';
import type { Database } from './database.ts';
import { DataFolderBusy } from './errors.ts';
import { type FileLock, tryLock, waitForLock } from './file-lock.ts';
import { keepRunning } from './keep-running.ts';
import { interruptPostmaster, stopPostmaster } from './postmaster.ts';
import { readNote, removeNote, writeNote } from './server-note.ts';
import { changeOf, serverOf, takeChange, usersOf } from './site-locks.ts';
import { dropSocketFolder, socketFolder } from './socket-folder.ts';
import { ensureRunning } from './start.ts';

export interface EmbeddedRequest extends ClusterRequest {
  readonly role: 'server' | 'guest';
}

// A probe of the lock may hold it for a moment; a server holds it for its life.
const serverLockMs = 300;
const closeMs = 1_500;

/** Opens the data folder's own PostgreSQL. Throws DataFolderBusy, UnsupportedPlatform or DatabaseUnavailable. */
export async function openEmbedded(request: EmbeddedRequest): Promise<Database> {
  const site = findSite(request);
  const seat = request.role === 'server' ? await takeSeat(site) : undefined;
  try {
    const stay = await enter(site);
    const watch = seat ? keepRunning(stay.cluster) : undefined;
    const leaveOnExit = () => leaveAtOnce(stay);
    process.once('exit', leaveOnExit);
    return {
      kind: 'embedded',
      connection: connectionOf(stay.cluster),
      serverVersion: stay.running.serverVersion,
      setAddress: (address) => {
        if (seat) writeNote(site, address);
      },
      close: once(async () => {
        process.off('exit', leaveOnExit);
        try {
          await watch?.stop();
          await leave(stay);
        } finally {
          if (seat) removeNote(site);
          seat?.release();
        }
      }),
    };
  } catch (error) {
    seat?.release();
    throw error;
  }
}

async function takeSeat(site: Site): Promise<FileLock> {
  const seat = await waitForLock(serverOf(site), serverLockMs);
  if (!seat) throw new DataFolderBusy(site.dataDir, readNote(site));
  writeNote(site);
  return seat;
}

interface Stay {
  readonly cluster: Cluster;
  readonly user: FileLock;
  readonly running: Running;
}

async function enter(site: Site): Promise<Stay> {
  const change = await takeChange(site);
  try {
    const alone = tryLock(usersOf(site, 'exclusive'));
    alone?.release();
    const user = tryLock(usersOf(site, 'shared'));
    if (!user) throw new Error('somebody took the users lock exclusively without the change lock');
    try {
      const cluster = { ...site, socketDir: socketFolder(site) };
      return { cluster, user, running: await ensureRunning({ cluster, alone: alone !== undefined }) };
    } catch (error) {
      user.release();
      throw error;
    }
  } finally {
    change.release();
  }
}

async function leave({ cluster, user }: Stay): Promise<void> {
  const change = await waitForLock(changeOf(cluster), closeMs);
  user.release();
  // Whoever still starts PostgreSQL after all this time uses it too, and is left to stop it.
  if (!change) return;
  try {
    const last = tryLock(usersOf(cluster, 'exclusive'));
    if (last) await stop(cluster);
    last?.release();
  } finally {
    change.release();
  }
}

/** For a process that ends without closing: tells PostgreSQL to stop, with no time left to see it done. */
function leaveAtOnce({ cluster, user }: Stay): void {
  user.release();
  const change = tryLock(changeOf(cluster));
  const last = change && tryLock(usersOf(cluster, 'exclusive'));
  if (last) interruptPostmaster(cluster.data);
  last?.release();
  change?.release();
}

async function stop(cluster: Cluster): Promise<void> {
  if (await stopPostmaster(cluster.data)) dropSocketFolder(cluster);
  else cluster.tell('PostgreSQL is slow to stop and was left to it; nothing that was saved is lost');
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
