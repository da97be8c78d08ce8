import { createHmac } from 'node:crypto';
import type { World } from '../kit/index.ts';
import type { Bodies } from './bodies.ts';
import type { IssueBodies } from './issue-bodies.ts';
import type { Event } from './things.ts';

/** A webhook as an administrator registers it, or an app. */
export interface Registration {
  readonly url: string;
  /** Without one, deliveries are not signed. */
  readonly secret?: string;
  /** What it is signed by: the bytes of the body, which is usual, or a token that says who sends it. */
  readonly by?: 'body' | 'token';
  /** Whether it wants an event; all of them when empty. */
  readonly wants?: (event: Event) => boolean;
  /** Its number, for those of apps. */
  readonly id?: number;
}

const TOKEN_LIFE_S = 180;

/** Posts what happens to those who registered: signed, each delivery with an id of its own. */
export function webhookSender(world: World, given: { readonly registrations: () => readonly Registration[] }) {
  let delivered = 0;
  const post = ({ url, secret, by = 'body', id }: Registration, about: object): void => {
    delivered += 1;
    const matched = id === undefined ? {} : { matchedWebhookIds: [id] };
    const body = JSON.stringify({ timestamp: world.clock.now(), ...about, ...matched });
    const headers = {
      'content-type': 'application/json; charset=UTF-8',
      'x-atlassian-webhook-identifier': `emulated-${world.clock.now()}-${delivered}`,
      ...(secret === undefined ? {} : signedBy(by, { secret, body, now: world.clock.now() })),
    };
    world.webhooks.send({ url, headers, body });
  };
  return (event: Event, written: Written): void => {
    const wanted = given.registrations().filter(({ wants }) => wants === undefined || wants(event));
    for (const each of wanted) post(each, told(event, written));
  };
}

function signedBy(by: 'body' | 'token', { secret, body, now }: { secret: string; body: string; now: number }) {
  const hmac = (text: string) => createHmac('sha256', secret).update(text);
  if (by === 'body') return { 'x-hub-signature': `sha256=${hmac(body).digest('hex')}` };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(now / 1_000);
  const claims = { iss: 'emulated-client', iat, exp: iat + TOKEN_LIFE_S, qsh: 'context-qsh' };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return { authorization: `Bearer ${text}.${hmac(text).digest('base64url')}` };
}

/** Bodies to write with. */
export interface Written {
  readonly bodies: Bodies;
  readonly issues: IssueBodies;
}

function told({ name, issue, history, version, sprint, worklog }: Event, { bodies, issues }: Written): object {
  return {
    webhookEvent: name,
    ...(issue === undefined ? {} : { issue: issues.issue(issue, ['*all']) }),
    ...(history === undefined ? {} : { changelog: { id: history.id, items: history.items } }),
    ...(version === undefined ? {} : { version: bodies.version(version) }),
    ...(worklog === undefined ? {} : { worklog: bodies.worklog(worklog) }),
    ...(sprint === undefined ? {} : { sprint: bodies.sprint(sprint, undefined) }),
  };
}
