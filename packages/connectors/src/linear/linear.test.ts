import type { Fact } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../../emulators/src/kit/emulator.ts';
import type { OutboundWebhook } from '../../../emulators/src/kit/outbound-webhooks.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import { linear as emulated } from '../../../emulators/src/linear/emulator.ts';
import { madeUpWorkspace } from '../../../emulators/src/linear/made-up.ts';
import type { Workspace } from '../../../emulators/src/linear/model.ts';
import type { Cursor, PullRequest, RawRecord, Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { linear } from './connector.ts';
import { hintOf } from './pull.ts';
import type { LinearSettings } from './settings.ts';

const SECRET = new Secret('signing-secret');
let seed: Workspace;
let server: RunningServer<Site>;

beforeEach(async () => {
  const webhook = { url: 'http://127.0.0.1:9/nobody', secret: SECRET.reveal() };
  seed = { ...madeUpWorkspace({ issues: 120, changes: 20 }), webhook };
  server = await startServer(emulated, { seed });
  server.conditions.webhooks = { ...server.conditions.webhooks, isHeld: true };
});
afterEach(() => server.close());

const act = (name: string, input: unknown) => (server.site.actions[name] as (given: unknown) => unknown)(input);

function sessionWith(given: Record<string, unknown> = {}, key = seed.key): Session<LinearSettings> {
  const settings = linear.settings.parse({ url: server.url, ...given });
  const credentials = { signIn: 'api-key', fields: { key: new Secret(key) }, replace: async () => {} };
  const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
  const http = createHttp({ settings, access: linear.access, credentials, egress });
  return { settings, http, now: () => server.clock.now(), signal: new AbortController().signal };
}

async function pulled(session: Session<LinearSettings>, request: PullRequest) {
  const surroundings: RawRecord[] = [];
  const records: RawRecord[] = [];
  let cursor: Cursor = {};
  for await (const page of linear.pull(session, request)) {
    (page.isSurroundings ? surroundings : records).push(...page.records);
    cursor = page.cursor;
  }
  const { facts, diagnostics, observed } = linear.translator({ settings: session.settings, surroundings })([
    ...surroundings,
    ...records,
  ]);
  return { facts, diagnostics, observed: observed ?? [], cursor };
}

/** What is in a list after facts that set it, add to it and remove from it. */
function members(facts: readonly Fact[]): readonly string[] {
  const left = new Set<string>();
  for (const { op, value } of facts) {
    if (op === 'set') for (const member of value as readonly string[]) left.add(member);
    else if (op === 'add') left.add(value as string);
    else left.delete(value as string);
  }
  return [...left].sort();
}

describe('a full pull', () => {
  it('reads every issue with its whole past, beyond the first page of its changes', async () => {
    const session = sessionWith();
    const { facts, diagnostics, cursor } = await pulled(session, { kind: 'full', cursor: null });
    expect(diagnostics).toEqual([]);
    const causes = new Set(facts.map(({ cause }) => cause));
    for (const issue of seed.issues) {
      for (const { id } of issue.history) expect(causes.has(`linear:history/${id}`), id).toBe(true);
    }
    const last = seed.issues
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1);
    expect(cursor).toEqual({ since: last });
  });

  it('undoes the changes to tell how an issue began, and ends where the issue is', async () => {
    const { facts } = await pulled(sessionWith(), { kind: 'full', cursor: null });
    const issue = seed.issues[0] as Workspace['issues'][number];
    const own = facts.filter(({ subject }) => subject === 'item:ENG-1');
    const of = (attribute: string) =>
      own.filter((fact) => fact.attribute === attribute).sort((one, other) => one.at - other.at);
    expect(of('state').map(({ value }) => value)[0]).toBe('Backlog');
    expect(of('state').at(-1)?.value).toBe(seed.states.find(({ id }) => id === issue.stateId)?.name);
    expect(of('estimate')[0]?.value).toBeNull();
    expect(of('estimate').at(-1)?.value).toBe(issue.estimate);
    expect(of('milestones')[0]?.value).toEqual([]);
    expect(members(of('milestones'))).toEqual([issue.projectId, 'initiative-desktop'].sort());
    expect(members(of('labels'))).toEqual(issue.labelIds.map((id) => id.replace('label-', '')));
  });

  it('continues where it was cut off', async () => {
    const session = sessionWith();
    const whole = await pulled(session, { kind: 'full', cursor: null });
    const items = new Set(whole.facts.map(({ subject }) => subject));
    let cursor: Cursor | null = null;
    const seen = new Set<string>();
    for (let cut = 0; cut < 20; cut += 1) {
      const surroundings: RawRecord[] = [];
      let pages = 0;
      for await (const page of linear.pull(session, { kind: 'full', cursor })) {
        if (page.isSurroundings) surroundings.push(...page.records);
        const translate = linear.translator({ settings: session.settings, surroundings });
        for (const { subject } of translate(page.records).facts) seen.add(subject);
        cursor = page.cursor;
        pages += 1;
        if (pages === 2) break;
      }
      if (cursor !== null && 'since' in cursor) break;
    }
    expect(cursor).toEqual(whole.cursor);
    expect(seen).toEqual(items);
  });

  it('reads the chosen teams and what fits the filter, into one program where one is named', async () => {
    const session = sessionWith({ teams: 'DES', filter: '{"number":{"lt":20}}', program: 'Windows' });
    const { facts, observed } = await pulled(session, { kind: 'full', cursor: null });
    const items = new Set(facts.map(({ subject }) => subject).filter((subject) => subject.startsWith('item:')));
    expect([...items].sort()).toEqual([
      'item:DES-12',
      'item:DES-15',
      'item:DES-18',
      'item:DES-3',
      'item:DES-6',
      'item:DES-9',
    ]);
    const programs = observed.filter(({ subject, attribute }) => items.has(subject) && attribute === 'program');
    expect(new Set(programs.map(({ value }) => value))).toEqual(new Set(['Windows']));
  });
});

