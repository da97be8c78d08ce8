import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINKED_CLOCK, linkedCsv } from '../../../../../tests/programs/linked-csv.ts';
import { CATALOGUE } from '../../catalogue/index.ts';
import { perform } from '../../catalogue/operation.ts';
import { importCsv } from '../../importing/sources.ts';
import { LOCAL_OWNER } from '../../policy/permission.ts';
import { addChange, type By, createScenario } from '../../scenarios/edit-scenario.ts';
import { openTestWorkbench, type TestWorkbench } from '../../testing/open-test-workbench.ts';
import type { DependenciesView, SlipView } from '../../views/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-links-'));
let opened: TestWorkbench;
let by: By;

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  const path = join(folder, 'linked.csv');
  writeFileSync(path, linkedCsv(60));
  await importCsv(by, { path, program: 'Linked' });
  const clock = { subject: 'workspace:main', attribute: 'clock', op: 'set' as const, value: LINKED_CLOCK };
  await by.workbench.record({ source: 'test', facts: [{ ...clock, at: 0, source: 'test', cause: 'test' }] });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

async function ask<T>(id: string, input: object = {}): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, by, { program: 'Linked', ...input })) as unknown as T;
}

describe('the dependencies of a program', () => {
  it('tell who waits for whom, what is late, the ring, and what leads nowhere', async () => {
    const view = await ask<DependenciesView>('dependencies');
    expect(view.words).toMatch(/^\d+.open links, \d+ between teams; .+; one ring; 2 lead nowhere/);
    expect(view.rings.map(({ items }) => items)).toEqual([['P-0', 'P-20', 'P-40']]);
    const statusOf = (from: string, to: string) =>
      view.links.find((link) => link.from === from && link.to === to)?.status;
    expect([statusOf('P-40', 'P-0'), statusOf('GONE-1', 'P-7'), statusOf('LOOSE-1', 'P-8')]).toEqual([
      'ring',
      'dangling',
      'dangling',
    ]);
    const { counts } = view;
    const sum = counts.late + counts.atRisk + counts.onTime + counts.undated + counts.dangling;
    expect(sum + view.links.filter(({ status }) => status === 'ring').length).toBe(counts.open);
    expect(view.matrix.reduce((total, { open }) => total + open, 0)).toBe(counts.open);
    expect(view.matrix.reduce((total, { late }) => total + late, 0)).toBe(counts.late);
    const timed = view.links.filter(({ status }) => status !== 'dangling');
    for (const { status, slack } of timed) if (slack) expect(status === 'late').toBe(slack.p50 < 0);
  });

  it('are those of a team, or around an item; a slip moves the milestone', async () => {
    const all = await ask<DependenciesView>('dependencies');
    const own = await ask<DependenciesView>('dependencies', { team: 'data' });
    expect(own.links.length).toBeGreaterThan(0);
    expect(own.links.length).toBeLessThan(all.links.length);
    const near = await ask<DependenciesView>('dependencies', { item: 'P-31' });
    expect(near.around?.up[0]?.depth).toBe(1);
    expect(near.items.map(({ id }) => id)).toContain('P-31');
    const slip = await ask<SlipView>('slip', { item: 'P-31', days: 200 });
    expect(slip.milestones[0]?.p50).toBeGreaterThan(0);
    expect(slip.words).toMatch(/^If P-31 takes 200.working days longer, .*R1 is \d+.days? later/);
    await expect(ask('slip', { item: 'P-9999' })).rejects.toThrow(/P-9999/);
    expect(await ask<SlipView>('slip', { item: 'D-1' })).toMatchObject({ status: 'insufficient-data', milestones: [] });
  });

  it('are those of a scenario, in which a link is added and removed, and a ring is refused by name', async () => {
    const before = await ask<DependenciesView>('dependencies');
    const scenario = await createScenario(by, { program: 'Linked', name: 'Links' });
    const add = (from: string, to: string) => addChange(by, { scenario }, { form: 'link', from, to });
    await expect(add('P-31', 'P-22')).rejects.toThrow(
      'P-22 cannot wait for P-31, that would be a ring: P-31 waits for P-22 already',
    );
    await expect(add('P-27', 'P-35')).rejects.toThrow('P-35 waits for P-27 already');
    await expect(add('P-31', 'P-31')).rejects.toThrow('P-31 cannot wait for itself');
    await add('P-1', 'P-2');
    await addChange(by, { scenario }, { form: 'unlink', from: 'P-20', to: 'P-40' });
    const inside = await ask<DependenciesView>('dependencies', { scenario });
    expect(inside.rings).toEqual([]);
    expect(inside.links.some(({ from, to }) => from === 'P-1' && to === 'P-2')).toBe(true);
    expect((await ask<DependenciesView>('dependencies')).words).toBe(before.words);
  });
});
