import type { Connector, Delivery } from '../kit/connector.ts';
import { isSignedBy } from '../kit/signature.ts';
import { type Hint, hintText } from './hints.ts';
import { textOf } from './names.ts';
import type { GitHubSettings } from './settings.ts';

/** Believes a webhook of GitHub that is signed with our secret, and says what to read again. */
export const webhook: Connector<GitHubSettings>['webhook'] = ({ headers, body }, { secret }): Delivery => {
  const signature = headers['x-hub-signature-256'];
  if (!signature?.startsWith('sha256=') || !isSignedBy(secret, body, signature))
    return refused('it is not signed with the secret of this connection');
  const id = headers['x-github-delivery'];
  if (id === undefined || id === '') return refused('it names no delivery (x-github-delivery)');
  const event = parse(body);
  if (event === null) return refused('its body is no JSON object: choose the content type application/json');
  const hints = hintsOf(headers['x-github-event'] ?? '', event);
  return { kind: 'delivery', id, ids: [...new Set(hints.map(hintText))] };
};

type Event = Readonly<Record<string, unknown>>;

function hintsOf(name: string, event: Event): readonly Hint[] {
  const repository = Object(event.repository).full_name as unknown;
  if (name === 'projects_v2_item') return projectHints(event);
  if (typeof repository !== 'string') return [];
  const number = Object(event.issue).number ?? Object(event.pull_request).number;
  if (typeof number === 'number') return [{ kind: 'issue', key: `${repository}#${number}` }];
  if (/^(deployment|deployment_status|release|workflow_run)$/.test(name)) return [{ kind: 'deliveries', repository }];
  return /^(milestone|label|repository)$/.test(name) ? [{ kind: 'surroundings' }] : [];
}

/** A field of a project: what it was and is now is told by the webhook alone, so the hint carries it. */
function projectHints(event: Event): readonly Hint[] {
  const { node_id, content_node_id, content_type, updated_at } = Object(event.projects_v2_item) as Record<
    string,
    unknown
  >;
  const { field_name, to } = Object(Object(event.changes).field_value) as Record<string, unknown>;
  if (content_type !== 'Issue' || typeof content_node_id !== 'string' || typeof field_name !== 'string') return [];
  const value = Object(to).name ?? to;
  return [
    {
      kind: 'project',
      node: content_node_id,
      item: textOf(node_id),
      field: field_name,
      to: typeof value === 'string' ? value : null,
      at: textOf(updated_at),
    },
  ];
}

function parse(body: Uint8Array): Event | null {
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
