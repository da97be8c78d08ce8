import { readFileSync } from 'node:fs';
import { type Answer, type Call, type Conditions, describedBy, type Site, type World } from '../kit/index.ts';
import { AppWebhooks } from './app-webhooks.ts';
import { Bodies } from './bodies.ts';
import type { Context } from './context.ts';
import { IssueBodies } from './issue-bodies.ts';
import { json, routed, trouble } from './routes.ts';
import type { JiraSeed, Sprint, Values, Version } from './seed.ts';
import { Tracker } from './tracker.ts';
import { type Registration, webhookSender } from './webhooks.ts';

/** An emulated Jira: its data may be worked on in process, too. */
export interface JiraSite extends Site {
  readonly tracker: Tracker;
  /** Sends what happens to a URL from now on, signed when there is a secret. */
  readonly register: (registration: Registration) => void;
}

/** The cloud id of every emulated site: `/ex/jira/{cloudId}` stands before the paths of scoped tokens. */
export const CLOUD_ID = '11111111-2222-3333-4444-555555555555';

/** Opens an emulated Jira with a seed. */
export async function openSite(seed: JiraSeed, world: World): Promise<JiraSite> {
  const registrations: Registration[] = [];
  const zone = seed.users.find(({ id }) => id === seed.account.user)?.zone ?? 'Etc/UTC';
  const send = webhookSender(world, { registrations: () => [...registrations, ...apps.registrations()] });
  const tracker: Tracker = new Tracker(seed, {
    clock: world.clock,
    conditions: world.conditions as Conditions,
    onEvent: (event) => send(event, { bodies, issues }),
  });
  const bodies = new Bodies({ tracker, flavour: seed.flavour, zone, url: world.url });
  const issues = new IssueBodies(bodies);
  const context: Context = { tracker, bodies, issues, seed, zone, now: world.clock.now, url: world.url };
  const apps: AppWebhooks = new AppWebhooks(context);
  const oauth = oauthOf(seed);
  return {
    tracker,
    register: (registration) => void registrations.push(registration),
    description: await description(),
    answer: (call) => {
      if (call.path === '/oauth/token') return oauth.renewed(call);
      const plain = { ...call, path: call.path.replace(`/ex/jira/${CLOUD_ID}`, '') };
      if (!isSigned(call, seed, oauth.isCurrent)) return unsigned();
      if (!/^\/rest\/api\/3\/webhook(\/refresh)?$/.test(plain.path)) return routed(context, plain);
      const [, token = ''] = (call.headers.authorization ?? '').split(' ');
      return oauth.isCurrent(token) ? apps.answer(plain) : trouble("The caller isn't an app.", 403);
    },
    limited: (seconds) => ({
      status: 429,
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(world.clock.now() + seconds * 1_000).toISOString(),
        'ratelimit-reason': 'jira-burst-based',
      },
      body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
    }),
    refused: (reason) => trouble(reason),
    actions: actionsOf(tracker, registrations),
  };
}

let described: ReturnType<typeof describedBy> | null = null;

function description() {
  described ??= describedBy(corrected());
  return described;
}

interface Schemas {
  readonly components: { readonly schemas: Record<string, { properties: Record<string, { nullable?: boolean }> }> };
}

// Jira gives null where an entry of the changelog has no value on that side, which its description leaves out.
function corrected(): object {
  const path = new URL('../../descriptions/jira.json', import.meta.url);
  const document = JSON.parse(readFileSync(path, 'utf8')) as Schemas;
  const { properties } = document.components.schemas.ChangeDetails as Schemas['components']['schemas'][string];
  for (const side of ['from', 'fromString', 'to', 'toString'])
    Object.assign(properties[side] ?? {}, { nullable: true });
  return document;
}

function isSigned(call: Call, { flavour, account, users }: JiraSeed, isCurrent: (token: string) => boolean): boolean {
  const [scheme = '', credential = ''] = (call.headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer')
    return credential === account.token ? flavour !== 'cloud' || isScoped(call) : isCurrent(credential);
  if (scheme !== 'Basic' || flavour !== 'cloud') return false;
  const email = users.find(({ id }) => id === account.user)?.email ?? account.user;
  return Buffer.from(credential, 'base64').toString() === `${email}:${account.token}`;
}

const isScoped = (call: Call) => call.path.startsWith(`/ex/jira/${CLOUD_ID}/`);

function unsigned(): Answer {
  return {
    status: 401,
    headers: { 'www-authenticate': 'OAuth realm="jira"' },
    body: { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} },
  };
}

/** Renews access by a refresh token that is good for one use, as Atlassian's does. */
function oauthOf({ account }: JiraSeed) {
  let uses = 0;
  const refresh = () => `${account.token}-refresh-${uses}`;
  const access = () => `${account.token}-access-${uses}`;
  return {
    isCurrent: (token: string) => uses > 0 && token === access(),
    renewed: (call: Call): Answer => {
      const asked = (call.body ?? Object.fromEntries(new URLSearchParams(Buffer.from(call.rawBody).toString()))) as {
        grant_type?: string;
        refresh_token?: string;
      };
      if (asked.grant_type !== 'refresh_token' || asked.refresh_token !== refresh()) {
        return json({ error: 'unauthorized_client', error_description: 'refresh_token is invalid' }, 403);
      }
      uses += 1;
      return json({ access_token: access(), refresh_token: refresh(), expires_in: 3_600, token_type: 'Bearer' });
    },
  };
}

type Edit = { key: string; author?: string };

/** What a person can do in it, for control over HTTP. */
function actionsOf(tracker: Tracker, registrations: Registration[]): Site['actions'] {
  const by = (author: string | undefined) => ({ author: author ?? [...tracker.users.keys()][0] ?? 'nobody' });
  const key = ({ key }: { key: string }) => ({ key });
  return {
    create: ({ project, author, ...values }: Partial<Values> & { project: string; author?: string }) =>
      key(tracker.create({ project, values }, by(author))),
    edit: ({ key: name, author, ...set }: Edit & Partial<Values>) => key(tracker.edit(name, set, by(author))),
    move: ({ key: name, author, project }: Edit & { project: string }) => key(tracker.move(name, project, by(author))),
    remove: ({ key: name }: Edit) => tracker.remove(name),
    link: ({ author, ...link }: { type: string; from: string; to: string; isCut?: boolean; author?: string }) =>
      tracker.link(link, by(author)),
    log: ({ key: name, author, seconds, started }: Edit & { seconds: number; started?: string }) =>
      tracker.logWork(name, { seconds, started: Date.parse(started ?? '') || 0 }, by(author)),
    'edit-log': ({ id, seconds, author }: { id: number; seconds: number; author?: string }) =>
      tracker.editWork(id, { seconds }, by(author)),
    'remove-log': ({ id, author }: { id: number; author?: string }) => tracker.removeWork(id, by(author)),
    'edit-version': ({ id, ...set }: { id: string } & Partial<Version>) => tracker.editVersion(id, set),
    'edit-sprint': ({ id, ...set }: { id: number } & Partial<Sprint>) => tracker.editSprint(id, set),
    'register-webhook': (registration: Registration) => registrations.push(registration),
  };
}
