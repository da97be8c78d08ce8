import { type Http, type HttpAnswer, HttpFailure, type HttpRequest } from '../kit/http.ts';
import { HEADERS } from './access.ts';
import { textOf } from './names.ts';
import type { GitHubSettings } from './settings.ts';
import { placesOf } from './settings.ts';

/** GitHub to be asked: REST by paths, GraphQL by documents. */
export interface Ask {
  readonly get: (path: string, more?: Pick<HttpRequest, 'query' | 'accept' | 'headers'>) => Promise<HttpAnswer>;
  /** A list, or the list under a name in the answer. Throws HttpFailure when there is none. */
  readonly list: (path: string, query: NonNullable<HttpRequest['query']>, name?: string) => Promise<readonly unknown[]>;
  /** Throws HttpFailure when an answer has errors other than for what is not there any more. */
  readonly query: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;
}

/** Asks over one connection. */
export function askOver(http: Http, settings: GitHubSettings): Ask {
  const { rest } = placesOf(settings);
  const get: Ask['get'] = (path, { headers, ...more } = {}) =>
    http.send({ path: `${rest}${path}`, headers: { ...HEADERS, ...headers }, ...more });
  return {
    get,
    list: async (path, query, name) => {
      const { body } = await get(path, { query });
      const list: unknown = name === undefined ? body : Object(body)[name];
      if (!Array.isArray(list) || list.some((each) => typeof each !== 'object' || each === null)) throw broken();
      return list;
    },
    query: async (document, variables) => {
      if (!document.startsWith('query ')) throw new Error('only queries are sent to GitHub');
      const { body } = await http.send({
        method: 'POST',
        path: '/graphql',
        headers: HEADERS,
        body: { query: document, variables },
      });
      return dataOf(body);
    },
  };
}

function dataOf(body: unknown): Record<string, unknown> {
  const { data, errors = [] } = Object(body) as { data?: unknown; errors?: unknown };
  const troubles = (Array.isArray(errors) ? errors : [errors]).filter((error) => Object(error).type !== 'NOT_FOUND');
  if (troubles.length > 0) {
    const message = (textOf(Object(troubles[0]).message) || 'no reason').slice(0, 300);
    // It took too long: less at once will do.
    if (/timeout|something went wrong/i.test(message)) throw new HttpFailure('broken', `GitHub gave up: ${message}`);
    throw new HttpFailure('forbidden', `GitHub refused a part of the question: ${message}`);
  }
  // Half an answer would be taken for the end of a list, or for an issue without a past.
  if (typeof data !== 'object' || data === null || isBroken(data)) throw broken();
  return data as Record<string, unknown>;
}

function isBroken(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isBroken);
  if (typeof value !== 'object' || value === null) return false;
  if ('nodes' in value && !Array.isArray(value.nodes)) return true;
  return Object.values(value).some(isBroken);
}

/** Why an answer cannot be used: it is asked for again later. */
export function broken(): HttpFailure {
  return new HttpFailure(
    'malformed',
    'GitHub answered with something other than what was asked for: it is asked again later.',
  );
}

/** Where the next page of a list begins; null after the last. */
export function nextPage(connection: unknown): string | null {
  const { hasNextPage, endCursor } = Object(Object(connection).pageInfo) as {
    hasNextPage?: boolean;
    endCursor?: string;
  };
  return hasNextPage === true && typeof endCursor === 'string' ? endCursor : null;
}
