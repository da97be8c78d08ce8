import { createApp, createEventHub, PLAIN_ROUTES } from '@fulcrum/server';
import { CATALOGUE } from '@fulcrum/workbench';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Product } from '../harness/product.ts';
import { startSample } from '../harness/sample.ts';
import { CALLS, MILESTONE, post, put, THINGS } from './calls.ts';

let product: Product;
let description: Description;
let ajv: Ajv2020;

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly 'x-permission': string }>>>
  >;
}

beforeAll(async () => {
  product = await startSample();
  description = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as Description;
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(description, 'api');
});
afterAll(() => product.stop());

function validatorOf(path: string, method: string, status: string): ValidateFunction {
  const pointer = [path, method].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  const type = status === 'default' ? 'application~1problem+json' : 'application~1json';
  return ajv.compile({
    $ref: `api#/paths/${pointer.join('/')}/responses/${status}/content/${encodeURIComponent(type)}/schema`,
  });
}

async function call(path: string, init?: RequestInit) {
  const response = await fetch(`${product.url}${path}`, init);
  return { response, body: (await response.json()) as Record<string, unknown> };
}

describe('every answer is as the description says', () => {
  let before: Readonly<Record<string, unknown>> = {};
  it.each(CALLS)('%s: %s', async (id, path, init) => {
    const { response, body } = await call(path, (typeof init === 'function' ? init(before) : init) ?? {});
    before = body;
    expect([response.status, response.status === 200 ? null : body]).toEqual([200, null]);
    const operation = CATALOGUE.find((each) => each.id === id);
    const validate = validatorOf(operation?.path ?? '', operation?.method ?? '', '200');
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('and each route of the server is one of them, or known to need no permission', () => {
    const options = { workbench: {} as never, principal: {} as never, log: {} as never, hub: createEventHub() };
    const routes = createApp(options).routes.filter((route) => route.method !== 'ALL' && !route.path.endsWith('/*'));
    const known = CATALOGUE.map((each) => `${each.method} ${each.path.replace(/\{(\w+)\}/g, ':$1')}`);
    expect(new Set(routes.map((route) => `${route.method.toLowerCase()} ${route.path}`))).toEqual(
      new Set([...known, ...PLAIN_ROUTES]),
    );
  });

  it('and no operation is left out, nor is one without a permission', () => {
    expect(new Set(CALLS.map(([id]) => id))).toEqual(new Set(CATALOGUE.map((each) => each.id)));
    const described = Object.values(description.paths).flatMap((methods) => Object.values(methods));
    expect(described).toHaveLength(CATALOGUE.length);
    expect(described.filter((each) => !each['x-permission'])).toEqual([]);
    expect(description.openapi).toBe('3.1.0');
  });
});

const cursorOf = (end: unknown) => Buffer.from(JSON.stringify(end)).toString('base64url');
const filterOf = (filter: object) => `/api/programs/TIMOB/items?filter=${encodeURIComponent(JSON.stringify(filter))}`;

describe('what cannot be meant is refused with a problem that says why', () => {
  it.each([
    [404, '/api/programs/TIMOC/overview', /did you mean "TIMOB"/],
    [404, '/api/programs/TIMOB/milestones/Relase%207.0.0', /did you mean "Release 7.0.0"/],
    [404, '/api/items/TIMOB-99999999', /TIMOB-99999999/],
    [404, '/api/programs/TIMOB/overview?scenario=S99', /no scenario "S99"/],
    [404, '/api/programs/TIMOB/compare?right=More%20peopel', /did you mean "More people"/],
    [404, '/api/nothing', /openapi.json/],
    [404, '/api/methods/..%2F..%2Fpackage', /no method/],
    [400, '/api/portfolio?asOf=2017-02-30', /asOf/],
    [400, '/api/portfolio?asOf=1812-01-01', /1990/],
    [400, '/api/programs/TIMOB/items?sort=colour', /use one of/],
    [400, '/api/programs/TIMOB/items?cursor=xyz', /cursor/],
    [400, '/api/programs/TIMOB/items?filter=%7B', /filter/],
    [400, `/api/programs/TIMOB/items?cursor=${cursorOf(['abc', 'TIMOB-1'])}`, /cursor/],
    [400, `/api/programs/TIMOB/items?cursor=${cursorOf([5, 'a\u0000'])}`, /cursor/],
    [400, `/api/programs/TIMOB/items?sort=title&cursor=${cursorOf([5, 'TIMOB-1'])}`, /cursor/],
    [400, filterOf({ type: 'a\u0000' }), /filter/],
    [400, filterOf({ openAt: 1.5 }), /filter/],
    [400, filterOf({ openAt: 1e300 }), /filter/],
    [400, '/api/programs/TIMOB/items?category=maybe', /open, closed/],
    [400, '/api/programs/TIMOB/items?limit=100000', /limit/],
  ])('%i for %s', async (status, path, words) => {
    const { response, body } = await call(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(body.detail).toMatch(words);
    expect(validatorOf('/api/workspace', 'get', 'default')(body)).toBe(true);
  });

  it('and a day that no program has is not taken for a clock or a target', async () => {
    for (const [path, body] of [
      ['/api/workspace/clock', { day: '9999-12-31' }],
      [`${MILESTONE}/target`, { day: '0001-01-01' }],
      [`${MILESTONE}/target`, { day: '2017-12-01', since: '0001-01-01' }],
    ] as const) {
      const { response } = await call(path, put(body));
      expect(response.status).toBe(400);
    }
    expect((await call('/api/workspace')).body.clock).toBe('2017-09-15');
  });

  it('and hostile input never breaks the server', async () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "' or 1=1 --",
        '../../etc/passwd',
        '\u0000',
        '%',
        '💥',
        '-1',
        '1e999',
        '{"ids":[1]}',
        'a'.repeat(5_000),
      ),
    );
    const names = fc.constantFrom(
      'q',
      'team',
      'milestone',
      'sort',
      'cursor',
      'asOf',
      'limit',
      'filter',
      'ids',
      'createdFrom',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, hostile), { maxLength: 4 }), async (query) => {
        const { response } = await call(`/api/programs/TIMOB/items?${new URLSearchParams(query)}`);
        expect([200, 400, 404]).toContain(response.status);
      }),
      { numRuns: 150 },
    );
    expect((await call('/api/health')).response.status).toBe(200);
  });
});

