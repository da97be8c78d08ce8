import { generateKeyPairSync } from 'node:crypto';
import { deliveryOf } from '@fulcrum/core/delivery';
import { appendToLog, createFactLog, fold, type ProgramGraph } from '@fulcrum/core/program';
import type { StoredFact } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { github as emulated } from '../../../emulators/src/github/emulator.ts';
import { madeUpSeed } from '../../../emulators/src/github/made-up.ts';
import type { Issue, Pull, Seed } from '../../../emulators/src/github/model.ts';
import type { Site } from '../../../emulators/src/kit/emulator.ts';
import type { OutboundWebhook } from '../../../emulators/src/kit/outbound-webhooks.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import type { Cursor, PullRequest, RawRecord, Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { github } from './connector.ts';
import type { GitHubSettings } from './settings.ts';

const SECRET = new Secret('signing-secret');
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const APP = { id: '4711', installation: 99, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
const SEED: Seed = {
  ...madeUpSeed({ issues: 60, pulls: 48 }),
  app: APP,
  webhook: { url: 'http://127.0.0.1:9/nobody', secret: SECRET.reveal() },
};
const ROCKET = SEED.repositories[0]!;
const issues = ROCKET.things.filter((thing): thing is Issue => thing.kind === 'issue');
const pulls = ROCKET.things.filter((thing): thing is Pull => thing.kind === 'pull');

let server: RunningServer<Site>;
beforeEach(async () => {
  server = await startServer(emulated, { seed: SEED });
  server.conditions.webhooks = { ...server.conditions.webhooks, isHeld: true };
});
afterEach(() => server.close());

const act = (name: string, input: object) => (server.site.actions[name] as (given: object) => unknown)(input);

interface Given {
  readonly settings?: Record<string, unknown>;
  readonly signIn?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly skewMs?: number;
}

function sessionWith({
  settings: given = {},
  signIn = 'token',
  fields = { token: SEED.token },
  skewMs = 0,
}: Given = {}) {
  const settings = github.settings.parse({ url: server.url, repositories: 'acme/rocket', ...given });
  const secrets = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, new Secret(text)]));
  const credentials = { signIn, fields: secrets, replace: async () => {} };
  const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
  const now = () => server.clock.now() + skewMs;
  const sleep = async (ms: number) => server.clock.advance(ms);
  const http = createHttp({
    settings,
    access: github.access,
    credentials,
    egress,
    now,
    sleep,
    limits: { waitMs: 2 * 3_600_000 },
  });
  return { settings, http, now, signal: new AbortController().signal } satisfies Session<GitHubSettings>;
}

async function pulled(session: Session<GitHubSettings>, request: PullRequest = { kind: 'full', cursor: null }) {
  const [surroundings, records]: [RawRecord[], RawRecord[]] = [[], []];
  let cursor: Cursor = {};
  for await (const page of github.pull(session, request)) {
    (page.isSurroundings ? surroundings : records).push(...page.records);
    cursor = page.cursor;
  }
  return { ...github.translator({ settings: session.settings, surroundings })([...surroundings, ...records]), cursor };
}

/** The program that facts and what was observed make, as of a time. */
function graphOf({ facts, observed = [] }: Awaited<ReturnType<typeof pulled>>, at: number): ProgramGraph {
  const seen = observed.map(({ since, ...rest }) => ({ ...rest, op: 'set' as const, at: since }));
  const log = createFactLog();
  appendToLog(
    log,
    [...facts, ...seen].map((fact, index): StoredFact => ({ ...fact, seq: index + 1, recordedAt: 0, branch: 'trunk' })),
  );
  return fold(log, { at });
}

