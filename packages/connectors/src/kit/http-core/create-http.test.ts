import { describe, expect, it } from 'vitest';
import { type Access, HttpFailure, type HttpRequest } from '../http.ts';
import { ACCESS, CANARY, failureOf, httpTo, json, serve } from '../testing/http-plays.ts';

describe('a request', () => {
  it('is signed, sends its query and gives the parsed answer', async () => {
    const server = await serve((request, response) => json(response, { auth: request.headers.authorization }));
    const { http } = httpTo(`${server.url}/base/`);
    const answer = await http.send({ path: '/things', query: { a: 'x y', b: ['1', '2'], c: undefined } });
    expect(answer.body).toEqual({ auth: `Bearer ${CANARY}` });
    expect(server.asked).toEqual(['GET /base/things?a=x+y&b=1&b=2']);
    expect(http.requests()).toBe(1);
  });

  it('that follows a full URL of the same origin stays beneath the base', async () => {
    const server = await serve((_, response) => json(response, 1));
    const { http } = httpTo(`${server.url}/base`);
    await http.send({ path: `${server.url}/base/next?page=2` });
    expect(server.asked).toEqual(['GET /base/next?page=2']);
    for (const path of [
      `${server.url}/else`,
      'http://127.0.0.1:1/base/x',
      '/../else',
      '/%2e%2e/else',
      'file:///x',
      'x',
    ])
      expect((await failureOf(http.send({ path }))).kind).toBe('bad-request');
    expect(server.asked).toHaveLength(1);
  });

  it.each<[string, HttpRequest]>([
    ['a POST that nobody declared', { method: 'POST', path: '/issue', body: {} }],
    ['a POST to a path that only begins like one', { method: 'POST', path: '/search/../issue', body: {} }],
    ['a PUT', { method: 'PUT' as 'POST', path: '/search', body: {} }],
    ['a DELETE', { method: 'DELETE' as 'GET', path: '/search' }],
  ])('is never sent when it may write: %s', async (_, request) => {
    const server = await serve((_request, response) => json(response, 1));
    const { http } = httpTo(server.url);
    expect((await failureOf(http.send(request))).message).toContain('nothing was sent');
    expect(server.connections()).toBe(0);
  });

  it('that reads by POST is sent each time', async () => {
    const server = await serve((_, response) => json(response, 1));
    const { http } = httpTo(server.url);
    for (const body of [{ a: 1 }, { a: 2 }, { a: 3 }]) await http.send({ method: 'POST', path: '/search', body });
    expect(server.asked).toHaveLength(3);
  });
});

describe('signing', () => {
  it('is done once, and once more after a 401', async () => {
    let signed = 0;
    const access = { ...ACCESS, sign: async () => ({ authorization: `v${++signed}` }) };
    const server = await serve((request, response, count) =>
      json(response, {}, { status: request.headers.authorization === 'v1' && count > 2 ? 401 : 200 }),
    );
    const { http, slept } = httpTo(server.url, { access });
    for (let i = 0; i < 4; i++) await http.send({ path: '/x' });
    expect([signed, server.asked.length, slept]).toEqual([2, 5, []]);
  });

  it('that is refused again ends as signed out, with what to do', async () => {
    const server = await serve((_, response) => json(response, { error: 'body of the answer' }, { status: 401 }));
    const failure = await failureOf(httpTo(server.url).http.send({ path: '/x' }));
    expect([failure.kind, failure.status, server.asked.length]).toEqual(['signed-out', 401, 2]);
    expect(failure.message).toContain('enter it under Connections');
  });

  it('may ask for a token, and tells nothing of what went wrong within', async () => {
    const server = await serve((_, response) => json(response, { token: 't2' }));
    const access: Access<{ url: string }> = {
      ...ACCESS,
      postReads: [/^\/token$/],
      sign: async (_, { http }) => {
        const { body } = await http.send({ method: 'POST', path: '/token', body: new URLSearchParams({ a: 'b' }) });
        return { authorization: (body as { token: string }).token };
      },
      atOnce: 1,
    };
    await httpTo(server.url, { access }).http.send({ path: '/x' });
    expect(server.asked).toEqual(['POST /token', 'GET /x']);
    const broken = { ...ACCESS, sign: () => Promise.reject(new Error(`no ${CANARY}`)) };
    expect((await failureOf(httpTo(server.url, { access: broken }).http.send({ path: '/x' }))).kind).toBe('signed-out');
  });
});

