import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { type JiraSeedInput, readSeed } from '../../../emulators/src/jira/seed.ts';
import type { JiraSite } from '../../../emulators/src/jira/site.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import type { Cursor, Page, PullRequest, Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { jira } from './connector.ts';
import { AROUND_HINT } from './pull.ts';
import type { JiraSettings } from './settings.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const by = { author: 'u2' };
let server: RunningServer<JiraSite>;

const start = async (change: Partial<JiraSeedInput> = {}, issues = 130) => {
  server = await startServer(emulated, { seed: readSeed({ ...generatedSeed({ issues, changes: 6 }), ...change }) });
};
beforeEach(() => start());
afterEach(() => server.close());

function sessionWith(given: Record<string, unknown> = {}): Session<JiraSettings> {
  const settings = jira.settings.parse({ url: server.url, projects: 'APP', ...given });
  const fields = { email: new Secret('ada@example.org'), token: new Secret('emulated-token') };
  const credentials = { signIn: 'api-token', fields, replace: async () => {} };
  const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
  const http = createHttp({ settings, access: jira.access, credentials, egress });
  return { settings, http, now: () => server.clock.now(), signal: new AbortController().signal };
}

async function pulled(session: Session<JiraSettings>, request: PullRequest = { kind: 'full', cursor: null }) {
  const pages: Page[] = [];
  for await (const page of jira.pull(session, request)) pages.push(page);
  const surroundings = pages.filter(({ isSurroundings }) => isSurroundings).flatMap(({ records }) => records);
  const {
    facts,
    diagnostics,
    observed = [],
  } = jira.translator({ settings: session.settings, surroundings })(pages.flatMap(({ records }) => records));
  const records = pages.filter(({ isSurroundings }) => !isSurroundings).flatMap((page) => page.records);
  return { facts, diagnostics, observed, records, pages, cursor: pages.at(-1)?.cursor as Cursor };
}

const keysOf = (records: readonly { body: unknown }[]) => records.map(({ body }) => Object(body).key as string);

describe('a full pull', () => {
  it('tells the whole history of each issue, each change with its entry as cause', async () => {
    const { facts, diagnostics, records } = await pulled(sessionWith());
    expect(diagnostics).toEqual([]);
    expect(records.length).toBe(130);
    const causes = new Set(facts.map(({ cause }) => cause));
    for (const { histories } of server.site.tracker.all()) {
      for (const { id } of histories) expect(causes.has(`jira:history/${id}`), id).toBe(true);
    }
  });

  it('asks no more than a page of a hundred issues at a time, and histories of a thousand', async () => {
    await server.close();
    await start({}, 1_100);
    const session = sessionWith();
    const { records } = await pulled(session);
    expect(records.length).toBe(1_100);
    const { byPath } = server.log.counts();
    expect(byPath['POST /rest/api/3/search/jql']).toBe(11);
    expect(byPath['POST /rest/api/3/changelog/bulkfetch']).toBe(2);
  });

  it('undoes the changes to tell how an issue began', async () => {
    const { tracker } = server.site;
    const { key } = tracker.create(
      { project: 'APP', values: { summary: 'First', fixVersions: ['10103'], labels: ['b', 'a'] } },
      by,
    );
    tracker.edit(
      key,
      { summary: 'Second', fixVersions: ['10104'], labels: ['c'], parent: 'APP-1', startDate: '2026-04-01' },
      by,
    );
    const { facts } = await pulled(sessionWith());
    const told = (attribute: string) =>
      facts
        .filter((fact) => fact.subject === `item:${key}` && fact.attribute === attribute)
        .map(({ op, value }) => [op, value]);
    expect(told('title')).toEqual([
      ['set', 'First'],
      ['set', 'Second'],
    ]);
    expect(told('labels')).toEqual([
      ['set', ['a', 'b']],
      ['remove', 'a'],
      ['remove', 'b'],
      ['add', 'c'],
    ]);
    expect(told('milestones')).toEqual([
      ['set', ['APP/10103']],
      ['remove', 'APP/10103'],
      ['add', 'APP/10104'],
      ['add', 'APP-1'],
    ]);
    expect(told('parent')).toEqual([['set', 'APP-1']]);
    expect(told('notBefore')).toEqual([['set', '2026-04-01']]);
  });

  it('tells the time that was logged as it grew', async () => {
    const log = { seconds: 5_400, started: server.clock.now() };
    server.site.tracker.logWork('APP-3', log, by);
    server.site.tracker.logWork('APP-3', { ...log, seconds: 1_800 }, by);
    const { facts } = await pulled(sessionWith());
    const logged = facts.filter(({ subject, attribute }) => subject === 'item:APP-3' && attribute === 'logged');
    expect(logged.map(({ value }) => value)).toEqual([1.5, 2]);
  });

  it('goes on where it was cut off, and starts again where Jira has forgotten the place', async () => {
    const session = sessionWith();
    let cursor: Cursor | null = null;
    for await (const page of jira.pull(session, { kind: 'full', cursor: null })) {
      cursor = page.cursor;
      if (!page.isSurroundings) break;
    }
    expect((await pulled(session, { kind: 'full', cursor })).records.length).toBe(30);
    server.clock.advance(8 * DAY);
    expect((await pulled(session, { kind: 'full', cursor })).records.length).toBe(130);
  });

  it('by a query alone finds the projects that it is about, and reads what is around those', async () => {
    await server.close();
    const seed = generatedSeed({ issues: 30, changes: 6 });
    const others = ['WEB', 'OPS'].map((key, at) => ({ id: `1000${at + 1}`, key, name: key }));
    await start({ projects: [...seed.projects, ...others] }, 30);
    server.site.tracker.create({ project: 'WEB', values: { labels: ['customer'] } }, by);
    server.site.tracker.create({ project: 'OPS', values: {} }, by);
    const { pages, observed } = await pulled(sessionWith({ projects: '', jql: 'labels = customer ORDER BY created' }));
    const keys = pages[0]?.records.filter(({ endpoint }) => endpoint === 'version').map(({ key }) => key);
    expect(keys).toEqual(['version/APP', 'version/WEB']);
    expect(observed.filter(({ subject }) => subject.startsWith('program:')).map(({ value }) => value)).toContain('WEB');
    expect(observed.some(({ subject }) => subject === 'sprint:APP/13')).toBe(true);
  });

  it('calls all of it one program when the connection says so', async () => {
    const { facts, observed } = await pulled(sessionWith({ program: 'Launch' }));
    const programs = [...facts, ...observed]
      .filter(({ attribute }) => attribute === 'program')
      .map(({ value }) => value);
    expect(new Set(programs)).toEqual(new Set(['Launch']));
  });
});

