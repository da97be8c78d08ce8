import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BENCH = join(import.meta.dirname, '..', 'schedule.ts');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'instances-'));
  write('best-known.csv', 'instance,lower_bound,best_known\ntwo,5,5\nbeside,1,4\n');
  // Two activities of 3 and 2 that one unit does, one after the other: 5.
  write('rcpsp/two.rcp', '2 1\n1\n3 1 0\n2 1 0\n');
  write('rcpsp/cut.rcp', '2 1\n1\n3 1');
  write('rcpsp/ring.rcp', '2 0\n3 1 2\n2 1 1\n');
  write(
    'people/beside.dzn',
    'nActs = 2; dur = [4,5]; nSkills = 1; sreq = [| 1 | 1 |]; nResources = 2;\nmastery = [| true | true |]; pred = []; succ = [];\n',
  );
  write('people/notes.txt', 'not an instance');
  mkdirSync(join(folder, 'empty'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BENCH, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test('measures a folder of mixed kinds; what cannot be read or done is told, and the rest goes on', async () => {
  const { code, stdout, stderr } = await run('--instances', folder, '--schedules', '200', '--seed', '3', '--json');
  expect(code).toBe(0);
  const { mean, instances, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({});
  expect(Object.keys(mean)).toEqual(['deviationFromCriticalPath', 'gapToBest', 'cpuMs']);
  const byName = new Map<string, Record<string, unknown>>(
    instances.map((each: { instance: string }) => [each.instance, each]),
  );
  expect([...byName.keys()].sort()).toEqual(['beside', 'cut', 'ring', 'two']);
  expect(byName.get('two')).toMatchObject({ status: 'ok', makespan: 5, criticalPath: 3, bestKnown: 5, gapToBest: 0 });
  expect(byName.get('beside')).toMatchObject({ status: 'ok', makespan: 5, gapToBest: 25 });
  expect(byName.get('cut')).toMatchObject({ status: 'unreadable' });
  expect(String(byName.get('cut')?.reason)).toMatch(/^cut\.rcp:3: .*cut off/);
  expect(byName.get('ring')).toMatchObject({ status: 'infeasible' });
  expect(mean.gapToBest).toBe(12.5);
  expect(mean.deviationFromCriticalPath).toBeCloseTo(100 / 3, 9);
  expect(stderr.split('\n').length).toBe(5);
});

test('prints a table when nobody asks for JSON', async () => {
  const { stdout } = await run('--instances', join(folder, 'rcpsp'), '--seconds', '0.2');
  expect(stdout).toMatch(/^instance +makespan +above path +above best +CPU ms +schedules\n/);
  expect(stdout).toMatch(/\nmean +66\.67 % +0\.00 %/);
});

test.each([
  [[], 'give the folder of instances: --instances DIR'],
  [['--instances', '/does/not/exist'], 'there is no folder /does/not/exist'],
  [['--instances', tmpdir(), '--schedules', 'many'], '--schedules takes a whole number, not "many"'],
  [['--instances', tmpdir(), '--seconds', '0'], '--seconds takes seconds, not "0"'],
  [['--instance', 'x'], "Unknown option '--instance'"],
])('refuses %j', async (args, words) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test('an empty folder is told', async () => {
  const { code, stderr } = await run('--instances', join(folder, 'empty'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/there is no \.sm, \.rcp, \.def or \.dzn file in .*empty/);
});
