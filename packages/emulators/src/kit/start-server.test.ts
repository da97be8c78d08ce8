import { afterEach, describe, expect, it } from 'vitest';
import type { Conditions } from './conditions.ts';
import { describedBy } from './description.ts';
import type { Emulator, World } from './emulator.ts';
import { type RunningServer, startServer } from './start-server.ts';

const DOCUMENT = {
  openapi: '3.0.1',
  info: { title: 'things', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'things',
        parameters: [{ name: 'max', in: 'query', schema: { type: 'integer', maximum: 3 } }],
        responses: {
          200: {
            description: 'all',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['things'],
                  properties: { things: { type: 'array', items: { type: 'number' } } },
                },
              },
            },
          },
        },
      },
    },
  },
};

type Seed = { readonly things: readonly unknown[] };
let world: World;

const emulator: Emulator<Seed> = {
  tool: 'things',
  title: 'Things',
  demoSeed: () => ({ things: [1, 2, 3] }),
  readSeed: (raw) => raw as Seed,
  startOf: () => Date.UTC(2026, 0, 1),
  howToConnect: () => [],
  open: async (seed, given) => {
    world = given;
    return {
      description: await describedBy(DOCUMENT),
      answer: () => ({ status: 200, body: { things: seed.things } }),
      limited: (seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) }, body: {} }),
      refused: (reason) => ({ status: 400, body: { reason } }),
      actions: { shout: ({ text }: { text: string }) => ({ text: text.toUpperCase() }) },
    };
  },
};

let server: RunningServer;
const start = async (things: readonly unknown[] = [1, 2, 3]) => {
  server = (await startServer(emulator, { seed: { things } })) as RunningServer;
};
const get = (path = '/things', init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
const control = (method: string, path: string, body?: unknown) =>
  get(`/_control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

afterEach(() => server.close().catch(() => undefined));

it('answers, and refuses what the description does not allow, with the reason', async () => {
  await start();
  expect(await (await get()).json()).toEqual({ things: [1, 2, 3] });
  const refused = await get('/things?max=9');
  expect(refused.status).toBe(400);
  expect(((await refused.json()) as { reason: string }).reason).toContain('<= 3');
  expect(server.log.counts()).toEqual({ all: 2, byPath: { 'GET /things': 2 } });
});

it('fails when its own answer does not fit', async () => {
  await start(['no number']);
  expect((await get()).status).toBe(500);
  await expect(server.close()).rejects.toThrow('/things answered against the description');
});

describe('faults on demand', () => {
  const faults = (given: Conditions['faults']) => Object.assign(server.conditions, { faults: given });

  it('limits every second request, with the time to wait', async () => {
    await start();
    faults([{ kind: 'limit', every: 2, retryAfter: 7, path: '^/things' }]);
    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await get()).status);
    expect(statuses).toEqual([200, 429, 200, 429]);
    expect((await get()).headers.get('retry-after')).toBeNull();
  });

  it('fails, drips, spoils and cuts', async () => {
    await start();
    faults([{ kind: 'error', times: 1 }]);
    expect((await get()).status).toBe(503);
    faults([{ kind: 'drip', milliseconds: 1, times: 1 }]);
    expect(await (await get()).json()).toEqual({ things: [1, 2, 3] });
    faults([{ kind: 'wrong-type', times: 1 }]);
    expect(await (await get()).json()).toEqual({ things: 'a list was here' });
    faults([{ kind: 'malformed', times: 1 }]);
    await expect((await get()).json()).rejects.toThrow();
    faults([{ kind: 'cut', times: 1 }]);
    await expect(get().then((answer) => answer.text())).rejects.toThrow();
    expect(server.log.entries().map(({ status }) => status)).toEqual([503, 200, 200, 200, 0]);
  });
});

describe('control over HTTP', () => {
  it('moves the clock, sets conditions, tells requests, and acts', async () => {
    await start();
    expect(await (await control('PUT', 'clock', { advance: 60_000 })).json()).toEqual({
      now: '2026-01-01T00:01:00.000Z',
    });
    expect(world.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 1));
    await control('PUT', 'conditions', { faults: [{ kind: 'error', status: 502 }] });
    expect((await get()).status).toBe(502);
    expect(await (await control('GET', 'requests')).json()).toMatchObject({ all: 1 });
    expect(await (await control('POST', 'do/shout', { text: 'hi' })).json()).toEqual({ text: 'HI' });
    expect((await control('POST', 'do/constructor')).status).toBe(404);
    expect((await control('PUT', 'clock', { now: 'soon' })).status).toBe(400);
  });

  it('is closed to pages of the web', async () => {
    await start();
    expect((await get('/_control/clock', { headers: { origin: 'https://example.org' } })).status).toBe(403);
  });
});

describe('webhooks', () => {
  it('lose some, double some, and change their turn, the same each time', async () => {
    await start();
    const url = `${server.url}/things`;
    server.conditions.webhooks = { drop: 0.3, duplicate: 0.3, reorder: 0.5, isHeld: true };
    for (let at = 0; at < 20; at += 1) server.webhooks.send({ url: `${url}?n=${at}`, headers: {}, body: '' });
    expect(server.webhooks.waiting()).toBe(20);
    const { sent, failed } = await server.webhooks.deliver();
    const order = server.log.entries().map(({ query }) => Number(query.slice(2)));
    expect({ sent, failed }).toEqual({ sent: order.length, failed: 0 });
    expect(new Set(order).size).toBeLessThan(20);
    expect(order).not.toEqual(order.toSorted((one, other) => one - other));
  });

  it('go out at once when nothing holds them', async () => {
    await start();
    server.webhooks.send({ url: `${server.url}/things`, headers: {}, body: '' });
    await server.webhooks.deliver();
    expect(server.log.counts().all).toBe(1);
  });
});
