import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConnection, readSecrets } from '@fulcrum/store';
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { exportWorkspace, wholeProgram } from '../exporting/export-workspace.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { editIssue, fakeLive, fakeTool } from '../testing/fake-tool.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { ConnectionView } from '../views/index.ts';
import { openWorkbench } from '../workspace/workbench.ts';
import { type Keeper, keepSynced } from './keep-synced.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { syncConnection } from './sync-connection.ts';

const CANARY = 'canary-5f1d2c7b9a';
const HOOK_SECRET = 'canary-of-webhooks-77aa';
const keepers: Keeper[] = [];
const opened: TestWorkbench[] = [];
afterEach(async () => {
  for (const each of keepers.splice(0)) await each.close();
  for (const each of opened.splice(0)) await each.close();
});

async function openWith(tool = fakeTool(12)) {
  const test = await openTestWorkbench(fakeLive(tool));
  opened.push(test);
  const { workbench } = test;
  const answers: unknown[] = [];
  const ask = async <T = ConnectionView>(id: string, input: object): Promise<T> => {
    const operation = CATALOGUE.find((each) => each.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const answer = await perform(operation, { workbench, principal: LOCAL_OWNER }, input);
    answers.push(answer);
    return answer as T;
  };
  const connect = (name: string, token = CANARY) => ask('connect', { tool: 'fake', name, secrets: { token } });
  return { ...test, workbench, tool, ask, answers, connect };
}

async function keep({ workbench, database }: TestWorkbench) {
  const told: string[] = [];
  const onProgress = (connection: string, progress: unknown) =>
    void told.push(`${connection} ${progress === null ? 'over' : ''}`);
  const keeper = await keepSynced({ workbench, database, onProgress });
  keepers.push(keeper);
  return { keeper, told };
}

const hook = (secret: string, id: string, keys: readonly string[]) => ({
  headers: { 'x-fake-secret': secret },
  body: new TextEncoder().encode(JSON.stringify({ id, keys })),
});

describe('the jobs of a server', () => {
  it('read new connections, what webhooks name, and what is due; a bad one holds up no other', async () => {
    const test = await openWith();
    const { workbench, tool, ask, connect } = test;
    const bad = await connect('Bad', 'expired');
    const good = await connect('Good');
    const { keeper, told } = await keep(test);
    const isRead = async () => (await ask('connection', { connection: 'Good' })).lastSuccess !== null;
    await expect.poll(isRead, { timeout: 20_000 }).toBe(true);
    expect(wholeProgram(workbench).items.size).toBe(12);
    expect(told).toContain(`${good.id} over`);
    const failed = await ask('connection', { connection: bad.id });
    expect(failed).toMatchObject({
      freshness: 'failing',
      failure: { mend: expect.stringContaining('connect renew "Bad"') },
    });

    await ask('set-webhook', { connection: 'Good', secret: HOOK_SECRET });
    editIssue(tool, 'FAKE-4', { at: Date.UTC(2026, 8, 1), title: 'Hinted' });
    const arrival = { connection: good.id, ...hook(HOOK_SECRET, 'd1', ['FAKE-4']) };
    expect(await receiveWebhook(workbench, arrival)).toEqual({ kind: 'accepted', isNew: true });
    expect(await receiveWebhook(workbench, arrival)).toEqual({ kind: 'accepted', isNew: false });
    await keeper.hint(good.id);
    await expect.poll(() => wholeProgram(workbench).items.get('FAKE-4')?.title, { timeout: 20_000 }).toBe('Hinted');

    tool.issues.delete('FAKE-9');
    await ask('sync', { connection: 'Good', kind: 'sweep' });
    await expect.poll(() => wholeProgram(workbench).items.has('FAKE-9'), { timeout: 20_000 }).toBe(false);
  });
});

describe('webhooks', () => {
  it('have no endpoint without a secret, and are refused when their signature is wrong', async () => {
    const { workbench, ask, connect } = await openWith();
    const { id } = await connect('Fake');
    const arrive = (secret: string, connection = id) =>
      receiveWebhook(workbench, { connection, ...hook(secret, 'd', []) });
    expect(await arrive('')).toEqual({ kind: 'none' });
    expect(await arrive(HOOK_SECRET, 'unknown')).toEqual({ kind: 'none' });
    const on = await ask('set-webhook', { connection: id, secret: HOOK_SECRET });
    expect(on.webhook).toMatchObject({ state: 'on', url: `https://fulcrum.example/api/hooks/${id}` });
    expect(await arrive(`${HOOK_SECRET}x`)).toEqual({ kind: 'refused' });
    expect(await arrive(HOOK_SECRET)).toMatchObject({ kind: 'accepted' });
    await ask('set-webhook', { connection: id });
    expect(await arrive(HOOK_SECRET)).toEqual({ kind: 'none' });
    await expect(ask('set-webhook', { connection: id, secret: 'short' })).rejects.toThrow('at least 16 characters');
  });

  it('of an app are signed with its secret, which may be renewed, and tell when they end', async () => {
    const { workbench, ask, connect } = await openWith();
    const { id } = await connect('Fake');
    await expect(ask('set-webhook', { connection: id, app: true })).rejects.toThrow('without an app');
    const renew = (token: string) => ask('renew-connection', { connection: id, signIn: 'app', secrets: { token } });
    const arrive = (secret: string) => receiveWebhook(workbench, { connection: id, ...hook(secret, 'd', []) });
    await renew('first-secret');
    expect(await arrive('first-secret')).toEqual({ kind: 'none' });
    const { webhook } = await ask('set-webhook', { connection: id, app: true });
    expect(webhook.app).toEqual({
      until: expect.any(String),
      register: `POST https://fulcrum.example/api/hooks/${id}`,
      renew: `PUT https://fulcrum.example/api/hooks/${id}`,
    });
    const days = (Date.parse(webhook.app?.until ?? '') - workbench.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    expect(webhook.words).toContain(`They end on ${webhook.app?.until?.slice(0, 10)}, unless they are renewed`);
    expect(await arrive('first-secret')).toMatchObject({ kind: 'accepted' });
    await renew('second-secret');
    expect(await arrive('first-secret')).toEqual({ kind: 'refused' });
    expect(await arrive('second-secret')).toMatchObject({ kind: 'accepted' });
    const off = await ask('set-webhook', { connection: id });
    expect(off.webhook).toMatchObject({ state: 'off', app: { until: null } });
  });
});

describe('a connection that ends', () => {
  it('keeps its data, or takes it out of the program with its raw answers and tokens', async () => {
    const { workbench, ask, connect, tool } = await openWith();
    const { id } = await connect('Fake');
    await syncConnection(workbench, { connection: id, kind: 'full' });
    await expect(connect('fake')).rejects.toThrow('there is a connection "fake" already');
    await ask('remove-connection', { connection: 'Fake', data: 'keep' });
    expect(wholeProgram(workbench).items.size).toBe(12);
    const again = await connect('Fake');
    await syncConnection(workbench, { connection: again.id, kind: 'full' });
    const removed = await ask<{ removed: number; words: string }>('remove-connection', {
      connection: 'Fake',
      data: 'forget',
    });
    expect(removed).toMatchObject({ removed: 12, words: expect.stringContaining('days before today still show') });
    expect(wholeProgram(workbench).items.size).toBe(0);
    const rest = `select (select count(*) from raw_page where connection_id = $1) + (select count(*) from connection_secret) as n`;
    expect((await workbench.pool.query(rest, [again.id])).rows).toEqual([{ n: '0' }]);
    const third = await connect('Fake');
    await syncConnection(workbench, { connection: third.id, kind: 'full' });
    expect(wholeProgram(workbench).items.size).toBe(tool.issues.size);
  });
});

describe('a token', () => {
  it('is found in no answer, error, log, export or dump of the database; only with the key it opens', async () => {
    const troubles: unknown[] = [];
    const { database, workbench: first, tool, answers, ask, connect } = await openWith();
    const live = first.live;
    const workbench = await openWorkbench({ database, live, onTrouble: (error) => troubles.push(error) });
    const { id } = await connect('Fake');
    await ask('set-webhook', { connection: id, secret: HOOK_SECRET });
    await ask('test-connection', { connection: id });
    await ask('try-tool', { tool: 'fake', secrets: { token: CANARY } });
    const errors: unknown[] = [];
    const noted = (error: unknown) => void errors.push(String(error), (error as Error).stack);
    tool.beforePage = () => {
      throw new Error(`the tool echoed ${CANARY}`);
    };
    await syncConnection(workbench, { connection: id, kind: 'full' }).catch(noted);
    tool.beforePage = () => {};
    await syncConnection(workbench, { connection: id, kind: 'full' });
    await ask('connect', { tool: 'fake', name: 'B', secrets: { tokn: CANARY } }).catch(noted);
    await ask('renew-connection', { connection: 'Fake', secrets: { token: `${CANARY}-2` } });
    await ask('connections', {});
    expect(troubles).toHaveLength(1);
    expect(tool.tokens).toContain(CANARY);

    const folder = mkdtempSync(join(tmpdir(), 'fulcrum-canary-'));
    await workbench.refresh();
    await exportWorkspace(workbench, join(folder, 'out'));
    const exported = readdirSync(join(folder, 'out')).map((name) => readFileSync(join(folder, 'out', name), 'utf8'));
    rmSync(folder, { recursive: true });
    const dump = [];
    const { rows } = await workbench.pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of rows)
      dump.push(JSON.stringify((await workbench.pool.query(`select t::text from ${name} t`)).rows));
    const told = [
      troubles.map((error) => `${error} ${(error as Error).stack}`),
      errors,
      JSON.stringify(answers),
      exported,
      dump,
    ];
    for (const sink of told.flat()) expect(String(sink)).not.toMatch(/canary-/);
    for (const hidden of [CANARY, HOOK_SECRET]) {
      const hex = Buffer.from(hidden).toString('hex');
      expect(dump.join('')).not.toContain(hex);
    }
    const key = { workspace: workbench.workspace, connection: id, keys: live.keys };
    expect(await readSecrets(workbench.pool, key)).toEqual({ token: `${CANARY}-2`, webhook: HOOK_SECRET });
    // Moved to another row, it does not open.
    await workbench.pool.query(`update connection_secret set field = 'other' where field = 'token'`);
    await expect(readSecrets(workbench.pool, key)).rejects.toThrow('the stored token does not open');
    expect((await readConnection(workbench.pool, key))?.state).toBe('active');
    await workbench.close();
  });
});
