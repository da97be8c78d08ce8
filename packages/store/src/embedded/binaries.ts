import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Account, canUse } from './account.ts';
import { machineFolder } from './machine-folder.ts';
import type { EmbeddedPackage } from './platform.ts';
import { isAlive } from './postmaster.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

export interface BinariesRequest {
  readonly package: EmbeddedPackage;
  readonly account: Account | undefined;
  /** Where an ordinary user's own copy goes when the installed one cannot be completed. */
  readonly dataDir: string;
  tell(line: string): void;
}

/**
 * PostgreSQL's programs, ready to run as the account that needs them. The installed ones serve unless that account
 * cannot reach them (a clone under /root), or their library links are missing and cannot be made; then a copy does,
 * named by its version, so that an update makes a new one.
 */
export function prepareBinaries(request: BinariesRequest): Binaries {
  const { native } = request.package;
  if (linkLibraries(native) && usableBy(request.account, native)) return programs(native);
  const parent = request.account ? machineFolder() : request.dataDir;
  const copy = join(parent, `postgresql-${request.package.stamp}`);
  if (!existsSync(copy)) {
    request.tell('copying PostgreSQL to where its account can run it');
    copyWhole(native, copy);
  }
  return programs(join(copy, basename(native)));
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function usableBy(account: Account | undefined, native: string): boolean {
  if (!account) return true;
  // A restrictive umask at install time shows in any file; these are one program, one library folder and one data file.
  return (
    canUse(account, join(native, 'bin/postgres'), 0o1) &&
    canUse(account, join(native, 'lib'), 0o1) &&
    canUse(account, join(native, 'share/postgresql/postgres.bki'), 0o4)
  );
}

/**
 * npm packages carry no symbolic links: the package lists them, and its install script makes them, if it may run.
 * Returns false when one is missing and cannot be made (somebody else's installation).
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const root = dirname(native);
    const link = resolve(root, target);
    if (relative(native, link).startsWith('..'))
      throw new Error(`${list} names a link outside of its package: ${target}`);
    return lstatSync(link, { throwIfNoEntry: false }) !== undefined || makeLink(resolve(root, source), link);
  });
}

function makeLink(source: string, link: string): boolean {
  try {
    symlinkSync(relative(dirname(link), source), link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // EEXIST: another process of ours was quicker.
    if (code !== 'EEXIST') return false;
  }
  return true;
}

/** A copy under its final name is whole: it gets that name last, and whoever comes second gives way. */
function copyWhole(from: string, to: string): void {
  dropDrafts(to);
  const building = draftOf(to, process.pid);
  mkdirSync(building);
  chmodSync(building, 0o755);
  copyFolder(from, join(building, basename(from)));
  linkLibraries(join(building, basename(from)));
  try {
    renameSync(building, to);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isFile()) {
      copyFileSync(source, target);
      chmodSync(target, lstatSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}

/** Drafts of processes that died at it. */
function dropDrafts(copy: string): void {
  const parent = dirname(copy);
  for (const name of readdirSync(parent).filter((name) => name.startsWith(basename(draftOf(copy, ''))))) {
    const pid = Number(name.slice(name.lastIndexOf('.') + 1));
    if (pid === process.pid || !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function draftOf(copy: string, pid: number | ''): string {
  return join(dirname(copy), `.${basename(copy)}.${pid}`);
}
