import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../http.ts';
import { HOSTILE_URLS } from '../testing/hostile-urls.ts';
import { failureOf, httpTo } from '../testing/http-plays.ts';
import { type Listener, listen } from '../testing/listener.ts';
import { isReachable, parseAllowed } from './address.ts';
import { createEgress } from './egress.ts';

const THERE = '127.0.0.2';
const VICTIM = '127.0.0.1';

let victim: Listener;
beforeAll(async () => {
  victim = await listen((_, response) => response.end('{"secret":1}'));
});
afterAll(() => victim.close());

const version4 = (address: string) => ({ address, family: 4 });
const toVictim = async () => [version4(VICTIM)];

async function connectionsWhile(run: () => Promise<unknown>): Promise<number> {
  const before = victim.connections();
  await run();
  return victim.connections() - before;
}

/** Asks as a connector would; whatever is not an answer will do. */
async function ask(options: { url: string; egress: ReturnType<typeof createEgress>; request?: HttpRequest }) {
  const { url, egress, request = { path: '/x' } } = options;
  return failureOf((async () => httpTo(url, { egress, limits: { tries: 2 } }).http.send(request))());
}

describe('a base URL', () => {
  it(`is refused in each of ${HOSTILE_URLS.length} forms that lead inside, without one connection`, async () => {
    expect(new Set(HOSTILE_URLS).size).toBeGreaterThanOrEqual(150);
    const egress = createEgress({ resolve: toVictim });
    const passed: string[] = [];
    const connections = await connectionsWhile(async () => {
      for (const form of HOSTILE_URLS) {
        const { kind } = await ask({ url: form.replace('PORT', String(victim.port)), egress });
        if (kind !== 'forbidden-address' && kind !== 'bad-request') passed.push(`${form}: ${kind}`);
      }
    });
    expect([connections, passed]).toEqual([0, []]);
  });

  it('that leads inside is reached once the operator allows it, so the forms above prove something', async () => {
    const egress = createEgress({ allowed: parseAllowed(VICTIM), resolve: toVictim });
    for (const host of [VICTIM, 'localhost', '0x7f.1', '[::ffff:127.0.0.1]'])
      expect(await connectionsWhile(() => ask({ url: `https://${host}:${victim.port}`, egress }))).toBeGreaterThan(0);
    const { http } = httpTo(`http://any.example:${victim.port}`, { egress });
    expect((await http.send({ path: '/x' })).body).toEqual({ secret: 1 });
  });
});

/** A play: what the first server says, and what the resolver says, one answer after the other. */
interface Play {
  readonly name: string;
  readonly url?: string;
  readonly location?: string;
  readonly status?: number;
  readonly names?: readonly (readonly string[] | Error)[];
  readonly request?: HttpRequest;
}

const REDIRECTS: readonly Play[] = [
  'http://127.0.0.1:PORT/',
  '//127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://0:PORT/',
  'http://%31%32%37.0.0.1:PORT/',
  'http://me:pass@127.0.0.1:PORT/',
  'https://127.0.0.1:PORT/',
  'https://localhost:PORT/',
  'http://inside.example:PORT/',
  '\\\\127.0.0.1:PORT\\',
  'gopher://127.0.0.1:PORT/_x',
  'file:///etc/passwd',
].map((location) => ({ name: `a redirect to ${location}`, location }));

