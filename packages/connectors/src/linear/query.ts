import { type Http, HttpFailure } from '../kit/http.ts';
import { textOf } from '../kit/text-of.ts';

/** Asks a document. Throws HttpFailure when Linear answers with errors and no data, or with lists that are none. */
export async function query(http: Http, document: string, variables: Readonly<Record<string, unknown>> = {}) {
  if (!document.startsWith('query ')) throw new Error('only queries are sent to Linear');
  const { body } = await http.send({ method: 'POST', path: '/graphql', body: { query: document, variables } });
  const { data, errors } = Object(body) as { data?: unknown; errors?: readonly unknown[] };
  if (typeof data === 'object' && data !== null) {
    // Half an answer would be taken for the end of a list, or for an issue without a past.
    if (Object.values(data).some((part) => part === null || isBroken(part)))
      throw new HttpFailure('malformed', 'Linear answered with something other than lists: it is asked again later.');
    return data as Record<string, unknown>;
  }
  const [error] = errors ?? [];
  const message = textOf(Object(error).message) || 'no data and no reason';
  throw new HttpFailure('bad-request', `Linear refused the question: ${message.slice(0, 300)}`);
}

function isBroken(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isBroken);
  if (typeof value !== 'object' || value === null) return false;
  if ('nodes' in value && !Array.isArray(value.nodes)) return true;
  return Object.values(value).some(isBroken);
}

/** Where the next page of a list begins; null after the last. */
export function nextPage(connection: unknown): string | null {
  const { hasNextPage, endCursor } = Object(Object(connection).pageInfo) as {
    hasNextPage?: boolean;
    endCursor?: string;
  };
  return hasNextPage === true && typeof endCursor === 'string' ? endCursor : null;
}
