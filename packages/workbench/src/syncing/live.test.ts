import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors, Secret } from '@fulcrum/connectors';
import { expect, it } from 'vitest';
import { openLive } from './live.ts';

const TOKEN = 'canary-of-recordings-81c2';

it('writes down what a tool is asked and answers where FULCRUM_RECORD says so, without secrets', async () => {
  const tool = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { name: 'Ada', echo: TOKEN } }));
  });
  await new Promise<void>((resolve) => tool.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(tool.address() as AddressInfo).port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'fulcrum-live-'));
  const recordDir = join(dataDir, 'recordings');
  const live = openLive({ dataDir, allowedAddresses: '127.0.0.1/32', recordDir });
  try {
    const connector = connectors.find(({ tool: name }) => name === 'asana') as (typeof connectors)[number];
    const settings = connector.settings.parse({ url, projects: '1' });
    const credentials = { signIn: 'token', fields: { token: new Secret(TOKEN) }, replace: async () => {} };
    const reach = { connector, settings, credentials, signal: new AbortController().signal, connection: 'c1' };
    const { body } = await live.http(reach).send({ path: '/api/1.0/users/me' });
    expect(body).toMatchObject({ data: { echo: TOKEN } });
    expect(readdirSync(recordDir)).toEqual(['asana-c1.jsonl']);
    const file = join(recordDir, 'asana-c1.jsonl');
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      asked: 'GET /api/1.0/users/me',
      answer: { status: 200, body: { data: { name: 'Ada', echo: '[secret]' } } },
    });
    expect(text).not.toContain(TOKEN);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  } finally {
    await live.close();
    tool.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
