import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramGraph } from '@fulcrum/core/program';
import { afterAll, expect, it } from 'vitest';
import { importCsv } from '../importing/sources.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench } from '../testing/open-test-workbench.ts';
import { graphAsOf } from '../workspace/clock.ts';
import { exportWorkspace } from './export-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLE = `id,title,created,finished,team,release,effort,points,blocked by
1,First,2020-01-01,2020-01-09,iOS,1.0,12,3,
2,=Second,2020-01-02,,iOS,1.0; 1.1,2d,,1
X-3,"Third, with more",2020-01-03,,Web,1.1,,5,1 SS; 2 FS+3
X-4,Fourth,2020-01-03,,,,0.5d,,X-3 FF-2
`;

/** What a table tells of a program. */
function told({ items, links, teams, milestones }: ProgramGraph) {
  return {
    items: [...items.values()].map(
      ({ id, title, team, milestones: own, effort, estimate, category, createdAt, finishedAt }) => {
        return { id, title, team, own, effort, estimate, category, createdAt, finishedAt };
      },
    ),
    links: [...links.values()]
      .map(({ id: _, ...link }) => link)
      .sort((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`)),
    teams: [...teams.values()].map(({ id, name }) => [id, name]),
    milestones: [...milestones.values()].map(({ id, name }) => [id, name]),
  };
}

it('a table that was exported is the same program when it is imported', async () => {
  const taken = async (path: string) => {
    const { workbench, close } = await openTestWorkbench();
    await importCsv({ workbench, principal: LOCAL_OWNER }, { path, program: 'My plan' });
    const program = told(graphAsOf(workbench, '2026-01-01'));
    const out = join(folder, `out-${path.length}`);
    await exportWorkspace(workbench, out);
    await close();
    return { program, items: join(out, 'items.csv') };
  };
  const path = join(folder, 'plan.csv');
  writeFileSync(path, TABLE);
  const first = await taken(path);
  expect(first.program.links).toHaveLength(4);
  expect(first.program.items.map(({ effort }) => effort)).toEqual([12, 16, null, 4]);
  const second = await taken(first.items);
  expect(second.program).toEqual(first.program);
});