describe('what changes', () => {
  const changes = (session: Session<JiraSettings>, cursor: Cursor) => pulled(session, { kind: 'changes', cursor });

  it('is found although the index of searches trails, and is said once', async () => {
    const session = sessionWith();
    const { cursor } = await pulled(session);
    server.conditions.indexDelay = 4 * MINUTE;
    server.clock.advance(20 * MINUTE);
    server.site.tracker.edit('APP-9', { summary: 'Edited' }, by);
    const before = await changes(session, cursor);
    expect(keysOf(before.records)).not.toContain('APP-9');
    server.clock.advance(4 * MINUTE);
    const after = await changes(session, before.cursor);
    expect(keysOf(after.records)).toContain('APP-9');
    // The overlap gives it once more, then no more.
    server.clock.advance(20 * MINUTE);
    const again = await changes(session, after.cursor);
    server.clock.advance(20 * MINUTE);
    expect((await changes(session, again.cursor)).records).toEqual([]);
  });

  it('in a version without an update of the issue is found once a day', async () => {
    const session = sessionWith();
    const { cursor } = await pulled(session);
    server.clock.advance(30 * MINUTE);
    server.site.tracker.edit('APP-9', { fixVersions: ['10104', '10103'] }, { ...by, isQuiet: true });
    server.clock.advance(30 * MINUTE);
    const hourly = await changes(session, cursor);
    expect(hourly.records).toEqual([]);
    server.clock.advance(DAY);
    const daily = await changes(session, hourly.cursor);
    expect(keysOf(daily.records)).toEqual(['APP-9']);
  });

  it('of versions and sprints is observed', async () => {
    const session = sessionWith();
    const { cursor } = await pulled(session);
    server.clock.advance(30 * MINUTE);
    server.site.tracker.editVersion('10103', { releaseDate: '2026-06-30' });
    server.site.tracker.editSprint(13, { state: 'closed', completeDate: '2026-03-02T09:00:00Z' });
    const { observed } = await changes(session, cursor);
    const value = (subject: string, attribute: string) =>
      observed.find((each) => each.subject === subject && each.attribute === attribute)?.value;
    expect(value('milestone:APP/10103', 'target')).toBe('2026-06-30');
    expect(value('sprint:APP/13', 'state')).toBe('closed');
    expect(value('sprint:APP/13', 'completed')).toBe('2026-03-02');
  });

  it('moves an issue to another project: the old key is gone, the history stays', async () => {
    await server.close();
    const seed = generatedSeed({ issues: 30, changes: 6 });
    await start({ projects: [...seed.projects, { id: '10001', key: 'WEB', name: 'Web' }] }, 30);
    const session = sessionWith({ projects: 'APP, WEB' });
    server.site.tracker.move('APP-7', 'WEB', by);
    const { facts } = await pulled(session);
    const at = server.clock.now();
    expect(facts).toContainEqual(
      expect.objectContaining({ subject: 'item:APP-7', attribute: 'deleted', value: true, at }),
    );
    const programs = facts.filter(({ subject, attribute }) => subject === 'item:WEB-1' && attribute === 'program');
    expect(programs.map(({ value }) => value)).toEqual(['APP', 'WEB']);
  });

  it('makes and cuts links, told by both ends alike', async () => {
    const link = { type: 'Blocks', from: 'APP-8', to: 'APP-11' };
    server.site.tracker.link(link, by);
    server.clock.advance(MINUTE);
    server.site.tracker.link({ ...link, isCut: true }, by);
    const { facts } = await pulled(sessionWith());
    const own = facts.filter(({ subject }) => subject === 'link:jira/APP-8/Blocks/APP-11');
    expect(new Set(own.filter(({ attribute }) => attribute === 'from').map(({ value }) => value))).toEqual(
      new Set(['APP-8']),
    );
    const told = own.filter(({ attribute }) => attribute === 'deleted').map(({ value, at }) => [value, at]);
    expect(told.sort()).toEqual([
      [false, server.clock.now() - MINUTE],
      [false, server.clock.now() - MINUTE],
      [true, server.clock.now()],
      [true, server.clock.now()],
    ]);
  });
});

