import type { AppWebhooks } from '../kit/connector.ts';
import { scopeOf } from './scope-of.ts';

const EVENTS = ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'];

/** Webhooks that an OAuth 2.0 app registers by itself. */
export const appWebhooks: AppWebhooks = {
  signedWith: 'clientSecret',
  days: 30,
  requests: ({ settings, address }) => {
    const { projects = [], jql = '', cloudId } = settings as { projects?: string[]; jql?: string; cloudId?: string };
    const webhooks = [{ jqlFilter: scopeOf({ projects, jql }), events: EVENTS }];
    const path = `https://api.atlassian.com/ex/jira/${cloudId ?? 'CLOUD-ID'}/rest/api/3/webhook`;
    return {
      register: request('POST', path, { url: address, webhooks }),
      renew: request('PUT', `${path}/refresh`, { webhookIds: ['ID'] }).replace('"ID"', 'ID'),
    };
  },
};

/** For a shell: what stands between quotes is taken as it is. */
function request(method: string, url: string, body: object): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const headers = [`-H "Authorization: Bearer $ACCESS_TOKEN"`, `-H 'Content-Type: application/json'`];
  return `curl -X ${method} ${quoted(url)} ${headers.join(' ')} -d ${quoted(JSON.stringify(body))}`;
}
