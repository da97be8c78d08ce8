import { changeConnection, readConnection, readRuns } from '@fulcrum/store';
import { afterEach, describe, expect, it } from 'vitest';
import { programHash, wholeProgram } from '../exporting/export-workspace.ts';
import { editIssue, type FakeTool, fakeLive, fakeTool } from '../testing/fake-tool.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { connectTool } from './connect.ts';
import { SyncFailed, syncConnection } from './sync-connection.ts';

const opened: TestWorkbench[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function connected(tool: FakeTool) {
  const test = await openTestWorkbench(fakeLive(tool));
  opened.push(test);
  const { workbench } = test;
  const { id } = await connectTool(workbench, { tool: 'fake', settings: {}, secrets: { token: 'fake_1' } });
  return { ...test, workbench, id, key: { workspace: workbench.workspace, connection: id } };
}

const hashOf = (workbench: Workbench) => programHash(wholeProgram(workbench));
const itemsOf = (workbench: Workbench) => wholeProgram(workbench).items;

describe('a connection', () => {
  it('reads everything, then what changed, and ends as a fresh reading of the tool would', async () => {
    const tool = fakeTool(35);
    const { workbench, id } = await connected(tool);
    const full = await syncConnection(workbench, { connection: id, kind: 'changes' });
    expect(full).toMatchObject({ kind: 'full', records: 35, done: 35, requests: 4, facts: 35 * 6 });
    expect(tool.tokens.every((token) => token === 'fake_1')).toBe(true);
    expect(itemsOf(workbench).get('FAKE-7')).toMatchObject({ title: 'Issue 7', state: 'Done', program: 'FAKE' });

    editIssue(tool, 'FAKE-7', { at: Date.UTC(2026, 5, 1), title: 'Seven', state: 'Doing' });
    const changes = await syncConnection(workbench, { connection: id, kind: 'changes' });
    expect(changes).toMatchObject({ kind: 'changes', facts: 2 });
    expect(itemsOf(workbench).get('FAKE-7')).toMatchObject({ title: 'Seven', state: 'Doing' });
    expect(await syncConnection(workbench, { connection: id, kind: 'full' })).toMatchObject({ kind: 'full', facts: 0 });

    const other = await connected(tool);
    await syncConnection(other.workbench, { connection: other.id, kind: 'full' });
    // A title that was seen to change has a past here, and none there: the end is the same.
    expect(hashOf(other.workbench)).toBe(hashOf(workbench));
    const { rows } = await workbench.pool.query('select count(*)::int as n from item_span where valid_to > 8e15');
    await expect.poll(() => rows[0].n).toBe(35);
  });

  it('that fails during a full pull keeps what was there, and goes on after its last page', async () => {
    const tool = fakeTool(40);
    const { workbench, id, key } = await connected(tool);
    await syncConnection(workbench, { connection: id, kind: 'full' });
    const before = hashOf(workbench);
    for (const issue of tool.issues.keys()) editIssue(tool, issue, { at: Date.UTC(2026, 6, 1), title: 'New' });
    tool.beforePage = (page) => {
      if (page === 2) throw new Error('a wire was cut');
    };
    await expect(syncConnection(workbench, { connection: id, kind: 'full' })).rejects.toThrow(SyncFailed);
    expect(hashOf(workbench)).toBe(before);
    const [run] = await readRuns(workbench.pool, key, 1);
    expect(run).toMatchObject({ state: 'failed', done: 20, total: 40 });
    const record = await readConnection(workbench.pool, key);
    expect(record).toMatchObject({ failures: 1, nextKind: 'full', staging: run?.id });

    tool.beforePage = () => {};
    tool.began.length = 0;
    await syncConnection(workbench, { connection: id, kind: 'full' });
    expect(tool.began).toEqual([expect.stringMatching(/^full after/)]);
    expect([...itemsOf(workbench).values()].every(({ title }) => title === 'New')).toBe(true);
    expect(await readConnection(workbench.pool, key)).toMatchObject({ failures: 0, failure: null, staging: null });
  });

  it('whose place the tool forgot is read whole', async () => {
    const tool = fakeTool(5);
    const { workbench, id } = await connected(tool);
    await syncConnection(workbench, { connection: id, kind: 'full' });
    tool.forgottenBefore = Number.POSITIVE_INFINITY;
    expect(await syncConnection(workbench, { connection: id, kind: 'changes' })).toMatchObject({
      kind: 'full',
      facts: 0,
    });
  });

  it('sweeps out what is gone, and takes it in when it is there again', async () => {
    const tool = fakeTool(30);
    const { workbench, id } = await connected(tool);
    await syncConnection(workbench, { connection: id, kind: 'full' });
    const before = hashOf(workbench);
    const gone = tool.issues.get('FAKE-3');
    tool.issues.delete('FAKE-3');
    expect(await syncConnection(workbench, { connection: id, kind: 'sweep' })).toMatchObject({ facts: 1 });
    expect(itemsOf(workbench).has('FAKE-3')).toBe(false);
    expect(await syncConnection(workbench, { connection: id, kind: 'sweep' })).toMatchObject({ facts: 0 });
    tool.issues.set('FAKE-3', gone as NonNullable<typeof gone>);
    await syncConnection(workbench, { connection: id, kind: 'full' });
    expect(hashOf(workbench)).toBe(before);

    for (let number = 1; number <= 25; number++) tool.issues.delete(`FAKE-${number}`);
    const sweep = syncConnection(workbench, { connection: id, kind: 'sweep' });
    await expect(sweep).rejects.toThrow('25 of 30 items are not to be seen any more');
    expect(hashOf(workbench)).toBe(before);
    await syncConnection(workbench, { connection: id, kind: 'sweep', isMeant: true });
    expect(itemsOf(workbench).size).toBe(5);
  });

  it('translates what is stored anew, without asking the tool', async () => {
    const tool = fakeTool(12);
    const { workbench, id, key } = await connected(tool);
    const order = { connection: id, kind: 'full', isAgain: true } as const;
    await expect(syncConnection(workbench, order)).rejects.toThrow('nothing of');
    await syncConnection(workbench, { connection: id, kind: 'full' });
    const before = await readConnection(workbench.pool, key);
    const asked = tool.tokens.length;
    expect(await syncConnection(workbench, order)).toMatchObject({ facts: 0, requests: 0 });
    const connectors = workbench.live.connectors.map((connector) => ({
      ...connector,
      translator: (given: Parameters<typeof connector.translator>[0]): ReturnType<typeof connector.translator> => {
        const translate = connector.translator(given);
        return (records) => {
          const told = translate(records);
          const better = told.facts
            .filter(({ attribute }) => attribute === 'state')
            .map((fact) => ({ ...fact, attribute: 'type', value: 'Task' }));
          return { ...told, facts: [...told.facts, ...better] };
        };
      },
    }));
    const better = { ...workbench, live: { ...workbench.live, connectors } };
    expect((await syncConnection(better, order)).facts).toBeGreaterThan(0);
    expect(await syncConnection(better, order)).toMatchObject({ facts: 0 });
    expect(tool.tokens.length).toBe(asked);
    expect(itemsOf(workbench).get('FAKE-7')?.type).toBe('Task');
    expect(await readConnection(workbench.pool, key)).toEqual(before);
  });

  it('whose token is refused says so, with what to do', async () => {
    const tool = fakeTool(3);
    const { workbench, id, key } = await connected(tool);
    const { id: other } = await connectTool(workbench, {
      tool: 'fake',
      name: 'Other',
      settings: {},
      secrets: { token: 'expired' },
    });
    const failed = syncConnection(workbench, { connection: other, kind: 'full' });
    await expect(failed).rejects.toMatchObject({ mend: 'enter a new token: npx fulcrum connect renew "Other"' });
    const record = await readConnection(workbench.pool, { ...key, connection: other });
    expect(record?.nextAt).toBeGreaterThan(Date.now() + 30_000);
    expect(await syncConnection(workbench, { connection: id, kind: 'full' })).toMatchObject({ done: 3 });
    await changeConnection(workbench.pool, key, { state: 'paused' });
    await expect(syncConnection(workbench, { connection: id, kind: 'changes' })).rejects.toThrow('is paused');
  });
});
