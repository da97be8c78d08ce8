import type { Cursor, Page, PullRequest, RawRecord, Session } from '../kit/connector.ts';
import { textOf } from '../kit/text-of.ts';
import { type Further, furtherLists, ISSUES, ISSUES_FOR_MORE, SURROUNDINGS } from './documents.ts';
import { nextPage, query } from './query.ts';
import { filterOf, type LinearSettings } from './settings.ts';

type Name = keyof typeof SURROUNDINGS;
const NAMES = Object.keys(SURROUNDINGS) as readonly Name[];

/** A hint that something else than an issue changed: what issues refer to is read again. */
export const SURROUNDINGS_HINT = 'surroundings';

// Linear's search trails its database a little, and two changes may bear the same time.
const OVERLAP_MS = 5 * 60_000;
const HINTS_A_QUERY = 50;

interface Place {
  readonly after: string | null;
  /** The time of the newest change seen, as Linear wrote it. */
  readonly newest: string | null;
  readonly done: number;
}

/** Reads what issues refer to, then the issues page by page, each with all of its changes. */
export async function* pull(session: Session<LinearSettings>, request: PullRequest): AsyncGenerator<Page> {
  if (request.kind === 'hinted') {
    yield* hinted(session, request);
    return;
  }
  const isBegun = request.kind === 'full' && request.cursor !== null;
  const since = request.kind === 'changes' ? sinceOf(request.cursor) : null;
  const place = isBegun ? placeOf(request.cursor as Cursor) : { after: null, newest: since, done: 0 };
  yield* surroundings(session, { ...place });
  const filter = filterOf(session.settings, since === null ? {} : { updatedAt: { gte: overlapped(since) } });
  yield* issues(session, { filter, place, orderBy: since === null ? 'createdAt' : 'updatedAt' });
}

async function* surroundings(session: Session<LinearSettings>, place: Place): AsyncGenerator<Page> {
  const records: RawRecord[] = [];
  for (const name of NAMES) {
    let after: string | null = null;
    for (let page = 1; page === 1 || after !== null; page++) {
      const data = await query(session.http, SURROUNDINGS[name], { after });
      records.push({ endpoint: name, key: `${name}/page ${page}`, body: { data } });
      after = nextPage(Object.values(data)[0]);
    }
  }
  yield { isSurroundings: true, records, cursor: { ...place }, progress: { done: place.done, total: null } };
}

interface Reading {
  readonly filter: object | undefined;
  readonly place: Place;
  readonly orderBy: 'createdAt' | 'updatedAt';
}

async function* issues(session: Session<LinearSettings>, { filter, place, orderBy }: Reading): AsyncGenerator<Page> {
  let { after, newest, done } = place;
  do {
    const data: Record<string, unknown> = await query(session.http, ISSUES, { filter, after, orderBy });
    const nodes = (Object(data.issues).nodes ?? []) as readonly RawIssue[];
    const key = `issues/${orderBy}/${after ?? 'start'}`;
    const records = [{ endpoint: 'issues', key, body: { data } }, ...(await furtherPages(session, nodes))];
    after = nextPage(data.issues);
    done += nodes.length;
    newest = nodes.reduce((last, { updatedAt = '' }) => (last === null || updatedAt > last ? updatedAt : last), newest);
    const cursor: Cursor = after === null ? { since: newest } : { after, newest, done };
    yield { records, cursor, progress: { done, total: after === null ? done : null } };
  } while (after !== null);
}

interface RawIssue {
  readonly id: string;
  readonly updatedAt?: string;
}

/** What is beyond the first page of each issue's changes and relations. */
async function furtherPages(session: Session<LinearSettings>, nodes: readonly RawIssue[]): Promise<RawRecord[]> {
  const records: RawRecord[] = [];
  let waiting = nodes.flatMap(beyond);
  while (waiting.length > 0) {
    const asked = waiting.slice(0, ISSUES_FOR_MORE);
    const data = await query(session.http, furtherLists(asked));
    const [{ id, list, after }] = asked as [Further];
    records.push({ endpoint: 'further', key: `further/${list} of ${id} after ${after}`, body: { data } });
    waiting = [...waiting.slice(ISSUES_FOR_MORE), ...Object.values(data).flatMap((issue) => beyond(issue as RawIssue))];
  }
  return records;
}

function beyond(issue: RawIssue): readonly Further[] {
  return (['history', 'relations'] as const).flatMap((list) => {
    const after = nextPage(Reflect.get(issue, list));
    return after === null ? [] : [{ id: issue.id, list, after }];
  });
}

/** The hinted issues as they are now, and what they refer to when something else was hinted at. */
async function* hinted(session: Session<LinearSettings>, request: Hinted): AsyncGenerator<Page> {
  const { cursor } = request;
  const ids = new Set(request.ids);
  const place = { after: null, newest: sinceOf(cursor), done: 0 };
  if (ids.delete(SURROUNDINGS_HINT)) for await (const page of surroundings(session, place)) yield { ...page, cursor };
  const wanted = [...ids].map(parseHint);
  for (let at = 0; at < wanted.length; at += HINTS_A_QUERY)
    for await (const page of someIssues(session, wanted.slice(at, at + HINTS_A_QUERY))) yield { ...page, cursor };
}

type Hinted = Extract<PullRequest, { kind: 'hinted' }>;
type Hint = ReturnType<typeof parseHint>;

/** Some issues by their ids; one that is not there any more, or not in the query, is gone. */
async function* someIssues(session: Session<LinearSettings>, wanted: readonly Hint[]): AsyncGenerator<Page> {
  const filter = filterOf(session.settings, { id: { in: wanted.map(({ id }) => id) } });
  const place = { after: null, newest: null, done: 0 };
  const found = new Set<string>();
  for await (const page of issues(session, { filter, place, orderBy: 'createdAt' })) {
    for (const id of page.records.flatMap(({ body }) => idsIn(body))) found.add(id);
    yield page;
  }
  const gone = wanted.filter(({ id }) => !found.has(id)).map((hint) => goneRecord(hint, session.now()));
  if (gone.length > 0) yield { records: gone, cursor: {}, progress: { done: gone.length, total: gone.length } };
}

function idsIn(body: unknown): readonly string[] {
  const nodes: unknown = Object(Object(Object(body).data).issues).nodes;
  return Array.isArray(nodes) ? nodes.map((node) => textOf(Object(node).id)) : [];
}

/** A hint names an issue by its id and by what people call it. */
export function hintOf(id: string, identifier: string): string {
  return `${id} ${identifier}`;
}

function parseHint(hint: string): { readonly id: string; readonly identifier: string } {
  const [id = '', identifier = ''] = hint.split(' ');
  return { id, identifier };
}

function goneRecord({ id, identifier }: { id: string; identifier: string }, now: number): RawRecord {
  return { endpoint: 'gone', key: `gone/${id}`, body: { id, identifier, at: new Date(now).toISOString() } };
}

function sinceOf(cursor: Cursor): string | null {
  return typeof cursor.since === 'string' ? cursor.since : null;
}

function placeOf(cursor: Cursor): Place {
  const { after, newest, done } = cursor as Partial<Place>;
  return { after: after ?? null, newest: newest ?? null, done: done ?? 0 };
}

function overlapped(since: string): string {
  return new Date(Date.parse(since) - OVERLAP_MS).toISOString();
}
