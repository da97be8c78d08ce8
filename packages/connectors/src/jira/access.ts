import { type Access, type Credentials, type Http, HttpFailure } from '../kit/http.ts';
import { Secret } from '../kit/secret.ts';
import type { JiraSettings } from './settings.ts';

const GATEWAY = 'https://api.atlassian.com';

/** How Jira is reached: the site itself, or Atlassian's gateway for scoped tokens and OAuth. */
export const access: Access<JiraSettings> = {
  baseUrl,
  sign: async (credentials, { settings, http }) => {
    const { signIn } = credentials;
    if (signIn === 'personal-token') return { authorization: `Bearer ${field(credentials, 'token')}` };
    if (signIn === 'oauth') return { authorization: `Bearer ${await renewed(credentials, settings, http)}` };
    const pair = `${field(credentials, 'email')}:${field(credentials, 'token')}`;
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
  },
  // Retry-After says it all where it is given; else the time at which the allowance is full again.
  wait: ({ headers }, now) => {
    const reset = Date.parse(headers['x-ratelimit-reset'] ?? '');
    return headers['x-ratelimit-remaining'] === '0' && reset > now ? reset - now : null;
  },
  postReads: [
    /^\/rest\/api\/3\/(search\/jql|search\/approximate-count|changelog\/bulkfetch)$/,
    /^\/rest\/api\/2\/search$/,
    /^\/rest\/api\/[23]\/worklog\/list$/,
    /\/oauth\/token$/,
  ],
  atOnce: 4,
};

function baseUrl({ url, cloudId }: JiraSettings): string {
  const site = url.replace(/\/+$/, '');
  if (cloudId === undefined || cloudId === null) return site;
  // Only Atlassian's own sites go by its gateway; a site under another name answers for itself.
  const root = /\.(atlassian\.net|jira\.com)$/i.test(new URL(site).hostname) ? GATEWAY : site;
  return `${root}/ex/jira/${cloudId}`;
}

function field({ fields }: Credentials, name: string): string {
  const secret = fields[name];
  if (secret === undefined) throw new HttpFailure('signed-out', `the ${name} of Jira is not stored: connect it again`);
  return secret.reveal();
}

/** A fresh access token. The refresh token is used up by it, so the new one is kept before anything else is asked. */
async function renewed(credentials: Credentials, settings: JiraSettings, http: Http): Promise<string> {
  const { body } = await http.send({
    method: 'POST',
    path: settings.tokenUrl,
    body: {
      grant_type: 'refresh_token',
      client_id: field(credentials, 'clientId'),
      client_secret: field(credentials, 'clientSecret'),
      refresh_token: field(credentials, 'refreshToken'),
    },
  });
  const { access_token: token, refresh_token: next } = Object(body) as Record<string, unknown>;
  if (typeof token !== 'string' || typeof next !== 'string') {
    throw new HttpFailure('signed-out', 'Atlassian renewed no access: authorise the integration again');
  }
  await credentials.replace({ ...credentials.fields, refreshToken: new Secret(next) });
  return token;
}
