/**
 * Locks that the operating system drops when their process dies, however it dies. Node has no call for them, but its
 * built-in SQLite takes them on the file that it opens: an open transaction is the lock, and nothing is ever written.
 * So no lock is ever stale, a recycled process id cannot be mistaken for an owner, and two at once never both win.
 *
 * A process that opens and closes the same file by any other means loses its lock (a rule of POSIX), so lock files
 * lie in a folder of their own that nothing else reads.
 */

import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from './errors.ts';

export interface FileLock {
  release(): void;
}

export interface LockRequest {
  readonly path: string;
  readonly mode: 'exclusive' | 'shared';
}

const SQLITE_BUSY = 5;
const retryMs = 10;

// A lock would be lost if its connection were collected as garbage.
const held = new Set<DatabaseSync>();

/** The lock, or undefined when another holder excludes it. */
export function tryLock({ path, mode }: LockRequest): FileLock | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT count(*) FROM sqlite_master');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw new DatabaseUnavailable(
      `${path} cannot be locked (${(error as Error).message}). Choose a data folder on a local disk with FULCRUM_DATA.`,
      { cause: error },
    );
  }
  held.add(file);
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

/** Waits up to `timeoutMs` for the lock; undefined when it was not to be had. */
export async function waitForLock(request: LockRequest, timeoutMs: number): Promise<FileLock | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(request);
    if (lock || performance.now() >= deadline) return lock;
    await sleep(retryMs);
  }
}
