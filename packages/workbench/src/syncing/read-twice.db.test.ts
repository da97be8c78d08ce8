import { storeConnection } from '@fulcrum/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { readTwice } from './read-twice.ts';

const SITE = 'https://example.atlassian.net';
let opened: TestWorkbench;
beforeAll(async () => {
  opened = await openTestWorkbench();
  const { pool, workspace } = opened.workbench;
  const settings = { url: SITE, projects: ['TIMOB', 'ALOY'], program: null };
  const made = { id: 'c1', tool: 'jira', name: 'Jira', settings, signIn: 'token', createdAt: 0 };
  await storeConnection(pool, workspace, made);
});
afterAll(() => opened.close());

describe('a second connection', () => {
  it('of the same project is told, with what the two share', async () => {
    const found = await readTwice(opened.workbench, 'jira', { url: SITE, projects: ['ALOY', 'NEW'], program: 'X' });
    expect(found).toEqual([
      { what: 'the connection "Jira" reads projects ALOY already', mend: expect.stringContaining('leave that out') },
    ]);
  });

  it('of the same settings is told, whatever program it names', async () => {
    const settings = { url: SITE, projects: ['TIMOB', 'ALOY'], program: 'Other' };
    expect(await readTwice(opened.workbench, 'jira', settings)).toHaveLength(1);
  });

  it('of other projects, another site or another tool is fine', async () => {
    const { workbench } = opened;
    expect(await readTwice(workbench, 'jira', { url: SITE, projects: ['NEW'], program: null })).toEqual([]);
    expect(await readTwice(workbench, 'jira', { url: 'https://b.example', projects: ['TIMOB'] })).toEqual([]);
    expect(await readTwice(workbench, 'linear', { url: SITE, projects: ['TIMOB'] })).toEqual([]);
  });
});