it('pulls what changed since, and what webhooks hinted at', async () => {
  const session = sessionWith();
  const { cursor } = await pulled(session, { kind: 'full', cursor: null });
  server.clock.advance(3_600_000);
  act('change', { issue: 'ENG-1', to: { stateId: 'ENG-5' } });
  act('remove', { issue: 'ENG-2' });
  const changes = await pulled(session, { kind: 'changes', cursor });
  const canceled = changes.facts.find(({ subject, value }) => subject === 'item:ENG-1' && value === 'Canceled');
  expect(canceled?.at).toBe(server.clock.now());
  const deliveries = server.webhooks
    .take()
    .map(({ headers, body }) =>
      linear.webhook(
        { headers, body: Buffer.from(body), receivedAt: server.clock.now() },
        { settings: session.settings, secret: SECRET },
      ),
    );
  const ids = deliveries.flatMap((delivery) => (delivery.kind === 'delivery' ? delivery.ids : []));
  expect(ids).toEqual([hintOf('issue-1', 'ENG-1'), hintOf('issue-2', 'ENG-2')]);
  const hinted = await pulled(session, { kind: 'hinted', ids, cursor });
  expect(hinted.cursor).toEqual(cursor);
  expect(hinted.facts).toContainEqual(canceled);
  expect(hinted.observed).toContainEqual(
    expect.objectContaining({ subject: 'item:ENG-2', attribute: 'deleted', value: true }),
  );
});

it('joins an issue that changed its team, and the same thing in another tool', async () => {
  act('change', {
    issue: 'ENG-1',
    to: {
      teamId: 'team-DES',
      syncedWith: [{ id: 'x', service: 'github', metadata: { owner: 'acme', repo: 'app', number: 7 } }],
    },
  });
  const { observed } = await pulled(sessionWith(), { kind: 'full', cursor: null });
  const same = observed.filter(({ attribute }) => attribute === 'sameAs');
  expect(same.map(({ subject, value }) => [subject, value])).toEqual([
    ['item:ENG-1', 'DES-1'],
    ['item:acme/app#7', 'DES-1'],
  ]);
});

describe('a check', () => {
  it('says who we are, what we see, and what is missing', async () => {
    expect(await linear.check(sessionWith())).toMatchObject({
      who: 'Ada <ada@example.org> of Example',
      missing: [],
      things: 120,
    });
    const { missing } = await linear.check(sessionWith({ teams: 'OPS' }));
    expect(missing[0]?.what).toContain('does not see a team OPS; it sees ENG, DES');
  });

  it('is refused with a wrong key, in words that do not hold it', async () => {
    await expect(linear.check(sessionWith({}, 'lin_api_wrong'))).rejects.toThrow(/^(?!.*lin_api_wrong)/);
  });
});

it('sweeps the ids of all that is there', async () => {
  act('change', { issue: 'ENG-1', to: { trashed: true } });
  act('remove', { issue: 'ENG-2' });
  const seen: string[] = [];
  for await (const ids of linear.sweep(sessionWith())) seen.push(...ids);
  expect(seen).toHaveLength(118);
  expect(seen).toContain('item:DES-3');
});

it('believes no webhook that is unsigned, changed, stale, or sent where no secret is', () => {
  act('change', { issue: 'ENG-1', to: { title: 'renamed' } });
  const { headers, body } = server.webhooks.take()[0] as OutboundWebhook;
  const settings = linear.settings.parse({});
  const receivedAt = server.clock.now();
  const kind = (
    request: { headers?: Record<string, string>; body?: string; receivedAt?: number },
    secret: Secret | null = SECRET,
  ) =>
    linear.webhook({ headers, receivedAt, ...request, body: Buffer.from(request.body ?? body) }, { settings, secret })
      .kind;
  expect(kind({})).toBe('delivery');
  expect(kind({}, null)).toBe('refused');
  expect(kind({ headers: {} })).toBe('refused');
  expect(kind({ body: body.replace('renamed', 'Renamed') })).toBe('refused');
  expect(kind({ receivedAt: receivedAt + 61_000 })).toBe('refused');
});

describe('what Linear never says', () => {
  const translate = linear.translator({ settings: linear.settings.parse({}), surroundings: [] });
  const told = (body: unknown, endpoint = 'issues') => translate([{ endpoint, key: 'line 1', body }]);

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { data: null },
    { data: { issues: { nodes: [null, 3, {}] } } },
    { identifier: 'no' },
  ])('is a diagnostic, and no fact: %j', (body) => {
    const { facts, diagnostics } = told(body);
    expect(facts).toEqual([]);
    if (JSON.stringify(body) !== '[]') expect(diagnostics[0]?.severity).toBe('error');
  });

  it('names the field that does not fit', () => {
    const { diagnostics } = told({ id: 'a', identifier: 'ENG-1', createdAt: 5, updatedAt: '2026-01-01T00:00:00Z' });
    expect(diagnostics[0]).toMatchObject({ where: 'ENG-1', code: 'bad-record' });
    expect(diagnostics[0]?.what).toContain('createdAt');
  });
});
