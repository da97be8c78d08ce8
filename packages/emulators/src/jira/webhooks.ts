import { createHmac } from 'node:crypto';
import type { World } from '../kit/index.ts';
import type { Bodies } from './bodies.ts';
import type { IssueBodies } from './issue-bodies.ts';
import type { Event } from './things.ts';

/** A webhook as an administrator registers it. */
export interface Registration {
  readonly url: string;
  /** Without one, deliveries are not signed. */
  readonly secret?: string;
}

/** Posts what happens to those who registered: signed over the exact bytes, each delivery with an id of its own. */
export function webhookSender(world: World, given: { readonly registrations: readonly Registration[] }) {
  let delivered = 0;
  return (event: Event, written: Written): void => {
    for (const { url, secret } of given.registrations) {
      delivered += 1;
      const body = JSON.stringify({ timestamp: world.clock.now(), ...told(event, written) });
      const signature = secret === undefined ? null : createHmac('sha256', secret).update(body).digest('hex');
      const headers = {
        'content-type': 'application/json; charset=UTF-8',
        'x-atlassian-webhook-identifier': `emulated-${world.clock.now()}-${delivered}`,
        ...(signature === null ? {} : { 'x-hub-signature': `sha256=${signature}` }),
      };
      world.webhooks.send({ url, headers, body });
    }
  };
}

/** Bodies to write with. */
export interface Written {
  readonly bodies: Bodies;
  readonly issues: IssueBodies;
}

function told({ name, issue, history, version, sprint }: Event, { bodies, issues }: Written): object {
  return {
    webhookEvent: name,
    ...(issue === undefined ? {} : { issue: issues.issue(issue, ['*all']) }),
    ...(history === undefined ? {} : { changelog: { id: history.id, items: history.items } }),
    ...(version === undefined ? {} : { version: bodies.version(version) }),
    ...(sprint === undefined ? {} : { sprint: bodies.sprint(sprint, undefined) }),
  };
}
