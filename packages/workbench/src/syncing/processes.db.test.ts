import { setTimeout as pause } from 'node:timers/promises';
import { readPageHeads, readRuns } from '@fulcrum/store';
import { afterEach, describe, expect, it } from 'vitest';
import { programHash, wholeProgram } from '../exporting/export-workspace.ts';
import { fakeLive, fakeTool } from '../testing/fake-tool.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { startSyncProcess } from '../testing/start-sync-process.ts';
import { connectTool } from './connect.ts';
import { syncConnection } from './sync-connection.ts';

// FULCRUM_KILLS=50 kills as often as is promised; that takes some minutes.
const KILLS = Number(process.env.FULCRUM_KILLS ?? 4);
const ISSUES = 2_000;
// Each life stores some pages, and the last ones are spent on letting all of it in.
const PAGE = Math.ceil(ISSUES / (8 * KILLS));

const opened: TestWorkbench[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function connected() {
  const test = await openTestWorkbench(fakeLive(fakeTool(ISSUES)));
  opened.push(test);
  const { id } = await connectTool(test.workbench, { tool: 'fake', settings: {}, secrets: { token: 'fake_1' } });
  const key = { workspace: test.workbench.workspace, connection: id };
  const request = { database: test.database.connection, connection: id, issues: ISSUES, pageSize: PAGE };
  return { ...test, id, key, request };
}

describe('processes that sync one connection', () => {
  it('and are killed go on after what was stored: nothing acknowledged is lost, no fact is doubled', async ({
    annotate,
  }) => {
    const { workbench, id, key, request } = await connected();
    let stored = 0;
    let isDone = false;
    let killed = 0;
    for (let kills = 0; kills < KILLS && !isDone; kills++) {
      const syncing = startSyncProcess({ ...request, pageMs: 30 });
      const soon = syncing.storing.then(() => pause(Math.random() * 200));
      await Promise.race([pause(500 + Math.random() * 400), soon, syncing.ended]);
      syncing.kill();
      await syncing.ended;
      isDone = syncing.told.some((told) => 'facts' in told);
      if (!isDone) killed++;
      const acknowledged = Math.max(0, ...syncing.told.map((told) => ('stored' in told ? told.stored : 0)));
      const heads = await readPageHeads(workbench.pool, key);
      const kept = heads.reduce((sum, { records }) => sum + records, 0);
      expect(kept).toBeGreaterThanOrEqual(Math.max(stored, acknowledged));
      stored = kept;
    }
    // One that was done before its kill came ends the killing: what counts is how many were killed at work.
    await annotate(`killed at work ${killed} times of at most ${KILLS}`);
    expect(killed).toBeGreaterThan(0);
    const last = startSyncProcess({ ...request, pageMs: 0 });
    await last.ended;
    const requests = Math.max(1, Math.ceil((ISSUES - stored) / PAGE));
    expect(last.told.at(-1)).toMatchObject(isDone ? { facts: 0 } : { facts: ISSUES * 6, requests });
    await workbench.refresh();
    expect(workbench.log().count).toBe(ISSUES * 6);
    const { rows } = await workbench.pool.query('select count(*)::int as n, count(distinct id)::int as ids from fact');
    expect(rows[0]).toEqual({ n: ISSUES * 6, ids: ISSUES * 6 });
    const spans = await workbench.pool.query('select count(distinct item_id)::int as n from item_span');
    expect(spans.rows[0]).toEqual({ n: ISSUES });
    const runs = await readRuns(workbench.pool, key, 100);
    expect(runs.filter(({ state }) => state === 'running')).toEqual([]);
    expect(runs.filter(({ state }) => state === 'interrupted').length).toBeGreaterThan(0);

    const fresh = await connected();
    await syncConnection(fresh.workbench, { connection: fresh.id, kind: 'full' });
    expect(programHash(wholeProgram(workbench))).toBe(programHash(wholeProgram(fresh.workbench)));
    expect(id).not.toBe(fresh.id);
  }, 600_000);

  it('are one at a time: the other one is told so', async () => {
    const { workbench, request } = await connected();
    const both = [startSyncProcess({ ...request, pageMs: 20 }), startSyncProcess({ ...request, pageMs: 20 })];
    await Promise.all(both.map(({ ended }) => ended));
    const ends = both.map(({ told }) => told.at(-1));
    expect(ends).toContainEqual({ isBusy: true });
    expect(ends).toContainEqual({ facts: ISSUES * 6, requests: Math.ceil(ISSUES / PAGE) });
    await workbench.refresh();
    expect(workbench.log().count).toBe(ISSUES * 6);
  });
});
