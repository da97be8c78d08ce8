import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { guard } from './guard.ts';

const app = new Hono();
app.use(guard('https://fulcrum.example'));
app.all('/*', (context) => context.text('fine'));

async function statusOf(headers: Record<string, string>, method = 'GET'): Promise<number> {
  const all = { host: '127.0.0.1:4400', ...headers };
  return (await app.request('http://127.0.0.1:4400/api/health', { method, headers: all })).status;
}

describe('the guard answers', () => {
  it.each(['localhost:4400', 'LOCALHOST', '127.0.0.1', '[::1]:4400'])('to the name %s', async (host) => {
    expect(await statusOf({ host })).toBe(200);
  });

  it.each(['evil.example', 'localhost.:4400', '127.0.0.1.evil.example', '0.0.0.0:4400', '[::ffff:127.0.0.1]', ''])(
    'not to the name "%s"',
    async (host) => expect(await statusOf({ host })).toBe(403),
  );

  it('a change from its own pages or from no page, and from no other', async () => {
    expect(await statusOf({}, 'PUT')).toBe(200);
    expect(await statusOf({ origin: 'http://127.0.0.1:4400' }, 'PUT')).toBe(200);
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:3000', 'https://127.0.0.1:4400'])
      expect(await statusOf({ origin }, 'PUT')).toBe(403);
  });

  it('who follows a link to it, not pages elsewhere that embed its addresses', async () => {
    const from = (site: string, mode: string) => statusOf({ 'sec-fetch-site': site, 'sec-fetch-mode': mode });
    expect(await from('cross-site', 'no-cors')).toBe(403);
    expect(await from('same-site', 'cors')).toBe(403);
    expect(await from('cross-site', 'navigate')).toBe(200);
    expect(await from('same-origin', 'cors')).toBe(200);
    expect(await from('none', 'navigate')).toBe(200);
  });
});

describe('the content policy', () => {
  it('lets our pages compile WebAssembly, and run no text as a script', async () => {
    const { headers } = await app.request('http://127.0.0.1:4400/', { headers: { host: '127.0.0.1:4400' } });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(eval|inline)'/);
  });

  it('webhooks, and nothing else, under the public name', async () => {
    const sent = (path: string, headers: Record<string, string>, method = 'POST') =>
      app.request(`http://127.0.0.1:4400${path}`, { method, headers });
    const host = 'fulcrum.example';
    expect((await sent('/api/hooks/abc', { host })).status).toBe(200);
    expect((await sent('/api/hooks/abc', { host, origin: 'https://evil.example' })).status).toBe(200);
    expect((await sent('/api/hooks/abc', { host: 'other.example' })).status).toBe(403);
    for (const path of ['/api/connections', '/api/hooks', '/api/hooks/abc/more', '/', '/api/health'])
      expect((await sent(path, { host })).status).toBe(403);
    expect((await sent('/api/hooks/abc', { host }, 'GET')).status).toBe(403);
  });
});
