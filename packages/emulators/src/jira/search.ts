import { createHash } from 'node:crypto';
import type { Answer, Call } from '../kit/index.ts';
import type { Context } from './context.ts';
import { find, isRelative, isUnbounded } from './jql.ts';
import { BadJql } from './jql-parse.ts';
import type { Issue } from './things.ts';

interface SearchRequest {
  readonly jql?: string;
  readonly fields?: readonly string[];
  readonly expand?: string | readonly string[];
  readonly maxResults?: number;
  readonly nextPageToken?: string;
  readonly startAt?: number;
}

// What Jira gives at most: many when only ids and keys are asked for, else a hundred on Cloud and a thousand on Data Center.
const MOST = { bare: 5_000, cloud: 100, dataCenter: 1_000 };
const TOKEN_LIFE_MS = 7 * 86_400_000;

/** Where a page ended: the place of its last issue, and which query it was. */
interface Token {
  readonly query: string;
  readonly at: number;
  readonly last: string;
  readonly place: number;
}

const refused = (message: string): Answer => ({ status: 400, body: { errorMessages: [message], errors: {} } });

function byToken(context: Context, call: Call): Answer {
  const request = requestOf(call);
  return orRefused(() => {
    const { jql = '', fields = ['id'], maxResults = 50 } = request;
    if (isUnbounded(jql)) throw new BadJql(UNBOUNDED);
    const isBare = fields.every((field) => field === 'id' || field === 'key');
    const all = found(context, jql);
    const query = createHash('sha256').update(jql).digest('base64url').slice(0, 12);
    const start = startOf(all, request.nextPageToken, { query, now: context.now() });
    const page = all.slice(start, start + Math.min(maxResults, isBare ? MOST.bare : MOST.cloud));
    const place = start + page.length;
    const issues = page.map((issue) => bodyOf(context, issue, { fields }));
    if (place >= all.length) return { status: 200, body: { issues, isLast: true } };
    const nextPageToken = written({ query, at: context.now(), last: page.at(-1)?.id ?? '', place });
    return { status: 200, body: { issues, isLast: false, nextPageToken } };
  });
}

const UNBOUNDED = 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';
const BAD_TOKEN = 'The provided next page token is invalid or expired.';

/** Where a page starts: at the token's place, when it is of this query and young enough. */
function startOf(all: readonly Issue[], text: string | undefined, asked: { query: string; now: number }): number {
  if (text === undefined) return 0;
  const token = tokenOf(text);
  if (token.query !== asked.query || asked.now - token.at >= TOKEN_LIFE_MS) throw new BadJql(BAD_TOKEN);
  return placeAfter(all, token);
}

// The index tells which issues; what they say is as it is now.
function bodyOf(
  { tracker, issues }: Context,
  issue: Issue,
  asked: { fields: readonly string[]; hasChangelog?: boolean },
) {
  return issues.issue(tracker.issueOf(issue.id) ?? issue, asked.fields, asked.hasChangelog);
}

/** After the last issue that was given, wherever that is now; where it is gone, the place that it had. */
function placeAfter(all: readonly Issue[], { last, place }: Token): number {
  if (all[place - 1]?.id === last) return place;
  const at = all.findIndex(({ id }) => id === last);
  // What was given last and then edited has gone to the end: the page goes on where it was.
  return at !== -1 && at < place ? at + 1 : place - 1;
}

function byPlace(context: Context, call: Call): Answer {
  const request = requestOf(call);
  return orRefused(() => {
    const startAt = request.startAt ?? 0;
    const maxResults = Math.min(request.maxResults ?? 50, MOST.dataCenter);
    const all = found(context, request.jql ?? '');
    const page = all.slice(startAt, startAt + maxResults);
    const hasChangelog = [request.expand ?? []].flat().join(',').includes('changelog');
    const fields = request.fields ?? ['*navigable'];
    const issues = page.map((issue) => bodyOf(context, issue, { fields, hasChangelog }));
    return { status: 200, body: { expand: 'schema,names', startAt, maxResults, total: all.length, issues } };
  });
}

function count(context: Context, call: Call): Answer {
  return orRefused(() => ({ status: 200, body: { count: found(context, requestOf(call).jql ?? '').length } }));
}

const kept = new WeakMap<object, { key: string; issues: readonly Issue[] }>();

// Each page asks the same: the answer is kept until something changes.
function found(context: Context, jql: string): readonly Issue[] {
  const { tracker, seed, zone, now } = context;
  if (seed.account.lacks.includes('browse')) return [];
  const key = `${tracker.revision} ${isRelative(jql) || tracker.hasStale() ? now() : ''} ${jql}`;
  const known = kept.get(tracker);
  if (known?.key === key) return known.issues;
  const issues = find(jql, { tracker, zone, user: seed.account.user, now: now() });
  kept.set(tracker, { key, issues });
  return issues;
}

function requestOf(call: Call): SearchRequest {
  if (call.method === 'POST') return (call.body ?? {}) as SearchRequest;
  const { query } = call;
  const number = (name: string) => (query.has(name) ? { [name]: Number(query.get(name)) } : {});
  const text = (name: string) => (query.has(name) ? { [name]: query.get(name) } : {});
  const fields = query.getAll('fields').flatMap((each) => each.split(','));
  const named = fields.length > 0 ? { fields } : {};
  return {
    ...text('jql'),
    ...text('nextPageToken'),
    ...text('expand'),
    ...number('maxResults'),
    ...number('startAt'),
    ...named,
  };
}

function orRefused(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof BadJql) return refused(error.message);
    throw error;
  }
}

const written = (token: Token) => Buffer.from(JSON.stringify(token)).toString('base64url');

function tokenOf(text: string): Token {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Token;
  } catch {
    throw new BadJql(BAD_TOKEN);
  }
}

/** The searches of both flavours. */
export const search = { byToken, byPlace, count };
