import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Site } from './cluster.ts';

// 107 bytes on Linux, 103 on macOS, for the folder and PostgreSQL's own file name in it.
const longestPath = 103;
const socketName = '/.s.PGSQL.5432';

/**
 * The socket's folder, closed to every other account: who can enter it is trusted, so it is also the password. It lies
 * in the home, or under a short name elsewhere when that path is too long. Call it under the `change` lock only.
 */
export function socketFolder({ home, account }: Site): string {
  const near = join(home, 'socket');
  if (fits(near)) return closed(near, account);
  const note = noteOf(home);
  const known = existsSync(note) ? readFileSync(note, 'utf8') : undefined;
  if (known && isClosed(known, account)) return known;
  // A random name cannot be made beforehand by somebody else.
  const short = mkdtempSync(join(fits(join(tmpdir(), 'fulcrum-XXXXXX')) ? tmpdir() : '/tmp', 'fulcrum-'));
  closed(short, account);
  writeFileSync(note, short);
  return short;
}

/** Removes a folder that lies elsewhere, once its PostgreSQL has stopped. */
export function dropSocketFolder({ home }: Pick<Site, 'home'>): void {
  const note = noteOf(home);
  if (!existsSync(note)) return;
  rmSync(readFileSync(note, 'utf8'), { recursive: true, force: true });
  rmSync(note);
}

function noteOf(home: string): string {
  return join(home, 'socket-folder');
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
