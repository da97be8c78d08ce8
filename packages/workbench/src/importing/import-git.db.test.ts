import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { delivery } from '../answers/delivery.ts';
import { wholeProgram } from '../exporting/export-workspace.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { importGit } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-import-git-'));
afterAll(() => rmSync(folder, { recursive: true }));

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

const START = Date.UTC(2024, 0, 1);
const iso = (day: number) => new Date(START + day * 86_400_000).toISOString();

/** A commit a day, and a version every other day, up to a day. */
function tables(days: number): string {
  const commits = Array.from({ length: days }, (_, day) => {
    const at = iso(day);
    return `c${day},${day === 0 ? '' : `c${day - 1}`},${at},${at},a@b.org,Change ${day} (#${day + 1})`;
  });
  const tags = Array.from(
    { length: Math.floor(days / 2) },
    (_, index) => `v${index},tag,${iso(2 * index + 1.5)},c${2 * index + 1}`,
  );
  const path = join(folder, 'o__r.commits.csv');
  writeFileSync(path, ['sha,parents,authored_at,committed_at,author_hash,subject', ...commits.toReversed()].join('\n'));
  writeFileSync(join(folder, 'o__r.tags.csv'), ['tag,kind,created_at,target_commit', ...tags].join('\n'));
  return path;
}

it('takes a history in, once and as it grows, and delivery can be told of it', async () => {
  const into = { workbench: test.workbench, principal: LOCAL_OWNER };
  const first = await importGit(into, { path: tables(20), program: 'Plan' });
  expect(first).toMatchObject({ records: 31, refused: 0 });
  expect(await importGit(into, { path: tables(20), program: 'plan' })).toMatchObject({ facts: 0 });
  await importGit(into, { path: tables(21), program: 'Plan' });
  await expect(importGit(into, { path: tables(22), program: 'Plam' })).rejects.toThrow(
    'no program "Plam": there are Plan',
  );

  const graph = wholeProgram(test.workbench);
  expect([graph.pulls.size, graph.deployments.size, graph.repositories.get('o/r')?.programs]).toEqual([
    21,
    10,
    ['Plan'],
  ]);
  const program = graph.programs.get('Plan')!;
  const [from, to] = ['2024-01-01', '2024-01-28'];
  const view = delivery(graph, { program, asOf: to, from, to });
  const [lead, frequency, failures] = view.measures;
  expect(lead).toMatchObject({ status: 'ok', value: 24, excluded: [{ count: 1 }] });
  expect(frequency).toMatchObject({ status: 'ok', figures: { deployments: 10 } });
  expect(failures).toMatchObject({ status: 'not-connected', value: null });
  expect(view.slowest[0]).toMatchObject({ hours: 36, stages: { coding: null, deploy: 36 } });
});

it('refuses a folder that is no repository, in words', async () => {
  fs.mkdirSync(join(folder, 'empty'), { recursive: true });
  const into = { workbench: test.workbench, principal: LOCAL_OWNER };
  await expect(importGit(into, { path: join(folder, 'empty') })).rejects.toThrow(/is no git repository/);
});
