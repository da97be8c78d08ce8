import type { Connector, Delivery } from '../kit/connector.ts';
import { isSignedBy } from '../kit/signature.ts';
import { textOf } from '../kit/text-of.ts';
import { hintOf, SURROUNDINGS_HINT } from './pull.ts';
import type { LinearSettings } from './settings.ts';

// Linear signs the time of sending with the body; a delivery that is older is a replay.
const OLDEST_MS = 60_000;

/** Believes a webhook of Linear that is signed with our secret and fresh; says which issues to read again. */
export const webhook: Connector<LinearSettings>['webhook'] = ({ headers, body, receivedAt }, { secret }): Delivery => {
  const signature = headers['linear-signature'];
  if (!isSignedBy(secret, body, signature)) return refused('it is not signed with the secret of this connection');
  const delivery = headers['linear-delivery'];
  if (delivery === undefined || delivery === '') return refused('it names no delivery (linear-delivery)');
  const event = parse(body);
  if (event === null) return refused('its body is not a JSON object');
  const sent = Number(event.webhookTimestamp);
  if (!(Math.abs(receivedAt - sent) <= OLDEST_MS))
    return refused('it was sent more than a minute ago, or the clock is wrong');
  return { kind: 'delivery', id: delivery, ids: hints(event) };
};

function hints({ type, data }: Readonly<Record<string, unknown>>): readonly string[] {
  const { id, identifier, issueId, issue } = Object(data) as Record<string, unknown>;
  if (type === 'Issue') return typeof id === 'string' ? [hintOf(id, textOf(identifier))] : [];
  if (typeof issueId === 'string') return [hintOf(issueId, textOf(Object(issue).identifier))];
  return [SURROUNDINGS_HINT];
}

function parse(body: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

function refused(why: string): Delivery {
  return { kind: 'refused', why };
}
