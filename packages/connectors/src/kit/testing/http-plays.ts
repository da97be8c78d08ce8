import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect } from 'vitest';
import { parseAllowed } from '../egress/address.ts';
import { createEgress } from '../egress/egress.ts';
import { type Access, type Http, HttpFailure } from '../http.ts';
import { createHttp, type HttpOptions } from '../http-core/create-http.ts';
import { Secret } from '../secret.ts';
import { type Listener, listen } from './listener.ts';

/** A token that must turn up nowhere but in the header it is for. */
export const CANARY = 'canary-5f1b';

/** When the tests are: 2023-11-14. */
const NOW = 1_700_000_000_000;

const egress = createEgress({ allowed: parseAllowed('127.0.0.0/8') });
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** Answers one request of a test, with how many have come. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server until the test ends. */
export async function serve(answer: Answer): Promise<Listener> {
  let count = 0;
  const listener = await listen((request, response) => answer(request, response, ++count));
  ended.push(listener.close);
  return listener;
}

/** Answers with JSON. */
export function json(response: ServerResponse, body: unknown, head: { status?: number; headers?: object } = {}): void {
  response.writeHead(head.status ?? 200, { 'content-type': 'application/json', ...head.headers });
  response.end(JSON.stringify(body));
}

/** A tool with a bearer token and a budget in `x-remaining`, whose one reading POST is `/search`. */
export const ACCESS: Access<{ url: string }> = {
  baseUrl: ({ url }) => url,
  sign: async ({ fields }) => ({ authorization: `Bearer ${fields.token?.reveal()}` }),
  wait: ({ headers }, now) => (headers['x-remaining'] === '0' ? Number(headers['x-reset']) * 1_000 - now : null),
  postReads: [/^\/search$/g],
  atOnce: 2,
};

/** An Http whose clock moves only when it sleeps, and what it slept. */
export function httpTo(
  url: string,
  options: Partial<HttpOptions<{ url: string }>> = {},
): { readonly http: Http; readonly slept: readonly number[] } {
  const slept: number[] = [];
  let now = NOW;
  const http = createHttp({
    settings: { url },
    access: ACCESS,
    credentials: { signIn: 'token', fields: { token: new Secret(CANARY) }, replace: async () => undefined },
    egress,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 1,
    ...options,
  });
  return { http, slept };
}

/** The failure of a request, which tells neither the token nor the answer. */
export async function failureOf(sending: Promise<unknown>): Promise<HttpFailure> {
  const failure: unknown = await sending.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof HttpFailure)) throw new Error('there is no failure', { cause: failure });
  expect(failure.message).not.toContain(CANARY);
  expect(failure.message).not.toContain('body of');
  return failure;
}