const PLAYS: readonly Play[] = [
  ...REDIRECTS,
  ...[301, 303, 307, 308].map((status) => ({ name: `a ${status}`, status, location: 'http://127.0.0.1:PORT/' })),
  {
    name: 'a 307 of a POST',
    status: 307,
    location: 'http://127.0.0.1:PORT/search',
    request: { method: 'POST', path: '/search', body: {} },
  },
  {
    name: 'a redirect to a name that is first there and then inside',
    location: 'http://a.example:PORT/',
    names: [[THERE], [VICTIM]],
  },
  { name: 'a redirect in two hops', location: '/again?to=http://127.0.0.1:PORT/' },
  { name: 'a name with an address there and one inside', url: 'http://a.example:PORT', names: [[THERE, VICTIM]] },
  { name: 'a name with an address inside first', url: 'http://a.example:PORT', names: [[VICTIM, THERE]] },
  { name: 'a name that changes between tries', url: 'http://a.example:PORT', names: [[THERE], [VICTIM]] },
  { name: 'a name that is a mapped address', url: 'http://a.example:PORT', names: [['::ffff:127.0.0.1']] },
  { name: 'a name that is version 6', url: 'http://a.example:PORT', names: [['::1']] },
  { name: 'a name with a zone', url: 'http://a.example:PORT', names: [['fe80::1%lo']] },
  { name: 'a name that is nothing', url: 'http://a.example:PORT', names: [[]] },
  { name: 'a name that is no address', url: 'http://a.example:PORT', names: [['localhost']] },
  { name: 'a name in another spelling', url: 'http://a.example:PORT', names: [['0177.0.0.1']] },
  { name: 'a resolver that fails', url: 'http://a.example:PORT', names: [new Error('no answer')] },
  { name: 'a public name over plain http', url: 'http://a.example:PORT', names: [['93.184.215.14']] },
  { name: 'a link to the next page inside', request: { path: 'http://127.0.0.1:PORT/next' } },
  {
    name: 'a path that looks like a host',
    request: { path: '//127.0.0.1:PORT/x', query: { loop: 1 } },
    location: 'http://127.0.0.1:PORT/',
  },
];

describe('a play of redirects and of names that change', () => {
  it.each(PLAYS)('never reaches inside: $name', async (play) => {
    const withPort = <T extends string | undefined>(text: T) => text?.replace('PORT', String(victim.port)) as T;
    const first = await listen((request, response) => {
      const onward = new URL(request.url ?? '/', 'http://x').searchParams.get('to') ?? withPort(play.location);
      if (onward === undefined) response.writeHead(503).end();
      else response.writeHead(play.status ?? 302, { location: onward }).end();
    }, THERE);
    let asked = 0;
    const egress = createEgress({
      allowed: parseAllowed(THERE),
      connectMs: 500,
      resolve: async () => {
        const answer = play.names?.[Math.min(asked++, play.names.length - 1)] ?? [VICTIM];
        if (answer instanceof Error) throw answer;
        return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
    });
    const request = { path: '/x', ...play.request };
    const connections = await connectionsWhile(() =>
      ask({ url: withPort(play.url) ?? first.url, egress, request: { ...request, path: withPort(request.path) } }),
    );
    await first.close();
    expect(connections).toBe(0);
  });

  it('is not won once the connection to the right address has ended', async () => {
    let asked = 0;
    const there = await listen((_, response) => response.writeHead(200, { connection: 'close' }).end('{}'), THERE);
    const egress = createEgress({
      allowed: parseAllowed(THERE),
      resolve: async () => [version4(asked++ === 0 ? THERE : VICTIM)],
    });
    const { http } = httpTo(`http://a.example:${there.port}`, { egress });
    await http.send({ path: '/x' });
    expect((await failureOf(http.send({ path: '/x' }))).kind).toBe('forbidden-address');
    await there.close();
  });
});

describe('the allow-list of an operator', () => {
  const open = (address: string, allowed: string, isEncrypted = true) =>
    isReachable(address, { allowed: parseAllowed(allowed), isEncrypted });

  it('holds addresses and networks of both versions', () => {
    const list = ' 10.1.0.0/16, 192.168.7.7 ,fd00::/8,, ::1';
    for (const there of ['10.1.255.1', '192.168.7.7', '::ffff:10.1.2.3', 'fd12::9', '::1'])
      expect(open(there, list)).toBe(true);
    for (const not of ['10.2.0.1', '192.168.7.8', 'fe80::1', '127.0.0.1', '::2', 'x', ''])
      expect(open(not, list)).toBe(false);
  });

  it('never makes plain http to a public address fine', () => {
    expect(open('93.184.215.14', '0.0.0.0/0', false)).toBe(false);
    expect(open('93.184.215.14', '')).toBe(true);
    expect(open('2606:4700::1111', '')).toBe(true);
    expect(open('10.0.0.1', '0.0.0.0/0', false)).toBe(true);
  });

  it.each(['10.0.0', '10.0.0.0/33', 'localhost', '10.0.0.0/', '0x7f.1', '10.0.0.1-10.0.0.9', '::g'])(
    'says what it cannot read: %s',
    (text) => expect(() => parseAllowed(`127.0.0.1, ${text}`)).toThrow(`"${text}"`),
  );
});
