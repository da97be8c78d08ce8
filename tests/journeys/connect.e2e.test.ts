import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedSeed, jira, startServer } from '@fulcrum/emulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, put } from '../api/calls.ts';
import { type Product, runCli, startProduct } from '../harness/product.ts';

const TOKEN = 'canary-token-of-a-journey';
const SECRET = 'canary-secret-of-webhooks';
const ISSUES = 60;

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let product: Product;
const startEmulator = () =>
  startServer(jira, {
    seed: jira.readSeed({ ...generatedSeed({ issues: ISSUES, changes: 5 }), account: { user: 'u1', token: TOKEN } }),
  });

beforeAll(async () => {
  emulator = await startEmulator();
  process.env.FULCRUM_ALLOW_ADDRESSES = '127.0.0.1/32';
  product = await startProduct({ env: { FULCRUM_DEMO: 'off', LOG_LEVEL: 'debug' } });
});
afterAll(async () => {
  await product.stop();
  await emulator.close();
});

const fulcrum = (...args: readonly string[]) => runCli(product.dataDir, ...args);

async function read(path: string) {
  const response = await fetch(`${product.url}${path}`);
  return (await response.json()) as Record<string, never>;
}

describe('a tracker, live', () => {
  it('is connected by a command, and read by the running server', async () => {
    const token = join(product.dataDir, 'token');
    writeFileSync(token, `${TOKEN}\n`);
    const settings = ['--set', `url=${emulator.url}`, '--set', 'projects=APP', '--field', 'email=ada@example.org'];
    const ran = await fulcrum('connect', 'jira', '--name', 'App', ...settings, '--token-file', token, '--no-sync');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('Signed in as Ada Okafor');
    const isRead = async () => (await read('/api/connections/App')).freshness;
    await expect.poll(isRead, { timeout: 30_000 }).toBe('fresh');
    expect((await read('/api/programs/APP/items')).total).toBe(ISSUES);
    const status = await fulcrum('status');
    expect(status.out).toMatch(/App\s+jira\s+fresh/);
    expect((await fulcrum('sync', 'App')).out).toMatch(/^App: Read what changed/);
  });

  it('tells of a change by a signed webhook, within seconds', async () => {
    const { id } = await read('/api/connections/App');
    const set = await fetch(`${product.url}/api/connections/App/webhook`, put({ secret: SECRET }));
    expect(set.status).toBe(200);
    const hooks = `${product.url}/api/hooks/${id}`;
    expect((await fetch(hooks, post({ webhookEvent: 'jira:issue_updated' }))).status).toBe(401);
    expect((await fetch(`${product.url}/api/hooks/unknown`, post({}))).status).toBe(404);
    await fetch(`${emulator.url}/_control/do/register-webhook`, post({ url: hooks, secret: SECRET }));
    emulator.site.tracker.edit('APP-5', { summary: 'Told by a webhook' }, { author: 'u2' });
    const title = async () => ((await read('/api/items/APP-5')) as unknown as { item: { title: string } }).item.title;
    await expect.poll(title, { timeout: 20_000 }).toBe('Told by a webhook');
  });

  it('that refuses the token says what to do, and its token is nowhere', async () => {
    const refused = join(product.dataDir, 'refused');
    writeFileSync(refused, `${TOKEN}-wrong`);
    expect(
      (await fulcrum('connect', 'renew', 'App', '--field', 'email=ada@example.org', '--token-file', refused)).code,
    ).toBe(0);
    const failed = await fulcrum('sync', 'App');
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('connect renew "App"')]);
    const shown = await fulcrum('connect', 'show', 'App', '--json');
    const removed = await fulcrum('connect', 'remove', 'App', '--forget-data');
    expect(removed.out).toContain('taken out of the program');
    expect((await read('/api/programs/APP/items')).total ?? 0).toBe(0);
    for (const text of [failed.err, shown.out, removed.out, product.output()]) expect(text).not.toContain('canary');
  });
});