describe('a full pull', () => {
  it('tells each issue as it is, and as it was after each thing that happened', async () => {
    const found = await pulled(sessionWith());
    expect(found.diagnostics).toEqual([]);
    const now = graphOf(found, server.clock.now());
    for (const issue of issues) {
      const item = now.items.get(`acme/rocket#${issue.number}`);
      expect(item).toMatchObject({
        title: issue.title,
        state: issue.state,
        labels: [...issue.labels].sort(),
        milestones: issue.milestone === null ? [] : [`acme/rocket/${issue.milestone}`],
        parent: issue.parent === null ? null : `acme/rocket#${issue.parent}`,
        type: issue.issueType,
        category: issue.state === 'open' ? 'todo' : issue.reason === 'not_planned' ? 'dropped' : 'done',
      });
      const last = new Map(issue.happenings.map((happening) => [happening.at, happening]));
      for (const { at, type, to } of last.values()) {
        const then = graphOf(found, Date.parse(at)).items.get(`acme/rocket#${issue.number}`);
        if (type === 'ClosedEvent') expect(then?.state).toBe('closed');
        if (type === 'RenamedTitleEvent') expect(then?.title).toBe(to);
      }
      const before = graphOf(found, Date.parse(issue.createdAt) - 1);
      expect(before.items.has(`acme/rocket#${issue.number}`)).toBe(false);
    }
  }, 30_000);

  it('tells pull requests with their moments, whom they are for and what they take back', async () => {
    const found = await pulled(sessionWith());
    const now = graphOf(found, server.clock.now());
    for (const pull of pulls) {
      const told = now.pulls.get(`acme/rocket#${pull.number}`);
      const human = [...pull.reviews, ...pull.comments].filter(({ author }) => author !== 'renovate[bot]');
      const times = human.map(({ at }) => Date.parse(at)).sort();
      expect(told).toMatchObject({
        state: pull.state,
        opened: Date.parse(pull.createdAt),
        firstCommit: Date.parse(pull.commits[0]!.at),
        firstReview: times[0] ?? null,
        merged: pull.mergedAt === null ? null : Date.parse(pull.mergedAt),
        mergeCommit: pull.mergeCommit,
        added: pull.additions,
      });
      for (const number of pull.closes) expect(told?.items).toContain(`acme/rocket#${number}`);
      if (pull.title.startsWith('Revert')) expect(told?.reverts).toMatch(/^acme\/rocket#\d+$/);
      expect(graphOf(found, Date.parse(pull.createdAt)).pulls.get(`acme/rocket#${pull.number}`)?.merged).toBeNull();
    }
    expect(now.persons.get('github/100')).toMatchObject({ name: 'Ada Example', email: 'ada@example.org' });
  }, 30_000);

  it('gives delivery what it needs', async () => {
    const found = await pulled(sessionWith({ settings: { workflows: 'deploy.yml, missing.yml', program: 'Rockets' } }));
    const graph = graphOf(found, server.clock.now());
    const to = new Date(server.clock.now()).toISOString().slice(0, 10);
    const { measures } = deliveryOf(graph, { program: 'Rockets', from: '2026-01-01', to });
    expect(measures.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'lead-time ok',
      'deployment-frequency ok',
      'change-failure-rate ok',
      'time-to-restore ok',
      'review ok',
    ]);
    expect(graph.words.get('environment/production')?.means).toBe('production');
    expect(graph.words.get('environment/staging')?.means).toBe('other');
    expect(graph.words.get('label/incident')?.means).toBe('incident');
    expect(graph.releases.get('acme/rocket@v1.0')).toMatchObject({ environment: 'release', outcome: 'succeeded' });
  });

  it('reads what a search finds, and nothing else', async () => {
    const session = sessionWith({ settings: { repositories: '', query: 'is:issue label:bug repo:acme/rocket' } });
    const items = new Set(
      (await pulled(session)).facts.flatMap(({ subject }) => (subject.startsWith('item:') ? [subject] : [])),
    );
    const wanted = issues
      .filter(({ labels }) => labels.includes('bug'))
      .map(({ number }) => `item:acme/rocket#${number}`);
    expect([...items].sort()).toEqual(wanted.sort());
    const swept: string[] = [];
    for await (const some of github.sweep(session)) swept.push(...some);
    expect([...new Set(swept)].sort()).toEqual(wanted.sort());
  });
});

it('reads nothing around again that has not changed', async () => {
  const { cursor } = await pulled(sessionWith());
  const pages = [];
  for await (const page of github.pull(sessionWith(), { kind: 'changes', cursor })) pages.push(page);
  expect(pages[0]).toMatchObject({ isSurroundings: true, records: [] });
  expect(pages.flatMap(({ records }) => records.map(({ endpoint }) => endpoint))).not.toContain('releases');
});

describe('signing in', () => {
  const app = { signIn: 'app', fields: { appId: APP.id, installationId: String(APP.installation), privateKey: PEM } };

  it.each([0, -5 * 3_600_000, 5 * 3_600_000])(
    'as an App, with our clock %i ms off, and again after an hour',
    async (skewMs) => {
      const session = sessionWith({ ...app, skewMs, settings: { repositories: '' } });
      expect((await pulled(session)).facts.length).toBeGreaterThan(100);
      server.clock.advance(61 * 60_000);
      const { facts } = await pulled(session);
      expect(facts.length).toBeGreaterThan(100);
    },
  );

  it('is refused in words with a key, an App or a token that is wrong', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    for (const fields of [{ privateKey: 'none' }, { privateKey: other }, { appId: '1' }, { installationId: '../1' }])
      await expect(github.check(sessionWith({ ...app, fields: { ...app.fields, ...fields } }))).rejects.toMatchObject({
        kind: 'signed-out',
      });
    await expect(github.check(sessionWith({ fields: { token: 'wrong' } }))).rejects.toMatchObject({
      kind: 'signed-out',
    });
  });

  it('tells who we are, what we see, and what is missing', async () => {
    expect(await github.check(sessionWith({ settings: { repositories: 'acme/rocket, acme/nope' } }))).toMatchObject({
      who: 'ada',
      sees: [expect.stringMatching(/^acme\/rocket: \d+ open/)],
      missing: [{ what: 'the sign-in does not see acme/nope' }],
    });
    const search = { repositories: '', query: 'is:issue label:nothing' };
    expect((await github.check(sessionWith({ settings: search }))).missing).toMatchObject([
      { what: 'no issue fits the search' },
    ]);
  });
});

