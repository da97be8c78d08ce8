import { type Access, HttpFailure } from '../kit/http.ts';
import type { LinearSettings } from './settings.ts';

/** How Linear is reached. Every request is a POST to `/graphql`, which `query` keeps to queries: our documents hold no mutation. */
export const access: Access<LinearSettings> = {
  baseUrl: (settings) => settings.url,
  sign: async ({ signIn, fields }) => {
    const token = signIn === 'oauth' ? fields.token : fields.key;
    if (token === undefined) throw new HttpFailure('signed-out', 'no key of Linear is stored: connect it again');
    return { authorization: signIn === 'oauth' ? `Bearer ${token.reveal()}` : token.reveal() };
  },
  // The headers tell what is left of the hour and when it is full again, in milliseconds since 1970.
  wait: ({ headers }, now) => {
    const waits = ['requests', 'complexity'].flatMap((kind) => {
      const left = headers[`x-ratelimit-${kind}-remaining`];
      const reset = Number(headers[`x-ratelimit-${kind}-reset`]);
      return left !== undefined && Number(left) <= 0 && reset > now ? [reset - now] : [];
    });
    return waits.length === 0 ? null : Math.max(...waits);
  },
  isLimited: ({ status, body }) => status === 400 && codesOf(body).includes('RATELIMITED'),
  postReads: [/^\/graphql$/],
  atOnce: 2,
};

function codesOf(body: unknown): readonly unknown[] {
  const errors: unknown = Object(body).errors;
  return Array.isArray(errors) ? errors.map((error) => Object(Object(error).extensions).code) : [];
}
