import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Access, type Credentials, type Http, type HttpAnswer, HttpFailure } from '../kit/http.ts';
import { textOf } from './names.ts';
import { type GitHubSettings, placesOf } from './settings.ts';

/** The headers of every request. The version is one that GitHub Enterprise Server knows, too. */
export const HEADERS = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' } as const;

/**
 * How GitHub is reached. POST goes to GraphQL, which `ask` keeps to queries, and to the one path at which an App gets its token.
 */
export const access: Access<GitHubSettings> = {
  baseUrl: (settings) => placesOf(settings).base,
  sign: async (credentials, { settings, http, now }) => {
    const token =
      credentials.signIn === 'app'
        ? await installationToken(credentials, { rest: placesOf(settings).rest, http, now })
        : credentials.fields.token?.reveal();
    if (token === undefined) throw new HttpFailure('signed-out', 'no token of GitHub is stored: connect it again');
    return { authorization: `Bearer ${token.trim()}` };
  },
  wait: ({ status, headers, body }, now) => {
    if (!isRefusal(status) && !isLimitedQuery(body)) return null;
    const reset = Number(headers['x-ratelimit-reset']) * 1_000;
    if (headers['x-ratelimit-remaining'] === '0' && reset > now) return reset - now;
    // A secondary limit without a time: GitHub asks for at least a minute.
    return headers['retry-after'] === undefined && isSecondary(body) ? 60_000 : null;
  },
  isLimited: (answer) => isLimitedQuery(answer.body) || (answer.status === 403 && isLimited(answer)),
  postReads: [/^\/graphql$/, /^(?:\/v3)?\/app\/installations\/\d+\/access_tokens$/],
  atOnce: 2,
};

const isRefusal = (status: number) => status === 403 || status === 429;

function isLimited({ headers, body }: HttpAnswer): boolean {
  return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined || isSecondary(body);
}

function isSecondary(body: unknown): boolean {
  return /secondary rate limit|abuse detection/i.test(textOf(Object(body).message));
}

/** GraphQL answers 200 when the points of the hour are spent. */
function isLimitedQuery(body: unknown): boolean {
  const errors: unknown = Object(body).errors;
  return Array.isArray(errors) && errors.some((error) => Object(error).type === 'RATE_LIMITED');
}

interface Signing {
  readonly rest: string;
  readonly http: Http;
  readonly now: () => number;
}

/** An App proves itself with a token that it signs, and gets one for an installation, which lasts an hour. */
async function installationToken({ fields }: Credentials, { rest, http, now }: Signing): Promise<string> {
  const [appId, installation, pem] = ['appId', 'installationId', 'privateKey'].map((name) =>
    fields[name]?.reveal().trim(),
  );
  if (!appId || !/^\d+$/.test(installation ?? '') || !pem)
    throw new HttpFailure(
      'signed-out',
      'the App ID, the installation id or the private key is missing: connect it again',
    );
  const at = await timeAt(http, rest, now);
  const jwt = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(appId)
    .setIssuedAt(at - 60)
    .setExpirationTime(at + 9 * 60)
    .sign(keyOf(pem));
  const { body } = await http.send({
    method: 'POST',
    path: `${rest}/app/installations/${installation}/access_tokens`,
    headers: { ...HEADERS, authorization: `Bearer ${jwt}` },
    body: {},
  });
  const { token } = Object(body) as { token?: unknown };
  if (typeof token !== 'string') throw new HttpFailure('signed-out', 'GitHub gave no token for this installation');
  return token;
}

/** GitHub's own time in seconds: it refuses a token of a clock that is minutes off. */
async function timeAt(http: Http, rest: string, now: () => number): Promise<number> {
  const { headers } = await http.send({ path: `${rest}/`, headers: HEADERS, accept: [401, 403, 404] });
  return Math.floor((Date.parse(headers.date ?? '') || now()) / 1_000);
}

function keyOf(pem: string) {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    throw new HttpFailure('signed-out', 'the private key cannot be read: paste the whole .pem file that GitHub gave');
  }
}