it('waits until the hour is over when it has no requests left', async () => {
  await server.close();
  server = await startServer(emulated, { seed: { ...SEED, requestsAnHour: 4 } });
  const before = server.clock.now();
  expect((await pulled(sessionWith())).facts.length).toBeGreaterThan(100);
  expect(server.clock.now() - before).toBeGreaterThan(3_000_000);
});

describe('a webhook', () => {
  const requestOf = ({ headers, body }: OutboundWebhook) => ({
    headers,
    body: new TextEncoder().encode(body),
    receivedAt: server.clock.now(),
  });
  const settings = () => sessionWith().settings;

  /** Does something, and reads again what the webhook hints at. */
  async function after(name: string, input: object) {
    const { cursor } = await pulled(sessionWith());
    server.clock.advance(60_000);
    act(name, input);
    const [sent] = server.webhooks.take();
    const delivery = github.webhook(requestOf(sent!), { settings: settings(), secret: SECRET });
    if (delivery.kind !== 'delivery') throw new Error(delivery.kind === 'refused' ? delivery.why : delivery.kind);
    return { delivery, found: await pulled(sessionWith(), { kind: 'hinted', ids: delivery.ids, cursor }) };
  }
  const key = `acme/rocket#${issues[3]!.number}`;

  it('is believed when it is signed with our secret, and leads to the issue', async () => {
    const { delivery, found } = await after('rename', { key, title: 'Another name' });
    expect(delivery.id).toMatch(/^[0-9a-f-]{36}$/);
    const graph = graphOf(found, server.clock.now());
    expect(graph.items.get(key)?.title).toBe('Another name');
    expect([...graph.items.keys()]).toEqual([key]);
  });

  it('of a project gives the issue the state that the project tells', async () => {
    const open = `acme/rocket#${issues.find(({ state }) => state === 'open')!.number}`;
    const { found } = await after('setStatus', { key: open, from: 'Todo', to: 'In Progress' });
    const item = found.facts.find(({ attribute }) => attribute === 'state');
    expect(item).toMatchObject({ subject: `item:${open}`, value: 'In Progress', at: server.clock.now() });
    expect(found.facts).toContainEqual(
      expect.objectContaining({ subject: 'word:state/In Progress', attribute: 'means', value: 'doing' }),
    );
  });

  it('of a deletion takes the issue out', async () => {
    const { found } = await after('remove', { key });
    expect(found.observed).toContainEqual(
      expect.objectContaining({ subject: `item:${key}`, attribute: 'deleted', value: true }),
    );
  });

  it('of a deployment brings the deployment', async () => {
    const { found } = await after('deploy', {
      repository: 'acme/rocket',
      environment: 'production',
      state: 'failure',
      sha: 'abc',
    });
    const graph = graphOf(found, server.clock.now());
    expect([...graph.deployments.values()].find(({ commit }) => commit === 'abc')).toMatchObject({
      outcome: 'failed',
      finished: server.clock.now(),
    });
  });

  it('is refused without a secret, unsigned, signed otherwise, or changed by one bit', async () => {
    act('rename', { key, title: 'x' });
    const [sent] = server.webhooks.take();
    const request = requestOf(sent!);
    const ask = (given: Partial<typeof request>, secret: Secret | null = SECRET) =>
      github.webhook({ ...request, ...given }, { settings: settings(), secret }).kind;
    expect(ask({})).toBe('delivery');
    expect(ask({}, null)).toBe('refused');
    expect(ask({}, new Secret('another'))).toBe('refused');
    for (const header of ['x-hub-signature-256', 'x-github-delivery'])
      expect(ask({ headers: { ...request.headers, [header]: '' } })).toBe('refused');
    for (let at = 0; at < request.body.length; at += 97) {
      const body = request.body.slice();
      body[at]! ^= 1;
      expect(ask({ body })).toBe('refused');
    }
  });
});
