import { z } from 'zod';
import { type Http, HttpFailure } from '../kit/http.ts';
import { type Flavour, rootOf, shaped } from './api.ts';

/** An issue as a search gives it. */
const found = z.looseObject({
  id: z.string(),
  key: z.string().optional(),
  fields: z.looseObject({}).optional(),
  changelog: z.unknown().optional(),
});
export type Found = z.infer<typeof found>;

/** A page of a search, and where the next one begins; null after the last. */
export interface FoundPage {
  readonly issues: readonly Found[];
  readonly next: string | null;
}

/** What is searched for. */
export interface Search {
  readonly jql: string;
  readonly fields: readonly string[];
  /** How many at most; the server may give fewer. */
  readonly most: number;
  /** Data Center tells the history with the issue. */
  readonly hasChangelog?: boolean;
}

/** A query that Jira does not take, with its reason. */
export class RefusedQuery extends HttpFailure {}

const tokenPage = z.looseObject({
  issues: z.array(found),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});
const countedPage = z.looseObject({ issues: z.array(found), startAt: z.number(), total: z.number() });

/**
 * A page of a search. Throws RefusedQuery for what Jira does not take, a token that is too old among it.
 * @param from where it begins: null for the start
 */
export function searchPage(
  http: Http,
  flavour: Flavour,
  { search, from }: { search: Search; from: string | null },
): Promise<FoundPage> {
  return flavour === 'cloud' ? byToken(http, search, from) : byPlace(http, search, from);
}

async function byToken(http: Http, { jql, fields, most }: Search, from: string | null): Promise<FoundPage> {
  const body = { jql, fields, maxResults: most, ...(from === null ? {} : { nextPageToken: from }) };
  const page = shaped(tokenPage, await asked(http, '/rest/api/3/search/jql', body), 'page of issues');
  return { issues: page.issues, next: page.isLast === true ? null : (page.nextPageToken ?? null) };
}

/** Data Center counts: an issue that vanishes meanwhile moves all behind it. So each page begins with the last one known. */
async function byPlace(http: Http, search: Search, from: string | null): Promise<FoundPage> {
  if (from === null) return afterLast(await counted(http, search, 0), '');
  const [place, last] = placeOf(from);
  for (let back = 1; ; back *= 8) {
    const startAt = Math.max(0, place - back);
    const page = await counted(http, search, startAt);
    const isMet = page.issues.some(({ id }) => id === last);
    // Where the last one known is nowhere, all is read again from the start.
    if (isMet || startAt === 0) return afterLast(page, last);
  }
}

/** What comes behind the last issue known. */
function afterLast({ issues, startAt, total }: z.infer<typeof countedPage>, last: string): FoundPage {
  const end = startAt + issues.length;
  const isLast = end >= total || issues.length === 0;
  const behind = issues.slice(issues.findIndex(({ id }) => id === last) + 1);
  return { issues: behind, next: isLast ? null : `${end} ${issues.at(-1)?.id}` };
}

function placeOf(from: string): readonly [number, string] {
  const [place = '0', last = ''] = from.split(' ');
  return [Number(place), last];
}

async function counted(http: Http, { jql, fields, most, hasChangelog }: Search, startAt: number) {
  const body = { jql, fields, maxResults: most, startAt, ...(hasChangelog === true ? { expand: ['changelog'] } : {}) };
  return shaped(countedPage, await asked(http, '/rest/api/2/search', body), 'page of issues');
}

async function asked(http: Http, path: string, body: unknown): Promise<unknown> {
  const answer = await http.send({ method: 'POST', path, body, accept: [400] });
  if (answer.status !== 400) return answer.body;
  const { errorMessages } = Object(answer.body) as { errorMessages?: unknown };
  const why = Array.isArray(errorMessages) ? String(errorMessages[0] ?? '').slice(0, 300) : '';
  throw new RefusedQuery('bad-request', `Jira does not take the query: ${why || 'it says no more'}`, 400);
}

/** About how many issues a query finds; null where nobody can tell. */
export async function countOf(http: Http, flavour: Flavour, jql: string): Promise<number | null> {
  if (flavour === 'data-center') return (await counted(http, { jql, fields: ['key'], most: 1 }, 0)).total;
  const { count } = Object(await asked(http, `${rootOf(flavour)}/search/approximate-count`, { jql })) as {
    count?: unknown;
  };
  return typeof count === 'number' ? count : null;
}
