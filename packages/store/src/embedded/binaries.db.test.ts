import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRoot } from '../testing/accounts.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { prepareBinaries } from './binaries.ts';
import { embeddedPackage } from './platform.ts';

const nobody = isRoot ? { uid: 65534, gid: 65534 } : undefined;
const stamp = `test-${process.pid}`;
let folder: string;
let native: string;

/** An installation whose install script was not allowed to run. */
beforeEach(() => {
  folder = temporaryFolder();
  native = join(folder, 'package', 'native');
  cpSync(embeddedPackage().native, native, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
});

afterEach(() => {
  chmodSync(join(native, 'lib'), 0o755);
  rmSync(folder, { recursive: true });
});

function prepare() {
  const lines: string[] = [];
  const request = {
    package: { native, stamp },
    account: nobody,
    dataDir: folder,
    tell: (line: string) => lines.push(line),
  };
  return { binaries: prepareBinaries(request), lines };
}

const versionOf = (program: string) => execFileSync(program, ['--version'], { cwd: '/', encoding: 'utf8', ...nobody });

test('library links that the install script would have made are made at the first start', () => {
  expect(existsSync(join(native, 'lib/libpq.so.5')) || existsSync(join(native, 'lib/libpq.5.dylib'))).toBe(false);
  const { binaries, lines } = prepare();
  expect(binaries.postgres).toBe(join(native, 'bin/postgres'));
  expect(versionOf(binaries.initdb)).toContain('18.');
  expect(lines).toEqual([]);
});

test('an installation that cannot be used in place is copied once, and the copy works', () => {
  // Root lends an account that may not enter; an ordinary user may not add the links to somebody else's files.
  if (isRoot) chmodSync(dirname(native), 0o700);
  else chmodSync(join(native, 'lib'), 0o555);
  const first = prepare();
  const copy = dirname(dirname(dirname(first.binaries.postgres)));
  try {
    expect(first.lines).toEqual(['copying PostgreSQL to where its account can run it']);
    expect(first.binaries.postgres.startsWith(native)).toBe(false);
    expect(versionOf(first.binaries.postgres)).toContain('18.');
    expect(prepare()).toEqual({ binaries: first.binaries, lines: [] });
    expect(readdirSync(dirname(copy)).filter((name) => name.startsWith('.postgresql-'))).toEqual([]);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
