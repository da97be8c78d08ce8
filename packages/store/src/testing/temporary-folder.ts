import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../embedded/file-lock.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { dropSocketFolder } from '../embedded/socket-folder.ts';

const prefix = 'fulcrum-test-';
// A younger folder may belong to a run that has not come to its lock yet.
const startingMs = 60_000;

/** A new data folder for a test. PostgreSQL's account, when root lends it one, may pass through unless `closed`. */
export function temporaryFolder(closed: 'closed' | 'passable' = 'passable'): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  if (closed === 'passable') chmodSync(folder, 0o711);
  return folder;
}

/** Removes a test's data folder, with the PostgreSQL that may still run in it. */
export async function removeFolder(folder: string): Promise<void> {
  const pointer = join(folder, 'postgres.location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8') : join(folder, 'postgres');
  await stopPostmaster(join(home, 'data'));
  dropSocketFolder({ home });
  rmSync(home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** Removes the folders of runs that were killed: those which no live server has. */
export async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.uid !== process.getuid?.() || Date.now() - stats!.mtimeMs < startingMs) continue;
    if (!isHeld(join(folder, 'postgres', 'locks', 'server'))) await removeFolder(folder);
  }
}

function isHeld(path: string): boolean {
  if (!existsSync(path)) return false;
  const lock = tryLock({ path, mode: 'exclusive' });
  lock?.release();
  return lock === undefined;
}
