import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../http.ts';
import { type Answer, CANARY, failureOf, httpTo, json, serve } from '../testing/http-plays.ts';

describe('an answer', () => {
  it.each([
    [
      'cut off',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-length': 100 }).write('{"a":', () => response.destroy()),
    ],
    ['reset', (response: ServerResponse) => response.destroy()],
    ['no JSON', (response: ServerResponse) => response.end('<html>body of a page</html>')],
    ['empty', (response: ServerResponse) => response.end()],
    ['half of JSON', (response: ServerResponse) => response.end('{"items":[1,2')],
    [
      'half of a gzip',
      (response: ServerResponse) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync('{"a":1,"b":"abcdefghijkl"}').subarray(0, 20)),
    ],
    ['no gzip', (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"a":1}')],
  ])('that is %s is asked for again', async (_, breakIt) => {
    const server = await serve(
      (_request, response, count) => void (count === 1 ? breakIt(response) : json(response, { ok: 1 })),
    );
    const { http, slept } = httpTo(server.url);
    expect((await http.send({ path: '/x' })).body).toEqual({ ok: 1 });
    expect([server.asked.length, slept.length]).toEqual([2, 1]);
  });

  it('that stays malformed is given up after a few tries', async () => {
    const server = await serve((_, response) => response.end('body of a page'));
    const failure = await failureOf(httpTo(server.url).http.send({ path: '/x' }));
    expect([failure.kind, server.asked.length]).toEqual(['malformed', 3]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is unpacked from %s, and a bomb is dropped while it comes', async (encoding, pack) => {
    const server = await serve((request, response) =>
      response
        .writeHead(200, { 'content-encoding': encoding })
        .end(pack(request.url === '/small' ? '{"a":"é"}' : Buffer.alloc(5_000_000, 32))),
    );
    const { http } = httpTo(server.url, { limits: { bytes: 1_000_000 } });
    expect((await http.send({ path: '/small' })).body).toEqual({ a: 'é' });
    expect((await failureOf(http.send({ path: '/bomb' }))).kind).toBe('too-large');
    expect(http.requests()).toBe(2);
  });

  it('of 204 has no body', async () => {
    const server = await serve((_, response) => response.writeHead(204).end());
    expect((await httpTo(server.url).http.send({ path: '/x' })).body).toBeNull();
  });

  it.each<[string, Answer, object]>([
    ['never comes', () => undefined, { headersMs: 50 }],
    ['stops', (_, response) => response.writeHead(200).write('{"a":'), { idleMs: 50 }],
    ['takes too long', drip, { answerMs: 80 }],
    ['drips', drip, { graceMs: 50, bytesPerSecond: 10_000 }],
  ])('that %s runs out of time', async (_, answer, limits) => {
    const server = await serve(answer);
    const { http } = httpTo(server.url, { limits: { tries: 2, ...limits } });
    expect((await failureOf(http.send({ path: '/x' }))).kind).toBe('timeout');
    expect(http.requests()).toBe(2);
  });
});

function drip(_: IncomingMessage, response: ServerResponse) {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
}

describe('a redirect', () => {
  it('within the same origin keeps the signature; too many end', async () => {
    const server = await serve((request, response, count) =>
      request.url === '/end'
        ? json(response, request.headers.authorization)
        : response
            .writeHead(302, {
              location: count < 3 ? `/${count}` : request.url === '/loop' || count > 4 ? '/loop' : '/end',
            })
            .end(),
    );
    expect((await httpTo(server.url).http.send({ path: '/0' })).body).toBe(`Bearer ${CANARY}`);
    const failure = await failureOf(httpTo(server.url).http.send({ path: '/loop' }));
    expect(failure.kind).toBe('bad-request');
    expect(server.asked).toHaveLength(8);
  });

  it('to elsewhere carries nothing of ours', async () => {
    const other = await serve((request, response) => json(response, request.headers));
    const server = await serve((_, response) => response.writeHead(307, { location: `${other.url}/else` }).end());
    const { body } = await httpTo(server.url).http.send({ path: '/x?token=1', headers: { 'x-api-key': CANARY } });
    expect(JSON.stringify(body)).not.toContain(CANARY);
    const request: HttpRequest = { method: 'POST', path: '/search', body: { q: CANARY } };
    expect((await failureOf(httpTo(server.url).http.send(request))).kind).toBe('bad-request');
    expect(other.asked).toEqual(['GET /else']);
  });

  it('of a POST that reads never turns it into one that writes', async () => {
    const server = await serve((request, response) =>
      request.url === '/search' ? response.writeHead(308, { location: '/issue' }).end() : json(response, 1),
    );
    await failureOf(httpTo(server.url).http.send({ method: 'POST', path: '/search', body: {} }));
    expect(server.asked).toEqual(['POST /search']);
  });
});
