import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CERTIFICATE } from '../testing/certificate.ts';
import { CANARY, failureOf, httpTo, serve } from '../testing/http-plays.ts';
import { parseAllowed } from './address.ts';
import { createEgress } from './egress.ts';

const server = createServer(CERTIFICATE, (request, response) => {
  if (request.url === '/down') response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
  else response.end(JSON.stringify(request.headers.authorization ?? null));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const options = { allowed: parseAllowed('127.0.0.1'), resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
const trusting = createEgress({ ...options, ca: CERTIFICATE.cert });

it('reaches a tool over TLS, by its name and by its address', async () => {
  for (const host of ['tool.example', '127.0.0.1']) {
    const { http } = httpTo(`https://${host}:${port}`, { egress: trusting });
    expect((await http.send({ path: '/x' })).body).toBe(`Bearer ${CANARY}`);
  }
});

it('trusts neither an unknown certificate nor one of another name, and does not try again', async () => {
  for (const [host, egress] of [
    ['tool.example', createEgress(options)],
    ['other.example', trusting],
  ] as const) {
    const { http } = httpTo(`https://${host}:${port}`, { egress });
    const failure = await failureOf(http.send({ path: '/x' }));
    expect([failure.kind, http.requests()]).toEqual(['unreachable', 1]);
    expect(failure.message).toContain(`The certificate of ${host}:${port} is not trusted`);
  }
});

it('keeps the sign-in when a redirect only adds encryption, and follows none that takes it away', async () => {
  const plain = await serve((_, response) =>
    response.writeHead(308, { location: `https://127.0.0.1:${port}/x` }).end(),
  );
  expect((await httpTo(plain.url, { egress: trusting }).http.send({ path: '/x' })).body).toBe(`Bearer ${CANARY}`);
  const { http } = httpTo(`https://127.0.0.1:${port}`, { egress: trusting });
  expect((await failureOf(http.send({ path: '/down' }))).message).toContain('without encryption');
});
