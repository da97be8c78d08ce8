import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logSize, logTail, trimLog } from './log-file.ts';

let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fulcrum-log-'));
  log = join(folder, 'postgres.log');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a log that has grown too large makes room and keeps one predecessor', () => {
  writeFileSync(log, 'x'.repeat(5_000_001));
  trimLog(log);
  expect(logSize(log)).toBe(0);
  expect(statSync(`${log}.1`).size).toBe(5_000_001);
  appendFileSync(log, 'new line\n');
  trimLog(log);
  expect(logTail(log)).toBe('new line');
});

test('the tail is what was written since, even when the log was trimmed in between', () => {
  writeFileSync(log, 'old\n');
  const from = logSize(log);
  appendFileSync(log, 'new\n');
  expect(logTail(log, from)).toBe('new');
  expect(logTail(log, 1_000_000)).toBe('old\nnew');
});

test('a log that is not there is empty', () => {
  expect(logSize(log)).toBe(0);
  expect(logTail(log)).toBe('');
  trimLog(log);
});
