import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';

// 107 bytes on Linux, 103 on macOS, for the folder and PostgreSQL's own file name in it.
const longestPath = 103;
const socketName = '/.s.PGSQL.5432';

/** The socket's folder, closed to every other account: who can enter it is trusted, so it is also the password. */
export function socketFolder(home: string, account: Account | undefined): string {
  const near = join(home, 'socket');
  if (fits(near)) return closed(near, account);
  const note = join(home, 'socket-folder');
  const known = existsSync(note) ? readFileSync(note, 'utf8') : undefined;
  if (known && isClosed(known, account)) return known;
  // A random name cannot be made beforehand by somebody else.
  const short = mkdtempSync(join(fits(join(tmpdir(), 'fulcrum-XXXXXX')) ? tmpdir() : '/tmp', 'fulcrum-'));
  closed(short, account);
  writeFileSync(note, short);
  return short;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder + socketName) <= longestPath;
}

function closed(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function isClosed(folder: string, account: Account | undefined): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  const owner = account?.uid ?? process.getuid?.();
  return stats?.isDirectory() === true && stats.uid === owner && (stats.mode & 0o077) === 0;
}