describe('what people enter', () => {
  it('is refused with what would do instead, and leaves nothing behind', async () => {
    const before = (await call(`${THINGS}/leave`)).body.total;
    for (const [status, kind, body, words] of [
      [404, 'leave', { set: { person: 'Gita Joshy', from: '2017-12-04' } }, /did you mean "Gita Joshi"/],
      [404, 'leave', { set: { team: 'Andriod', from: '2017-12-04' } }, /did you mean "Android"/],
      [404, 'team', { id: 'iSO', set: { slots: 3 } }, /did you mean "iOS"/],
      [400, 'leave', { set: { team: 'iOS', from: '2017-12-04', until: '2017-12-01' } }, /lies before/],
      [400, 'leave', { set: { team: 'iOS' } }, /needs "from"/],
      [400, 'leave', { set: { from: '0001-01-01' } }, /1990-01-01/],
      [400, 'leave', { set: {} }, /nothing is said/],
      [400, 'leave', { set: { title: 'a\u0000', from: '2017-12-04' } }, /NUL/],
      [400, 'team', { id: 'iOS', set: { slots: -1 } }, /slots "-1"/],
      [400, 'team', { id: 'iOS', set: { slots: 1e300 } }, /slots/],
      [400, 'item', { id: 'TIMOB-25275', set: { effort: 'much' } }, /effort "much"/],
      [400, 'item', { id: 'TIMOB-25275', set: { state: 'Closed' } }, /comes from the tracker/],
      [400, 'item', { id: 'TIMOB-25275', set: { colour: 'red' } }, /no attribute of item/],
      [400, 'risk', { set: { title: 'x', chance: 2, likely: 3 } }, /chance/],
      [400, 'risk', { set: { title: 'x', chance: 0.2, low: 5, likely: 3 } }, /rise/],
      [400, 'wait', { set: { title: 'x' } }, /"item" or the "milestone"/],
      [400, 'link', { set: { from: 'TIMOB-25275', to: 'TIMOB-25275' } }, /itself/],
      [400, 'colour', { set: {} }, /kind/],
    ] as const) {
      const { response, body: answer } = await call(`${THINGS}/${kind}`, post(body));
      expect([response.status, answer.detail]).toEqual([status, expect.stringMatching(words)]);
    }
    expect((await call(`${THINGS}/leave`)).body.total).toBe(before);
  });

  it('can be taken back with what the answer says', async () => {
    const slotsOf = async () => {
      const { body } = await call(`${THINGS}/team?q=TiAPI`);
      return (body.things as { values: { slots: number | null } }[])[0]?.values.slots;
    };
    const said = await call(`${THINGS}/team`, post({ id: 'TiAPI', set: { slots: '5' } }));
    expect([said.body.isNew, await slotsOf()]).toEqual([false, 5]);
    await call(`${THINGS}/team`, post({ id: 'TiAPI', set: said.body.undo as object }));
    expect(await slotsOf()).toBeNull();
    const wait = { title: 'Review', item: 'TIMOB-25275', form: 'review', likely: 10 };
    const { body } = await call(`${THINGS}/wait`, post({ set: wait }));
    expect((await call(`${THINGS}/wait`)).body.total).toBe(1);
    await call(`${THINGS}/wait`, post({ id: body.id, set: body.undo as object }));
    expect((await call(`${THINGS}/wait`)).body.total).toBe(0);
  });
});