describe('hints', () => {
  it('are read by their ids; what is gone or out of reach among them takes nothing with it', async () => {
    const session = sessionWith();
    const { cursor } = await pulled(session);
    const ids = ['10003', '99999', 'APP-5', '10007', 'nonsense) OR key = APP-1', AROUND_HINT];
    const { records, pages } = await pulled(session, { kind: 'hinted', ids, cursor });
    expect(keysOf(records).sort()).toEqual(['APP-3', 'APP-5', 'APP-7']);
    expect(pages[0]?.isSurroundings).toBe(true);
  });

  it('come by webhooks that are signed with our secret, and by no others', async () => {
    server.conditions.webhooks = { ...server.conditions.webhooks, isHeld: true };
    server.site.register({ url: 'http://127.0.0.1:9/', secret: 'shared' });
    server.site.tracker.edit('APP-4', { summary: 'Edited' }, by);
    server.site.tracker.editVersion('10103', { releaseDate: '2026-06-30' });
    server.site.tracker.remove('APP-5');
    const { settings } = sessionWith();
    const received = server.webhooks.take().map(({ headers, body }) => {
      const request = { headers, body: new TextEncoder().encode(body), receivedAt: 0 };
      const forged = { ...request, body: new TextEncoder().encode(`${body} `) };
      for (const [each, secret] of [
        [forged, 'shared'],
        [request, 'other'],
        [{ ...request, headers: {} }, 'shared'],
      ] as const)
        expect(jira.webhook(each, { settings, secret: new Secret(secret) }).kind).toBe('refused');
      expect(jira.webhook(request, { settings, secret: null }).kind).toBe('refused');
      return jira.webhook(request, { settings, secret: new Secret('shared') });
    });
    expect(received).toMatchObject([
      { kind: 'delivery', ids: ['10004'] },
      { kind: 'delivery', ids: [AROUND_HINT] },
      { kind: 'delivery', ids: [] },
    ]);
    const gone = received[2]?.kind === 'delivery' ? (received[2].records ?? []) : [];
    const { facts } = jira.translator({ settings, surroundings: [] })(gone);
    expect(facts).toMatchObject([{ subject: 'item:APP-5', attribute: 'deleted', value: true, at: server.clock.now() }]);
  });
});
