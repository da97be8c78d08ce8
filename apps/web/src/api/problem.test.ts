import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, read } from './client.ts';
import { withProgress } from './live.ts';
import { ProblemError, problemOf, UNREACHABLE } from './problem.ts';

afterEach(() => vi.unstubAllGlobals());

/** The network answers every question so. */
const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', answer);

async function problemWhen(answer: () => Promise<Response>) {
  answering(answer);
  return problemOf(await read('/api/x').catch((error: unknown) => error));
}

describe('what the server cannot answer', () => {
  it('is told in its own words', async () => {
    const body = { type: 'about:blank', title: 'No such milestone', status: 404, mend: 'Choose one on the Overview.' };
    const problem = await problemWhen(async () => Response.json(body, { status: 404 }));
    expect(problem).toMatchObject({ title: 'No such milestone', status: 404, mend: 'Choose one on the Overview.' });
  });

  it('is told also when it says nothing that can be read', async () => {
    const problem = await problemWhen(async () => new Response('<html>oops', { status: 500 }));
    expect(problem).toMatchObject({ title: 'The server failed', status: 500 });
    expect(problem.mend).toContain('Try again');
  });

  it('is nothing to try again where it was refused', async () => {
    const refused = { type: 'about:blank', title: 'That cannot be meant', status: 400, detail: 'the day is over' };
    const problem = await problemWhen(async () => Response.json(refused, { status: 400 }));
    expect(problem).toMatchObject({ detail: 'the day is over' });
    expect(problem.mend).toBeUndefined();
  });

  it('is not there when nobody answers, or a gateway does instead', async () => {
    expect(await problemWhen(() => Promise.reject(new TypeError('failed')))).toMatchObject({ status: 0 });
    expect(await problemWhen(async () => new Response('', { status: 502 }))).toMatchObject({ status: 0 });
  });

  it('is no problem when whoever asked gave up', async () => {
    const abort = AbortSignal.abort();
    answering(() => Promise.reject(new DOMException('aborted', 'AbortError')));
    const error = await read('/api/x', abort).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(ProblemError);
  });

  it('shows a fault of ours as one', () => {
    expect(problemOf(new Error('x is undefined'))).toMatchObject({ status: -1, detail: 'x is undefined' });
  });
});

describe('addresses and progress', () => {
  it('leave out what is not asked', () => {
    expect(addressOf('/api/items', { q: 'a b', team: undefined, type: '', limit: 5, reveal: true })).toBe(
      '/api/items?q=a+b&limit=5&reveal=true',
    );
    expect(addressOf('/api/items')).toBe('/api/items');
  });

  it('follow each task until it is done', () => {
    const told = { task: 'import', label: 'Reading', done: 1, total: 3 };
    const first = withProgress([], told);
    const second = withProgress(first, { ...told, done: 2 });
    expect(second).toHaveLength(1);
    expect(second[0]).toMatchObject({ done: 2, since: first[0]?.since });
    expect(withProgress(second, { ...told, done: 3 })).toEqual([]);
  });
});

describe('code that does not arrive', () => {
  it('is a server that does not answer, not a fault of the page', () => {
    const missing = new TypeError('Failed to fetch dynamically imported module: /assets/flow-page.js');
    expect(problemOf(missing)).toBe(UNREACHABLE);
    expect(problemOf(new Error('x is undefined')).status).toBe(-1);
  });
});
