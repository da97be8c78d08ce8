import type { Fact } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asana as emulated } from '../../../emulators/src/asana/emulator.ts';
import { madeUpWorkspace } from '../../../emulators/src/asana/made-up.ts';
import type { Workspace } from '../../../emulators/src/asana/model.ts';
import type { Site } from '../../../emulators/src/kit/emulator.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import { type Cursor, type PullRequest, type RawRecord, ResyncNeeded, type Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { asana } from './connector.ts';
import type { AsanaSettings } from './settings.ts';

let seed: Workspace;
let server: RunningServer<Site>;

beforeEach(async () => {
  seed = madeUpWorkspace({ tasks: 80 });
  server = await startServer(emulated, { seed });
});
afterEach(() => server.close());

const act = (name: string, input: unknown) => (server.site.actions[name] as (given: unknown) => unknown)(input);

function sessionWith(
  given: Record<string, unknown> = { portfolio: '4001' },
  token = seed.token,
): Session<AsanaSettings> {
  const settings = asana.settings.parse({ url: server.url, ...given });
  const credentials = { signIn: 'token', fields: { token: new Secret(token) }, replace: async () => {} };
  const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
  const http = createHttp({ settings, access: asana.access, credentials, egress });
  return { settings, http, now: () => server.clock.now(), signal: new AbortController().signal };
}

async function pulled(session: Session<AsanaSettings>, request: PullRequest) {
  const surroundings: RawRecord[] = [];
  const facts: Fact[] = [];
  const diagnostics = [];
  const observed = [];
  let cursor: Cursor = {};
  for await (const page of asana.pull(session, request)) {
    if (page.isSurroundings) surroundings.push(...page.records);
    const said = asana.translator({ settings: session.settings, surroundings })(page.records);
    facts.push(...said.facts);
    diagnostics.push(...said.diagnostics);
    observed.push(...(said.observed ?? []));
    cursor = page.cursor;
  }
  return { facts, diagnostics, observed, cursor };
}

const full = { kind: 'full', cursor: null } as const;
const valuesOf = (facts: readonly Fact[], subject: string, attribute: string) =>
  facts
    .filter((fact) => fact.subject === subject && fact.attribute === attribute)
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);

describe('a full pull', () => {
  it('reads every task and sub-task of the projects with its whole past', async () => {
    const { facts, diagnostics, observed } = await pulled(sessionWith(), full);
    expect(diagnostics).toEqual([]);
    for (const { gid } of seed.tasks) expect(valuesOf(facts, `item:asana/${gid}`, 'title')).toHaveLength(1);
    const done = seed.tasks.find(({ completed, parent }) => completed && parent === null) as Workspace['tasks'][number];
    expect(valuesOf(facts, `item:asana/${done.gid}`, 'state')).toEqual([
      'Backlog',
      'In progress',
      'Review',
      'Completed',
    ]);
    expect(valuesOf(facts, `item:asana/${done.gid}`, 'estimate')).toEqual([null, 3]);
    const part = seed.tasks.find(({ parent }) => parent !== null) as Workspace['tasks'][number];
    const own = observed.filter(({ subject }) => subject === `item:asana/${part.gid}`);
    expect(own.find(({ attribute }) => attribute === 'parent')?.value).toBe(`asana/${part.parent}`);
    expect(own.find(({ attribute }) => attribute === 'deleted')?.value).toBe(false);
    expect(new Set(observed.filter(({ attribute }) => attribute === 'program').map(({ value }) => value))).toEqual(
      new Set(['asana/4001']),
    );
  });

  it('says what every section means, and that a completed task is done', async () => {
    const { facts } = await pulled(sessionWith(), full);
    const means = (text: string) => [...new Set(valuesOf(facts, `word:state/${text}`, 'means'))];
    expect(means('Completed')).toEqual(['done']);
    expect(means('Backlog')).toEqual(['todo']);
    expect(means('In progress')).toEqual(['doing']);
    const states = facts.filter(({ attribute, subject }) => attribute === 'state' && subject.startsWith('item:'));
    for (const { value } of states) expect(means(String(value))).toHaveLength(1);
  });

  it('counts what a milestone waits for as its scope', async () => {
    const { facts, observed } = await pulled(sessionWith(), full);
    const [goal] = seed.tasks;
    const waits = facts.filter(
      ({ attribute, op, value }) => attribute === 'milestones' && op === 'add' && value === `asana/${goal?.gid}`,
    );
    expect(waits.map(({ subject }) => subject).sort()).toEqual(
      goal?.dependencies.map((gid) => `item:asana/${gid}`).sort(),
    );
    expect(valuesOf(facts, `milestone:asana/${goal?.gid}`, 'target')).toEqual([goal?.due_on]);
    expect(
      observed.find(({ subject, attribute }) => subject === 'milestone:asana/2001' && attribute === 'target')?.value,
    ).toBe(seed.projects[0]?.due_on);
  });

  it('gives the same when it continues after each page', async () => {
    const whole = await pulled(sessionWith(), full);
    const seen = new Set<string>();
    let cursor: Cursor | null = null;
    for (let cut = 0; cut < 20 && !(cursor !== null && Object.keys(cursor).join() === 'tokens'); cut += 1) {
      const session = sessionWith();
      const surroundings: RawRecord[] = [];
      for await (const page of asana.pull(session, { kind: 'full', cursor })) {
        if (page.isSurroundings) {
          surroundings.push(...page.records);
          continue;
        }
        const said = asana.translator({ settings: session.settings, surroundings })(page.records);
        for (const { subject } of said.facts) seen.add(subject);
        cursor = page.cursor;
        break;
      }
    }
    const subjects = new Set(
      whole.facts.map(({ subject }) => subject).filter((subject) => subject.startsWith('item:')),
    );
    for (const subject of subjects) expect(seen.has(subject), subject).toBe(true);
  });
});

