import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { type JiraSeedInput, readSeed } from '../../../emulators/src/jira/seed.ts';
import { CLOUD_ID, type JiraSite } from '../../../emulators/src/jira/site.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import type { Session } from '../kit/connector.ts';
import { parseAllowed } from '../kit/egress/address.ts';
import { createEgress } from '../kit/egress/egress.ts';
import { createHttp } from '../kit/http-core/create-http.ts';
import { Secret } from '../kit/secret.ts';
import { jira } from './connector.ts';
import type { JiraSettings } from './settings.ts';

let server: RunningServer<JiraSite>;

const start = async (change: Partial<JiraSeedInput> = {}) => {
  server = await startServer(emulated, {
    seed: readSeed({ ...generatedSeed({ issues: 130, changes: 6 }), ...change }),
  });
};
beforeEach(() => start());
afterEach(() => server.close());

const API_TOKEN = { signIn: 'api-token', fields: { email: 'ada@example.org', token: 'emulated-token' } };

function sessionWith(
  given: Record<string, unknown> = {},
  { signIn, fields } = API_TOKEN,
): Session<JiraSettings> & { secrets: Record<string, Secret> } {
  const settings = jira.settings.parse({ url: server.url, projects: 'APP', ...given });
  const secrets: Record<string, Secret> = Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, new Secret(text)]),
  );
  const credentials = { signIn, fields: secrets, replace: async (fresh: object) => void Object.assign(secrets, fresh) };
  const egress = createEgress({ allowed: parseAllowed('127.0.0.1/32') });
  const http = createHttp({ settings, access: jira.access, credentials, egress });
  return { settings, http, now: () => server.clock.now(), signal: new AbortController().signal, secrets };
}

describe('sweeping', () => {
  it('names everything that is there, in few requests', async () => {
    server.site.tracker.remove('APP-5');
    const session = sessionWith();
    const subjects: string[] = [];
    for await (const some of jira.sweep(session)) subjects.push(...some);
    expect(subjects.length).toBe(129);
    expect(subjects).not.toContain('item:APP-5');
    expect(session.http.requests()).toBe(3);
  });
});

describe('signing in', () => {
  it('with a scoped token goes by the gateway of the site', async () => {
    const session = sessionWith({ cloudId: CLOUD_ID }, { ...API_TOKEN, signIn: 'scoped-token' });
    expect((await jira.check(session)).missing).toEqual([]);
    expect(jira.access.baseUrl({ ...session.settings, url: 'https://x.atlassian.net' })).toBe(
      `https://api.atlassian.com/ex/jira/${CLOUD_ID}`,
    );
    expect(server.log.entries().every(({ path }) => path.startsWith('/ex/jira/'))).toBe(true);
  });

  it('with OAuth keeps the refresh token that came with each access', async () => {
    const fields = {
      clientId: 'id',
      clientSecret: 'secret',
      refreshToken: 'emulated-token-refresh-0',
      email: '',
      token: '',
    };
    const session = sessionWith(
      { cloudId: CLOUD_ID, tokenUrl: `${server.url}/oauth/token` },
      { signIn: 'oauth', fields },
    );
    expect((await jira.check(session)).who).toContain('Ada Okafor');
    expect(session.secrets.refreshToken?.reveal()).toBe('emulated-token-refresh-1');
  });

  it('with a token that is no longer good reads nothing, and takes nothing for deleted', async () => {
    const session = sessionWith({}, { ...API_TOKEN, fields: { ...API_TOKEN.fields, token: 'revoked' } });
    const swept = async () => {
      for await (const some of jira.sweep(session)) expect(some).toEqual([]);
    };
    await expect(swept()).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(
      jira.pull(session, { kind: 'full', cursor: null })[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject({
      kind: 'signed-out',
    });
  });

  it('needs projects or a query, and drops the order of a query', () => {
    expect(jira.settings.safeParse({ url: 'https://x.atlassian.net' }).success).toBe(false);
    expect(jira.settings.safeParse({ url: 'https://x.atlassian.net', projects: 'A") OR 1=1' }).success).toBe(false);
    expect(
      jira.settings.safeParse({ url: 'https://x.atlassian.net', jql: 'labels = x ORDER BY created' }).success,
    ).toBe(true);
  });
});

describe('the test of a connection', () => {
  it('says who, what, and how much', async () => {
    const { who, sees, missing, things } = await jira.check(sessionWith());
    expect(who).toBe('Ada Okafor <ada@example.org> on Jira Cloud');
    expect(sees).toContain('project APP, App');
    expect({ missing, things }).toEqual({ missing: [], things: 130 });
  });

  it('says which project is not seen, and which query is wrong', async () => {
    const { missing } = await jira.check(sessionWith({ projects: 'APP, NOPE' }));
    expect(missing.map(({ what }) => what)).toEqual(['the account does not see the project NOPE; it sees APP']);
    const wrong = await jira.check(sessionWith({ jql: 'colour = red' }));
    expect(wrong.missing[0]?.what).toContain("Field 'colour' does not exist");
  });

  it('says which permissions are missing', async () => {
    await server.close();
    await start({ account: { user: 'u1', lacks: ['browse', 'boards'] } });
    const { missing, things } = await jira.check(sessionWith());
    expect(missing.map(({ what }) => what)).toEqual([
      'the account sees no project',
      'the account may not see boards, so sprints are known only from issues',
    ]);
    expect(things).toBe(0);
  });
});
