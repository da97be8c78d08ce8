import { type Access, type Credentials, type Http, HttpFailure } from '../kit/http.ts';
import type { AsanaSettings } from './settings.ts';

const TOKEN_PATH = '/-/oauth_token';

/** How Asana is reached. The one POST of the API asks several questions at once; `batch` puts nothing but GETs into it. */
export const access: Access<AsanaSettings> = {
  baseUrl: (settings) => settings.url,
  sign: async (credentials, { http }) => ({ authorization: `Bearer ${await tokenOf(credentials, http)}` }),
  // Asana says Retry-After, and nothing of what is left.
  wait: () => null,
  postReads: [/^\/api\/1\.0\/batch$/, new RegExp(`${TOKEN_PATH}$`)],
  atOnce: 4,
};

async function tokenOf({ signIn, fields }: Credentials, http: Http): Promise<string> {
  if (signIn !== 'oauth') return (fields.token ?? notStored()).reveal();
  const { clientId, clientSecret, refreshToken } = fields;
  const grant = {
    grant_type: 'refresh_token',
    client_id: (clientId ?? notStored()).reveal(),
    client_secret: (clientSecret ?? notStored()).reveal(),
    refresh_token: (refreshToken ?? notStored()).reveal(),
  };
  const { body } = await http.send({ method: 'POST', path: TOKEN_PATH, body: new URLSearchParams(grant) });
  const token: unknown = Object(body).access_token;
  if (typeof token !== 'string') throw new HttpFailure('signed-out', 'Asana gave no token: authorise the app again');
  return token;
}

function notStored(): never {
  throw new HttpFailure('signed-out', 'no token of Asana is stored: connect it again');
}
