import { join } from 'node:path';
import type { Site } from './cluster.ts';
import { DatabaseUnavailable } from './errors.ts';
import { type FileLock, type LockRequest, waitForLock } from './file-lock.ts';

const patienceMs = 1_000;
// Long enough for another process to copy the binaries, make a cluster and recover it.
const changeLockMs = 600_000;

/** Held by the one server of a data folder. */
export function serverOf(site: Site): LockRequest {
  return { path: lockFile(site, 'server'), mode: 'exclusive' };
}

/** Held while PostgreSQL is started or stopped. */
export function changeOf(site: Site): LockRequest {
  return { path: lockFile(site, 'change'), mode: 'exclusive' };
}

/** Shared by everyone who needs PostgreSQL to run. */
export function usersOf(site: Site, mode: LockRequest['mode']): LockRequest {
  return { path: lockFile(site, 'users'), mode };
}

function lockFile(site: Site, name: 'server' | 'users' | 'change'): string {
  return join(site.home, 'locks', name);
}

/** Waits for `change` as long as another process may rightly take. */
export async function takeChange(site: Site): Promise<FileLock> {
  const change = await waitForLock(changeOf(site), patienceMs);
  if (change) return change;
  site.tell('waiting for another Fulcrum process that is starting or stopping the database');
  const late = await waitForLock(changeOf(site), changeLockMs);
  if (late) return late;
  throw new DatabaseUnavailable(
    `Another Fulcrum process has been starting or stopping the database in ${site.dataDir} for too long. ` +
      'Stop it and try again.',
  );
}
