import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating system's account under which PostgreSQL runs, when it is not our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const nobody: Account = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root, so root lends it the account of whoever owns the cluster already, else `nobody`.
 * An ordinary user runs it as itself: undefined.
 */
export function databaseAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

/** Whether the account can pass through every folder on the way to `path` and use `path` itself (0o1 enter, 0o4 read). */
export function canUse(account: Account, path: string, wanted: 0o1 | 0o4): boolean {
  const real = realpathSync(path);
  if (!allows(account, statSync(real), wanted)) return false;
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(account, statSync(folder), 0o1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows(account: Account, stats: Stats, wanted: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}
