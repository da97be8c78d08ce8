import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulators, startServer } from '@fulcrum/emulators';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post, put } from '../api/calls.ts';
import { type Product, runCli, startProduct } from '../harness/product.ts';

interface Seed {
  readonly token: string;
  readonly projects: readonly { readonly gid: string }[];
  readonly tasks: readonly { readonly gid: string; readonly projects?: readonly unknown[] }[];
}

const emulator = emulators.asana as NonNullable<(typeof emulators)[string]>;
const seed = emulator.demoSeed() as Seed;
let asana: Awaited<ReturnType<typeof startServer>>;
let product: Product;
beforeAll(async () => {
  asana = await startServer(emulator, { seed, isRunning: true });
  process.env.FULCRUM_ALLOW_ADDRESSES = '127.0.0.1/32';
  product = await startProduct({ env: { FULCRUM_DEMO: 'off' } });
});
afterAll(async () => {
  await product?.stop();
  await asana?.close();
});

async function read(path: string) {
  return (await (await fetch(`${product.url}${path}`)).json()) as Record<string, never>;
}

const doing = (action: string, what: object) => fetch(`${asana.url}/_control/do/${action}`, post(what));

it('takes the secret that Asana gives while one is awaited, and then hears of changes', async () => {
  const token = join(product.dataDir, 'token');
  writeFileSync(token, seed.token);
  const projects = seed.projects.map(({ gid }) => gid).join(',');
  const settings = ['--set', `url=${asana.url}`, '--set', `projects=${projects}`];
  const ran = await runCli(product.dataDir, 'connect', 'asana', '--name', 'Work', ...settings, '--token-file', token);
  expect([ran.code, ran.err]).toEqual([0, '']);
  const { id } = await read('/api/connections/Work');
  const url = `${product.url}/api/hooks/${id}`;

  expect((await doing('watch', { url })).ok, 'nobody awaits a handshake').toBe(false);
  const awaited = await fetch(`${product.url}/api/connections/Work/webhook`, put({ handshake: true }));
  expect(awaited.status).toBe(200);
  expect((await doing('watch', { url })).status).toBe(200);
  expect((await doing('watch', { url })).ok, 'one handshake is taken').toBe(false);

  const task = seed.tasks[0]?.gid as string;
  expect((await doing('change', { task, to: { name: 'Told by a handshake' } })).status).toBe(200);
  const title = async () =>
    ((await read(`/api/items/${encodeURIComponent(`asana/${task}`)}`)) as { item?: { title: string } }).item?.title;
  await expect.poll(title, { timeout: 20_000 }).toBe('Told by a handshake');
  const forged = await fetch(url, { ...post({ events: [] }), headers: { 'x-hook-signature': 'ab'.repeat(32) } });
  expect(forged.status).toBe(401);
});
