import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { readSeed } from '../../../emulators/src/jira/seed.ts';
import { CLOUD_ID, type JiraSite } from '../../../emulators/src/jira/site.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import type { WebhookRequest } from '../kit/connector.ts';
import { Secret } from '../kit/secret.ts';
import { jira } from './connector.ts';

const DAY = 86_400_000;
const KEY = 'emulated-app-secret';
const settings = jira.settings.parse({ url: 'https://x.atlassian.net', projects: 'APP' });
const told = (request: WebhookRequest, key = KEY) => jira.webhook(request, { settings, secret: new Secret(key) });

let server: RunningServer<JiraSite>;
afterEach(() => server?.close());

/** An app that signed in, and may ask. */
async function startApp(appSigns: 'token' | 'body') {
  const account = { user: 'u1', appSigns };
  server = await startServer(emulated, { seed: readSeed({ ...generatedSeed({ issues: 20, changes: 4 }), account }) });
  server.conditions.webhooks = { ...server.conditions.webhooks, isHeld: true };
  const send = async (path: string, request: { body: object; method?: string; token?: string }) => {
    const { body, method = 'POST', token } = request;
    const signed: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...signed };
    const answer = await fetch(`${server.url}${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const grant = { grant_type: 'refresh_token', refresh_token: 'emulated-token-refresh-0' };
  const token = String((await send('/oauth/token', { body: grant })).body.access_token);
  const path = (rest: string) => `/ex/jira/${CLOUD_ID}/rest/api/3/webhook${rest}`;
  return { ask: (rest: string, body: object, method = 'POST') => send(path(rest), { body, method, token }) };
}

const WANTED = {
  url: 'http://127.0.0.1:9/',
  webhooks: [
    { jqlFilter: 'project = APP', events: ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'] },
  ],
};

function sent(receivedAt = server.clock.now()): WebhookRequest[] {
  return server.webhooks
    .take()
    .map(({ headers, body }) => ({ headers, body: new TextEncoder().encode(body), receivedAt }));
}

/** The same with one bit of a header, or of the body, turned. */
function* withOneBitTurned(request: WebhookRequest, header: string): Generator<WebhookRequest> {
  const text = request.headers[header] as string;
  for (let at = 0; at < text.length; at += 1) {
    const turned = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    yield { ...request, headers: { ...request.headers, [header]: turned } };
  }
}

describe.each(['token', 'body'] as const)('webhooks of an app, signed by a %s', (appSigns) => {
  const header = appSigns === 'token' ? 'authorization' : 'x-hub-signature';

  it('are believed with the client secret, and with nothing else', async () => {
    const { ask } = await startApp(appSigns);
    expect((await ask('', WANTED)).body).toEqual({ webhookRegistrationResult: [{ createdWebhookId: 1_001 }] });
    server.site.tracker.edit('APP-4', { summary: 'Edited' }, { author: 'u2' });
    server.site.tracker.logWork('APP-4', { seconds: 60, started: server.clock.now() }, { author: 'u2' });
    const [edited, ...rest] = sent() as [WebhookRequest];
    // The history of the issue tells of the worklog; an app hears of nothing else.
    expect(rest.map((each) => told(each))).toMatchObject([{ kind: 'delivery', ids: ['10004'] }]);
    expect(told(edited)).toMatchObject({ kind: 'delivery', ids: ['10004'] });
    expect(told(edited, 'other').kind).toBe('refused');
    expect(told(edited, '').kind).toBe('refused');
    expect(jira.webhook(edited, { settings, secret: null }).kind).toBe('refused');
    const { [header]: _, ...bare } = edited.headers;
    expect(told({ ...edited, headers: bare }).kind).toBe('refused');
    // Headers are texts in which the case of the scheme, and of hexadecimal digits, says nothing.
    const isSame = (each: WebhookRequest) =>
      each.headers[header]?.toLowerCase() === edited.headers[header]?.toLowerCase();
    for (const turned of withOneBitTurned(edited, header))
      if (!isSame(turned)) expect(told(turned).kind, turned.headers[header]).toBe('refused');
  });

  it('say what is deleted only where the bytes are signed', async () => {
    const { ask } = await startApp(appSigns);
    await ask('', WANTED);
    server.site.tracker.remove('APP-5');
    const [gone] = sent() as [WebhookRequest];
    const delivery = told(gone);
    expect(delivery).toMatchObject({ kind: 'delivery', ids: [] });
    expect(delivery.kind === 'delivery' && (delivery.records ?? []).length).toBe(appSigns === 'body' ? 1 : 0);
  });

  it('end after thirty days, unless they are renewed', async () => {
    const { ask } = await startApp(appSigns);
    await ask('', WANTED);
    server.clock.advance(29 * DAY);
    const { expirationDate } = (await ask('/refresh', { webhookIds: [1_001] }, 'PUT')).body;
    expect(expirationDate).toBe(server.clock.now() + 30 * DAY);
    server.clock.advance(29 * DAY);
    server.site.tracker.edit('APP-4', { summary: 'Once' }, { author: 'u2' });
    expect(sent().length).toBe(1);
    server.clock.advance(2 * DAY);
    server.site.tracker.edit('APP-4', { summary: 'Twice' }, { author: 'u2' });
    expect(sent().length).toBe(0);
  });
});

describe('a token of another making', () => {
  const now = Date.UTC(2026, 2, 2, 9);
  const key = new TextEncoder().encode(KEY);
  const body = new TextEncoder().encode(JSON.stringify({ webhookEvent: 'jira:issue_updated', issue: { id: '10004' } }));
  const token = (alg = 'HS256', [from, until] = [-10, 170]) =>
    new SignJWT({ iss: 'app' })
      .setProtectedHeader({ alg })
      .setIssuedAt(now / 1_000 + (from as number))
      .setExpirationTime(now / 1_000 + (until as number))
      .sign(key);
  const kindOf = (authorization: string, others: Record<string, string> = {}) =>
    told({ headers: { 'x-atlassian-webhook-identifier': '1', authorization, ...others }, body, receivedAt: now }).kind;

  it('is believed as a library of its own makes it, under either name', async () => {
    expect(kindOf(`Bearer ${await token()}`)).toBe('delivery');
    expect(kindOf(`JWT ${await token()}`)).toBe('delivery');
    expect(kindOf(`Basic ${await token()}`)).toBe('refused');
  });

  it('is refused when it is over, of the future, without an end, or signed in another way', async () => {
    expect(kindOf(`Bearer ${await token('HS256', [-300, -61])}`)).toBe('refused');
    expect(kindOf(`Bearer ${await token('HS256', [120, 300])}`)).toBe('refused');
    expect(kindOf(`Bearer ${await token('HS512')}`)).toBe('refused');
    const endless = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(now / 1_000)
      .sign(key);
    expect(kindOf(`Bearer ${endless}`)).toBe('refused');
    const [, claims] = (await token()).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    expect(kindOf(`Bearer ${none}`)).toBe('refused');
  });

  it('does not help a body whose own signature is wrong', async () => {
    expect(kindOf(`Bearer ${await token()}`, { 'x-hub-signature': `sha256=${'0'.repeat(64)}` })).toBe('refused');
  });
});

describe('the requests for webhooks of an app', () => {
  it('are whole, and safe in a shell', () => {
    const given = jira.settings.parse({
      url: 'https://x.atlassian.net',
      projects: 'APP',
      jql: "text ~ 'it'",
      cloudId: 'c1',
    });
    const app = jira.signIns.find(({ name }) => name === 'oauth')?.appWebhooks;
    const { register, renew } = app?.requests({ settings: given, address: 'https://f.example/api/hooks/1' }) ?? {};
    expect(register).toBe(
      `curl -X POST 'https://api.atlassian.com/ex/jira/c1/rest/api/3/webhook' -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Content-Type: application/json' -d '{"url":"https://f.example/api/hooks/1","webhooks":[{"jqlFilter":"project in (\\"APP\\") AND (text ~ '\\''it'\\'')","events":["jira:issue_created","jira:issue_updated","jira:issue_deleted"]}]}'`,
    );
    expect(renew).toContain(`/webhook/refresh' -H`);
    expect(renew).toContain(`-d '{"webhookIds":[ID]}'`);
  });
});
