import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LockRequest, tryLock, waitForLock } from './file-lock.ts';

let folder: string;
let exclusive: LockRequest;
let shared: LockRequest;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fulcrum-lock-'));
  exclusive = { path: join(folder, 'lock'), mode: 'exclusive' };
  shared = { path: join(folder, 'lock'), mode: 'shared' };
});

afterEach(() => rmSync(folder, { recursive: true }));

test('one holder excludes every other, sharers only the exclusive', () => {
  const one = tryLock(exclusive);
  expect(tryLock(exclusive)).toBeUndefined();
  expect(tryLock(shared)).toBeUndefined();
  one?.release();
  const [first, second] = [tryLock(shared), tryLock(shared)];
  expect(tryLock(exclusive)).toBeUndefined();
  first?.release();
  expect(tryLock(exclusive)).toBeUndefined();
  second?.release();
  expect(tryLock(exclusive)).toBeDefined();
});

test('waiting gets the lock as soon as it is free, and gives up in time', async () => {
  const one = tryLock(exclusive);
  expect(await waitForLock(exclusive, 30)).toBeUndefined();
  const waiting = waitForLock(exclusive, 5_000);
  one?.release();
  expect(await waiting).toBeDefined();
});

test('a process that is killed gives up its lock', async () => {
  const script = `
    import { tryLock } from ${JSON.stringify(new URL('file-lock.ts', import.meta.url).href)};
    console.log(tryLock(${JSON.stringify(exclusive)}) ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = execFile(process.execPath, ['--input-type=module', '-e', script]);
  const said = await new Promise((resolve) => child.stdout?.once('data', resolve));
  expect(String(said).trim()).toBe('held');
  expect(tryLock(exclusive)).toBeUndefined();
  child.kill('SIGKILL');
  expect(await waitForLock(exclusive, 5_000)).toBeDefined();
});
