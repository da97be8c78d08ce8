import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { readSeed } from '../../../emulators/src/jira/seed.ts';
import type { JiraSite } from '../../../emulators/src/jira/site.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import type { Cursor, Page, PullRequest, Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { endState } from '../kit/testing/contract/end-state.ts';
import type { Translation } from '../kit/translation.ts';
import { jira } from './connector.ts';
import type { JiraSettings } from './settings.ts';

const MINUTE = 60_000;
const HOUR = 3_600;
const by = { author: 'u2' };
const FULL: PullRequest = { kind: 'full', cursor: null };

describe.each(['cloud', 'data-center'] as const)('worklogs of Jira %s', (flavour) => {
  let server: RunningServer<JiraSite>;
  beforeEach(async () => {
    const seed = readSeed({ ...generatedSeed({ issues: 40, changes: 4, flavour }) });
    server = await startServer(emulated, { seed });
  });
  afterEach(() => server.close());

  const session = (): Session<JiraSettings> => {
    const settings = jira.settings.parse({ url: server.url, projects: 'APP' });
    const fields = { email: new Secret('ada@example.org'), token: new Secret('emulated-token') };
    const signIn = flavour === 'cloud' ? 'api-token' : 'personal-token';
    const credentials = { signIn, fields, replace: async () => {} };
    const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
    const http = createHttp({ settings, access: jira.access, credentials, egress });
    return { settings, http, now: () => server.clock.now(), signal: new AbortController().signal };
  };

  const pulled = async (request: PullRequest = FULL) => {
    const own = session();
    const pages: Page[] = [];
    for await (const page of jira.pull(own, request)) pages.push(page);
    const records = pages.flatMap((page) => page.records);
    const translation = jira.translator({ settings: own.settings, surroundings: records })(records);
    return { translation, cursor: pages.at(-1)?.cursor as Cursor, requests: own.http.requests(), records };
  };

  /** What is known of worklogs at the end: `jira/10050 hours 2`. */
  const logsOf = (...translations: readonly Translation[]) =>
    endState(translations)
      .map((line) => JSON.parse(line) as readonly unknown[])
      .filter(([subject]) => String(subject).startsWith('worklog:'))
      .map((line) => `${line[0]} ${line[1]} ${line.length > 5 ? line[3] : line[2]}`);

  const log = (key: string, hours: number) =>
    server.site.tracker.logWork(key, { seconds: hours * HOUR, started: Date.UTC(2026, 1, 27, 9) }, by);

  it('come with their issue: who, how long, on which day', async () => {
    const { id } = log('APP-3', 2.5);
    const { translation, records } = await pulled();
    const person = flavour === 'cloud' ? 'u2' : 'JIRAUSERu2';
    expect(translation.diagnostics).toEqual([]);
    expect(logsOf(translation)).toEqual([
      `worklog:jira/${id} day 2026-02-27`,
      `worklog:jira/${id} hours 2.5`,
      `worklog:jira/${id} item APP-3`,
      `worklog:jira/${id} person ${person}`,
    ]);
    expect(translation.facts).toContainEqual(
      expect.objectContaining({ subject: 'item:APP-3', attribute: 'logged', value: 2.5 }),
    );
    expect(JSON.stringify(records)).not.toContain('comment');
  });

  it('cost no request up to twenty of an issue, and one for an issue with more', async () => {
    const before = (await pulled()).requests;
    for (let at = 0; at < 20; at += 1) log('APP-3', 1);
    // One for those that are deleted, once anything was logged.
    expect((await pulled()).requests).toBe(before + 1);
    log('APP-3', 1);
    const { requests, translation } = await pulled();
    expect(requests).toBe(before + 2);
    expect(logsOf(translation).filter((line) => line.includes(' hours ')).length).toBe(21);
  });

  it('that are added, edited, moved and deleted are so after the next changes, as in a pull of everything', async () => {
    const [first, second, third] = [log('APP-3', 1), log('APP-4', 2), log('APP-5', 3)];
    const full = await pulled();
    server.clock.advance(30 * MINUTE);
    server.site.tracker.editWork(first.id, { seconds: 4 * HOUR }, by);
    server.site.tracker.removeWork(second.id, by);
    // Neither counts as an update of its issue.
    server.site.tracker.editWork(third.id, { started: Date.UTC(2026, 1, 20, 9) }, { ...by, isQuiet: true });
    const added = log('APP-6', 5);
    server.clock.advance(10 * MINUTE);
    const changes = await pulled({ kind: 'changes', cursor: full.cursor });
    const known = logsOf(full.translation, changes.translation);
    expect(known).toContain(`worklog:jira/${first.id} hours 4`);
    expect(known).toContain(`worklog:jira/${second.id} deleted true`);
    expect(known).toContain(`worklog:jira/${third.id} day 2026-02-20`);
    expect(known).toContain(`worklog:jira/${added.id} hours 5`);
    const again = await pulled();
    expect(logsOf(full.translation, changes.translation, again.translation)).toEqual(known);
    const nothing = await pulled({ kind: 'changes', cursor: changes.cursor });
    expect(logsOf(full.translation, changes.translation, nothing.translation)).toEqual(known);
  });

  it('are read where the account may not list them, too', async () => {
    const { id } = log('APP-3', 1);
    const { cursor } = await pulled();
    server.conditions.faults = [{ kind: 'error', status: 403, path: '/worklog/' }];
    server.clock.advance(10 * MINUTE);
    const next = log('APP-4', 2);
    const { translation } = await pulled({ kind: 'changes', cursor });
    expect(logsOf(translation)).toContain(`worklog:jira/${next.id} hours 2`);
    expect(next.id).not.toBe(id);
  });

  it('can be translated by themselves, with their issues or without', () => {
    const translate = jira.translator({ settings: session().settings, surroundings: [] });
    const log = {
      id: '7',
      issueId: '10003',
      author: { accountId: 'u2', displayName: 'Bruno' },
      timeSpentSeconds: 1_800,
    };
    const body = {
      worklogs: [{ ...log, created: '2026-02-27T09:00:00.000+0000', started: '2026-02-27T09:00:00.000+0000' }],
    };
    const alone = translate([{ endpoint: 'worklog', key: 'line 1', body }]);
    expect(alone.diagnostics.map(({ code }) => code)).toEqual(['no-issue']);
    expect(logsOf(alone)).toEqual([
      'worklog:jira/7 day 2026-02-27',
      'worklog:jira/7 hours 0.5',
      'worklog:jira/7 person u2',
    ]);
    const bad = { ...log, started: 'soon', timeSpentSeconds: -1 };
    const wrong = translate([{ endpoint: 'worklog', key: 'line 1', body: [bad, 7] }]);
    expect(wrong.facts).toEqual([]);
    expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['bad-worklog', 'no-issue', 'bad-worklog', 'no-issue']);
  });
});