describe('waiting', () => {
  it.each([
    ['seconds', '7', 8],
    ['a date', new Date(1_700_000_007_000).toUTCString(), 8],
  ])('follows Retry-After in %s, for everybody', async (_, value, most) => {
    const server = await serve((_request, response, count) =>
      json(response, {}, { status: count === 1 ? 429 : 200, headers: { 'retry-after': value } }),
    );
    const { http, slept } = httpTo(server.url);
    await http.send({ path: '/x' });
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(7_000);
    expect(slept[0]).toBeLessThanOrEqual(most * 1_000);
  });

  it('comes before the request when nothing is left of the budget', async () => {
    const server = await serve((_, response, count) =>
      json(response, {}, count === 1 ? { headers: { 'x-remaining': '0', 'x-reset': '1700000060' } } : {}),
    );
    const { http, slept } = httpTo(server.url);
    await http.send({ path: '/x' });
    expect(slept).toEqual([]);
    await http.send({ path: '/x' });
    expect(slept.length).toBe(1);
    expect(slept[0]).toBeGreaterThanOrEqual(60_000);
    expect(server.asked).toHaveLength(2);
  });

  it('goes by the clock of the tool', async () => {
    const date = new Date(1_800_000_000_000).toUTCString();
    const server = await serve((_, response, count) =>
      json(
        response,
        {},
        { headers: { date, ...(count === 1 ? { 'x-remaining': '0', 'x-reset': '1800000060' } : {}) } },
      ),
    );
    const { http, slept } = httpTo(server.url);
    await http.send({ path: '/x' });
    await http.send({ path: '/x' });
    expect(slept.map((ms) => Math.floor(ms / 10_000))).toEqual([6]);
  });

  it('is not longer than there is patience for', async () => {
    const server = await serve((_, response) =>
      json(response, {}, { status: 429, headers: { 'retry-after': '3600' } }),
    );
    const { http, slept } = httpTo(server.url);
    const failure = await failureOf(http.send({ path: '/x' }));
    expect([failure.kind, slept, server.asked.length]).toEqual(['limited', [], 1]);
    expect(failure.message).toContain('60 minutes');
  });

  it('grows between tries, up to a cap, and ends', async () => {
    const server = await serve((_, response) => json(response, {}, { status: 503 }));
    const { http, slept } = httpTo(server.url, { limits: { backoffCapMs: 3_000 } });
    const failure = await failureOf(http.send({ path: '/x' }));
    expect([failure.kind, failure.status]).toEqual(['broken', 503]);
    expect(slept).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
    expect(http.requests()).toBe(6);
  });

  it.each([400, 403, 404, 410, 422])('is not done for what stays as it is: %i', async (status) => {
    const server = await serve((_, response) => json(response, {}, { status }));
    const { http, slept } = httpTo(server.url);
    expect((await failureOf(http.send({ path: '/x' }))).status).toBe(status);
    expect([slept, server.asked.length]).toEqual([[], 1]);
    expect((await http.send({ path: '/x', accept: [status] })).status).toBe(status);
  });

  it('knows limits under another status', async () => {
    const access = {
      ...ACCESS,
      isLimited: ({ body }: { body: unknown }) => (body as { code?: string }).code === 'RATELIMITED',
    };
    const server = await serve((_, response, count) =>
      count === 1 ? json(response, { code: 'RATELIMITED' }, { status: 400 }) : json(response, {}),
    );
    const { http } = httpTo(server.url, { access });
    await http.send({ path: '/x' });
    expect(http.requests()).toBe(2);
  });

  it('ends when the sync is stopped', async () => {
    const stop = new AbortController();
    const server = await serve((_, response) => json(response, {}, { status: 503, headers: { 'retry-after': '60' } }));
    const { http } = httpTo(server.url, {
      signal: stop.signal,
      sleep: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new HttpFailure('aborted', 'stopped')));
          stop.abort();
        }),
    });
    expect((await failureOf(http.send({ path: '/x' }))).kind).toBe('aborted');
    expect((await failureOf(http.send({ path: '/x' }))).kind).toBe('aborted');
    expect(server.asked).toHaveLength(1);
  });
});

describe('a tool that is down', () => {
  it('is left alone for a while, then probed by one request', async () => {
    let isUp = false;
    const server = await serve((_, response) => json(response, {}, { status: isUp ? 200 : 500 }));
    let now = 0;
    const { http } = httpTo(server.url, { now: () => now, limits: { tries: 5 } });
    await failureOf(http.send({ path: '/x' }));
    await failureOf(http.send({ path: '/x' }));
    expect(server.asked).toHaveLength(10);
    const rested = await failureOf(http.send({ path: '/x' }));
    expect([rested.kind, server.asked.length]).toEqual(['unreachable', 10]);
    now += 31_000;
    await failureOf(http.send({ path: '/x' }));
    expect(server.asked).toHaveLength(11);
    now += 61_000;
    isUp = true;
    await http.send({ path: '/x' });
    await http.send({ path: '/x' });
    expect(server.asked).toHaveLength(13);
  });

  it('or not there at all is told with what to do', async () => {
    const server = await serve(() => undefined);
    await server.close();
    const failure = await failureOf(httpTo(server.url).http.send({ path: '/x' }));
    expect([failure.kind, /nothing listens there/.test(failure.message)]).toEqual(['unreachable', true]);
  });
});

it('no more requests are under way than the tool allows', async () => {
  let underWay = 0;
  let most = 0;
  const server = await serve((_, response) => {
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay -= 1;
      json(response, {});
    }, 10);
  });
  const { http } = httpTo(server.url);
  await Promise.all(Array.from({ length: 9 }, () => http.send({ path: '/x' })));
  expect(most).toBe(2);
});

it.each([
  'no url',
  'https://',
  'ftp://example.org',
  'https://me:pass@example.org',
  'https://10.0.0.1',
  'https://a.example/?x=1',
])('a base URL that cannot be used is refused at once: %s', (url) => expect(() => httpTo(url)).toThrow(HttpFailure));
