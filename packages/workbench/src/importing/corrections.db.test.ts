import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { wholeProgram } from '../exporting/export-workspace.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { importCsv, importJiraArchive } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

let files = 0;
function file(content: string): string {
  const path = join(folder, 'plan');
  files++;
  writeFileSync(path, `${content}${'\n'.repeat(files)}`);
  return path;
}

const into = () => ({ workbench: test.workbench, principal: LOCAL_OWNER });

const issue = (target: string, changelog?: object) =>
  JSON.stringify({
    id: '1',
    key: 'P-1',
    ...(changelog === undefined ? {} : { changelog }),
    fields: {
      summary: 'x',
      created: '2020-01-01T00:00:00Z',
      status: { name: 'Open', statusCategory: { key: 'new' } },
      fixVersions: [{ id: '5', name: '1.0', released: false, releaseDate: target }],
    },
  });

it('the newest export holds, also when it says again what an older one said', async () => {
  for (const target of ['2020-06-01', '2020-07-01', '2020-06-01']) {
    await importJiraArchive(into(), { path: file(issue(target)) });
    expect(wholeProgram(test.workbench).milestones.get('P/5')?.target).toBe(target);
  }
  for (const title of ['a', 'b', 'a']) {
    await importCsv(into(), { path: file(`id,title,created\nA,${title},2020-01-01`), program: 'Plan' });
    expect(wholeProgram(test.workbench).items.get('Plan-A')?.title).toBe(title);
  }
});

it('one issue with its changelog does not make the past of all the others known', async () => {
  const two = [issue('2020-06-01'), issue('2020-06-01').replaceAll('P-1', 'P-2')].join('\n');
  const history = () => wholeProgram(test.workbench).programs.get('P')?.history;
  await importJiraArchive(into(), { path: file(two) });
  expect(history()).toBe('final-state');
  await importJiraArchive(into(), { path: file(issue('2020-06-01', { histories: [] })) });
  expect(history()).toBe('final-state');
  const whole = [
    issue('2020-06-01', { histories: [] }),
    issue('2020-06-01', { histories: [] }).replaceAll('P-1', 'P-2'),
  ];
  await importJiraArchive(into(), { path: file(whole.join('\n')) });
  expect(history()).toBe('changelog');
});
