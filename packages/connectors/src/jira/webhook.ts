import type { Connector, Delivery } from '../kit/connector.ts';
import { isSignedBy } from '../kit/signature.ts';
import { textOf } from '../kit/text-of.ts';
import { AROUND_HINT } from './pull.ts';
import type { JiraSettings } from './settings.ts';

/** Believes a webhook of an administrator that is signed with our secret; says which issues to read again. */
export const webhook: Connector<JiraSettings>['webhook'] = ({ headers, body }, { secret }): Delivery => {
  if (!isSignedBy(secret, body, headers['x-hub-signature']))
    return refused('it is not signed with the secret of this connection');
  const id = headers['x-atlassian-webhook-identifier'];
  if (id === undefined || id === '') return refused('it names no delivery (X-Atlassian-Webhook-Identifier)');
  const event = parsed(body);
  if (event === null) return refused('its body is not a JSON object');
  const { webhookEvent, issue, worklog } = event;
  const name = textOf(webhookEvent);
  const issueId = Object(issue).id ?? Object(worklog).issueId;
  if (typeof issueId !== 'string')
    return { kind: 'delivery', id, ids: /version|sprint|board|project|user/.test(name) ? [AROUND_HINT] : [] };
  // A version or a sprint may be new in it.
  if (name !== 'jira:issue_deleted') return { kind: 'delivery', id, ids: [issueId] };
  const { timestamp } = event;
  const record = { webhookEvent, timestamp, issue: { id: issueId, key: Object(issue).key } };
  return {
    kind: 'delivery',
    id,
    ids: [],
    records: [{ endpoint: 'webhook', key: `webhook/deleted/${issueId}`, body: record }],
  };
};

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> | null {
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