it('pulls what the events name, and what is gone; asks for everything when Asana has forgotten our place', async () => {
  const session = sessionWith();
  const { cursor } = await pulled(session, full);
  server.clock.advance(60_000);
  act('change', { task: '10002', to: { completed: true } });
  act('remove', { task: '10003' });
  const { facts, observed, cursor: next } = await pulled(session, { kind: 'changes', cursor });
  expect(valuesOf(facts, 'item:asana/10002', 'state').at(-1)).toBe('Completed');
  expect(observed).toContainEqual(
    expect.objectContaining({ subject: 'item:asana/10003', attribute: 'deleted', value: true }),
  );
  const nothing = await pulled(session, { kind: 'changes', cursor: next });
  expect(nothing.facts.filter(({ subject }) => subject.startsWith('item:'))).toEqual([]);
  act('forget', {});
  await expect(pulled(session, { kind: 'changes', cursor: next })).rejects.toBeInstanceOf(ResyncNeeded);
});

it('finds the project of a sub-task through its parent, and sees a task that left the projects', async () => {
  const session = sessionWith();
  const { cursor } = await pulled(session, full);
  const part = seed.tasks.find(({ parent }) => parent !== null) as Workspace['tasks'][number];
  act('change', { task: part.gid, to: { name: 'renamed' } });
  act('change', { task: '10002', to: { memberships: [] } });
  const { observed } = await pulled(session, { kind: 'hinted', ids: [part.gid, '10002'], cursor });
  const deleted = (gid: string) =>
    observed.find(({ subject, attribute }) => subject === `item:asana/${gid}` && attribute === 'deleted')?.value;
  expect([deleted(part.gid), deleted('10002')]).toEqual([false, true]);
});

it('says who we are and what is missing', async () => {
  const report = await asana.check(sessionWith({ projects: 'https://app.asana.com/1/900/project/2001/list, 77777' }));
  expect(report.who).toBe('Ada <ada@example.org>');
  expect(report.sees).toEqual(['project Website']);
  expect(report.missing[0]?.what).toContain('does not see the project 77777');
  await expect(asana.check(sessionWith(undefined, 'wrong'))).rejects.toMatchObject({ kind: 'signed-out' });
});

it('sweeps the gids of all that is there', async () => {
  act('remove', { task: '10003' });
  const seen: string[] = [];
  for await (const ids of asana.sweep(sessionWith())) seen.push(...ids);
  expect(new Set(seen).size).toBe(79);
});

it('takes the secret of a handshake once, and believes what is signed with it', () => {
  const settings = asana.settings.parse({ portfolio: '4001' });
  const hear = (headers: Record<string, string>, body: string, secret: Secret | null) =>
    asana.webhook({ headers, body: Buffer.from(body), receivedAt: server.clock.now() }, { settings, secret });
  const handshake = hear({ 'x-hook-secret': 'shared' }, '', null);
  expect(handshake).toMatchObject({ kind: 'handshake', headers: { 'x-hook-secret': 'shared' } });
  const secret = handshake.kind === 'handshake' ? (handshake.secret ?? null) : null;
  expect(hear({ 'x-hook-secret': 'other' }, '', secret).kind).toBe('refused');
  const body =
    '{"events":[{"action":"changed","resource":{"gid":"5","resource_type":"story"},"parent":{"gid":"10002","resource_type":"task"}}]}';
  const signature = '83a6e67c6d1a1f1b';
  expect(hear({ 'x-hook-signature': signature }, body, secret).kind).toBe('refused');
  expect(hear({}, body, secret).kind).toBe('refused');
});

it.each([null, 7, 'text', {}, { data: [null, 3, {}] }, { gid: 'x' }, { gid: '1', created_at: 'soon' }])(
  'makes a diagnostic, and no fact, of what Asana never says: %j',
  (body) => {
    const translate = asana.translator({ settings: asana.settings.parse({ projects: '2001' }), surroundings: [] });
    const { facts, diagnostics } = translate([{ endpoint: 'tasks', key: 'line 1', body }]);
    expect(facts).toEqual([]);
    expect(diagnostics[0]?.severity).toBe('error');
  },
);
