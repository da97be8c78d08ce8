import { describe, expect, it } from 'vitest';
import type { Http, HttpRequest } from '../http.ts';
import { Secret } from '../secret.ts';
import { CANARY, failureOf, httpTo, json, serve } from '../testing/http-plays.ts';
import { recordedHttp } from './recorded-http.ts';
import { replayedHttp } from './replayed-http.ts';

const secrets = [new Secret(CANARY), new Secret('pass "word" é')];

function recorder(http: Http) {
  const lines: string[] = [];
  return { lines, http: recordedHttp(http, { secrets: () => secrets, write: (line) => lines.push(line) }) };
}

const REQUESTS: readonly HttpRequest[] = [
  { path: '/a', query: { b: 2, a: ['x', 'y'], none: undefined } },
  { path: '/a?b=1' },
  { method: 'POST', path: '/search', body: { jql: 'x', fields: ['id'], nextPageToken: 'p2' } },
  { path: '/gone' },
];

const outcomes = (http: Http) =>
  Promise.all(
    REQUESTS.map((request) =>
      http.send(request).then(
        ({ status, body }) => ({ status, body }),
        ({ kind }) => kind,
      ),
    ),
  );

describe('a recording', () => {
  it('gives the same answers and failures again, without the tool', async () => {
    const server = await serve((request, response, count) =>
      json(response, { count, url: request.url, nextPageToken: 'p3' }, { status: request.url === '/gone' ? 404 : 200 }),
    );
    const { lines, http } = recorder(httpTo(server.url).http);
    const first = await outcomes(http);
    expect(first.at(-1)).toBe('not-found');
    expect(http.requests()).toBe(4);
    await server.close();
    expect(await outcomes(replayedHttp(lines))).toEqual(first);
  });

  it('answers what was asked twice in its order, whatever the order of the query', async () => {
    const server = await serve((_, response, count) => json(response, count));
    const { lines, http } = recorder(httpTo(server.url).http);
    for (const query of [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ])
      await http.send({ path: '/x', query });
    const replayed = replayedHttp(lines);
    const bodies = [];
    for (let i = 0; i < 3; i++) bodies.push((await replayed.send({ path: '/x', query: { b: 2, a: 1 } })).body);
    expect(bodies).toEqual([1, 2, 2]);
    const failure = await failureOf(replayed.send({ path: '/y' }));
    expect(failure.message).toContain('does not hold "GET /y"');
  });

  it('holds no secret, wherever the tool puts it', async () => {
    const body = {
      echoed: `Bearer ${CANARY}`,
      basic: btoa(CANARY),
      list: [{ access_token: 'x1', client_secret: 'x2', password: 'x3', 'api-key': 'x4', webhookSecret: 'x5' }],
      quoted: 'pass "word" é',
      nextPageToken: 'kept',
    };
    const headers = { 'set-cookie': 'session=x6', 'x-ratelimit-remaining': '7', etag: '"e"' };
    const server = await serve((_, response) => json(response, body, { headers }));
    const { lines, http } = recorder(httpTo(server.url).http);
    const request: HttpRequest = { path: '/x', query: { q: CANARY }, headers: { 'x-key': CANARY } };
    expect((await http.send(request)).body).toEqual(body);
    const text = lines.join('\n');
    for (const secret of [CANARY, btoa(CANARY), 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'pass '])
      expect(text).not.toContain(secret);
    for (const kept of ['"nextPageToken":"kept"', '"x-ratelimit-remaining":"7"', 'etag']) expect(text).toContain(kept);
  });

  it.each(['{}', '[]', '{"asked":"GET /"}', '{"asked":1,"answer":{}}'])('is not any file: %s', (line) =>
    expect(() => replayedHttp([line])).toThrow('no line of a recording'),
  );
});