describe('the server is careful', () => {
  it('with pages of other sites and names that are not its own', async () => {
    const foreign = await call('/api/workspace/clock', {
      ...put({ day: null }),
      headers: { 'content-type': 'application/json', origin: 'http://evil.example' },
    });
    expect(foreign.response.status).toBe(403);
    const form = await call('/api/workspace/clock', {
      method: 'PUT',
      body: '{"day":null}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(form.response.status).toBe(400);
    expect((await call('/api/workspace')).body.clock).toBe('2017-09-15');
    const policy = (await fetch(product.url)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
  });

  it('with bandwidth: what did not change is not sent again', async () => {
    const first = await fetch(`${product.url}/api/workspace`);
    const tag = first.headers.get('etag');
    const second = await fetch(`${product.url}/api/workspace`, { headers: { 'if-none-match': tag ?? '' } });
    expect([first.status, second.status]).toEqual([200, 304]);
  });

  it('with large bodies', async () => {
    const large = put({ id: 'x'.repeat(2_000_000), means: 'done' });
    const { response } = await call('/api/words', { ...large, headers: { ...large.headers, connection: 'close' } });
    expect(response.status).toBe(413);
  });
});

it('pages through a list without gaps or repetition, whatever the order', async () => {
  for (const sort of ['key', '-created', 'title', '-finished']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: { items?: { id: string }[]; next?: string | null } } = await call(
        `/api/programs/TIMOB/items?sort=${sort}&limit=200${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...(body.items ?? []).map((item) => item.id));
      cursor = body.next ?? null;
    }
    const { body } = await call('/api/programs/TIMOB/items?limit=1');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(body.total);
  }
});

it('tells open pages of each change', async () => {
  const ending = new AbortController();
  const stream = await fetch(`${product.url}/api/events`, { signal: ending.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value ?? '';
  expect(await next()).toContain('event: changed');
  await call(`${MILESTONE}/target`, put({ day: '2017-12-02' }));
  let heard = '';
  while (!heard.includes('event: changed')) heard += await next();
  ending.abort();
  expect(heard).toMatch(/"seq":\d+/);
});
