import { createHash } from 'node:crypto';
import type { Connector, Delivery } from '../kit/connector.ts';
import { Secret } from '../kit/secret.ts';
import { isSignedBy } from '../kit/signature.ts';
import { tasksIn } from './pull.ts';
import type { AsanaSettings } from './settings.ts';

/**
 * Believes a webhook of Asana that is signed with our secret; says which tasks to read again. Asana hands the secret over in a
 * handshake, once, while the webhook is being made: a handshake is taken only as long as there is no secret.
 */
export const webhook: Connector<AsanaSettings>['webhook'] = ({ headers, body }, { secret }): Delivery => {
  const offered = headers['x-hook-secret'];
  if (offered !== undefined) {
    if (secret !== null) return refused('this connection has its secret; a second handshake is not taken');
    return { kind: 'handshake', headers: { 'x-hook-secret': offered }, secret: new Secret(offered) };
  }
  if (!isSignedBy(secret, body, headers['x-hook-signature']))
    return refused('it is not signed with the secret of this connection');
  const events = eventsIn(body);
  if (events === null) return refused('its body is not a list of events');
  // Asana numbers no deliveries, so the body stands for itself: each event in it bears its time.
  const id = createHash('sha256').update(body).digest('hex');
  return { kind: 'delivery', id, ids: [...new Set(events.flatMap(tasksIn))] };
};

function eventsIn(body: Uint8Array): readonly unknown[] | null {
  try {
    const { events } = Object(JSON.parse(new TextDecoder().decode(body))) as { events?: unknown };
    return Array.isArray(events) ? events : null;
  } catch {
    return null;
  }
}

function refused(why: string): Delivery {
  return { kind: 'refused', why };
}
