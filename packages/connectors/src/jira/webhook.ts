import type { Connector, Delivery, WebhookRequest } from '../kit/connector.ts';
import type { Secret } from '../kit/secret.ts';
import { isSignedBy, isTokenOf } from '../kit/signature.ts';
import { textOf } from '../kit/text-of.ts';
import { AROUND_HINT } from './pull.ts';
import type { JiraSettings } from './settings.ts';

/** Believes a webhook that is signed with our secret; says which issues to read again. */
export const webhook: Connector<JiraSettings>['webhook'] = (request, { secret }): Delivery => {
  const { headers, body } = request;
  const proof = proofOf(request, secret);
  if (proof === null) return refused('it is not signed with the secret of this connection');
  const id = headers['x-atlassian-webhook-identifier'];
  if (id === undefined || id === '') return refused('it names no delivery (X-Atlassian-Webhook-Identifier)');
  const event = parsed(body);
  if (event === null) return refused('its body is not a JSON object');
  const delivery = { kind: 'delivery', id, ids: hintsOf(event) } as const;
  const records = proof === 'body' ? goneIn(event) : [];
  return records.length === 0 ? delivery : { ...delivery, records };
};

/**
 * What is proven: its bytes, as those of administrators are signed, or only who sends it, by a token (JWT), as those of OAuth
 * apps are said to be signed. What is deleted is not taken from a token.
 */
function proofOf({ headers, body, receivedAt }: WebhookRequest, secret: Secret | null): 'body' | 'sender' | null {
  const signature = headers['x-hub-signature'];
  if (signature !== undefined) return isSignedBy(secret, body, signature) ? 'body' : null;
  const [, token] = /^(?:Bearer|JWT) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return isTokenOf(secret, token, receivedAt) ? 'sender' : null;
}

type Event = Readonly<Record<string, unknown>>;

/** What to read again. */
function hintsOf(event: Event): readonly string[] {
  const name = textOf(event.webhookEvent);
  const issueId = issueIdOf(event);
  // A version or a sprint may be new in an issue.
  if (issueId === null) return /version|sprint|board|project|user/.test(name) ? [AROUND_HINT] : [];
  return name === 'jira:issue_deleted' ? [] : [issueId];
}

/** That something is gone, no endpoint tells later. */
function goneIn(event: Event) {
  const { webhookEvent, timestamp, issue, worklog } = event;
  const record = (key: string, body: object) => [{ endpoint: 'webhook', key: `webhook/${key}`, body }];
  const id = issueIdOf(event);
  if (webhookEvent === 'jira:issue_deleted' && id !== null)
    return record(`deleted/${id}`, { webhookEvent, timestamp, issue: { id, key: Object(issue).key } });
  const logId = textOf(Object(worklog).id);
  if (webhookEvent === 'worklog_deleted' && logId !== '')
    return record(`worklog-deleted/${logId}`, { webhookEvent, timestamp, worklog: { id: logId } });
  return [];
}

function issueIdOf({ issue, worklog }: Event): string | null {
  const id: unknown = Object(issue).id ?? Object(worklog).issueId;
  return typeof id === 'string' ? id : null;
}

function parsed(body: Uint8Array): Event | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function refused(why: string): Delivery {
  return { kind: 'refused', why };
}
