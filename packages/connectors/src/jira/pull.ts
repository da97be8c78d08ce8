import {
  type Cursor,
  type Page,
  type PullRequest,
  type RawRecord,
  ResyncNeeded,
  type Session,
} from '../kit/connector.ts';
import type { Http } from '../kit/http.ts';
import { readSite } from './api.ts';
import { readAround, timeOf } from './around.ts';
import { readHistories, trimmed } from './changelogs.ts';
import { type Place, placeOf, type Site } from './place.ts';
import { scopeOf } from './scope-of.ts';
import { countOf, type Found, type FoundPage, RefusedQuery, type Search, searchPage } from './search.ts';
import type { JiraSettings } from './settings.ts';
import { hasLogs, readDeleted, readLoggedOn, withWorklogs } from './worklogs.ts';

type JiraSession = Session<JiraSettings>;

/** A hint that a version, a sprint or a board changed: what is around the issues is read again. */
export const AROUND_HINT = 'around';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
// The index of Jira's search trails its database.
const OVERLAP = 5 * MINUTE;
/** Jira gives no more issues with fields in one page, and no more histories in one call. */
const ISSUES_A_PAGE = 100;
const PAGES_A_BLOCK = 10;
// How far back a full pull looks for worklogs that were deleted since an earlier one.
const DELETED_MS = 30 * DAY;
// So that surroundings of many requests do not crowd out the rest: after ten, they rest for a hundred seconds.
const REST_A_REQUEST = 10_000;
const HINTS_A_QUERY = 100;

/** Reads Jira: what is around the issues, then the issues in pages, each with its whole history. */
export async function* pull(session: JiraSession, request: PullRequest): AsyncGenerator<Page> {
  if (request.kind === 'full') yield* full(session, request.cursor);
  else if (request.kind === 'changes') yield* changes(session, placeOf(request.cursor));
  else yield* hinted(session, request.ids, placeOf(request.cursor));
}

async function* full(session: JiraSession, cursor: Cursor | null): AsyncGenerator<Page> {
  const begun = cursor === null ? null : placeOf(cursor);
  let place = begun?.full === undefined ? null : begun;
  if (place === null) {
    const { site, records } = await readAround(session);
    const total = await countOf(session.http, site.flavour, scopeOf(session.settings));
    place = { site, since: site.readAt, versionsSince: site.readAt, full: { from: null, done: 0, total } };
    yield { isSurroundings: true, records, cursor: place, progress: { done: 0, total } };
  }
  try {
    yield* everyIssue(session, place);
  } catch (error) {
    if (!(error instanceof ResyncNeeded)) throw error;
    // The token of the page was too old: all issues once more, which says nothing twice.
    const { total = null } = place.full ?? {};
    yield* everyIssue(session, { ...place, full: { from: null, done: 0, total } });
  }
}

async function* everyIssue(session: JiraSession, place: Place): AsyncGenerator<Page> {
  const { site, since, versionsSince, full: reached = { from: null, done: 0, total: null } } = place;
  const { total, from } = reached;
  let isLogged = reached.hasLogs ?? false;
  const search = searchOf(site, `${scopeOf(session.settings)} ORDER BY key ASC`);
  let { done } = reached;
  for await (const { records, next } of issuePages(session.http, site, { search, from })) {
    done += records.length;
    isLogged ||= records.some(({ body }) => hasLogs(body as Found));
    const gone = next === null && isLogged ? await readDeleted(session.http, site.flavour, since - DELETED_MS) : [];
    const under = next === null ? {} : { full: { from: next, done, total, hasLogs: isLogged } };
    const cursor = { site, since, versionsSince, worklogsSince: since, ...under };
    yield { records: [...records, ...gone], cursor, progress: { done, total } };
  }
}

async function* changes(session: JiraSession, place: Place): AsyncGenerator<Page> {
  const now = timeOf((await readSite(session.http)).info.serverTime);
  let { site } = place;
  if (now - site.readAt >= site.requests * REST_A_REQUEST) {
    const around = await readAround(session);
    site = around.site;
    yield {
      isSurroundings: true,
      records: around.records,
      cursor: { ...place, site },
      progress: { done: 0, total: null },
    };
  }
  const { since, versionsSince, worklogsSince = since } = place;
  const reading: Reading = { session, site, done: 0, moved: new Set(), read: new Set() };
  const updated = `updated >= ${ago(now, since)} ORDER BY updated ASC, key ASC`;
  for await (const { page, lastUpdate } of changedPages(reading, updated)) {
    // In the order of their updates: what was updated before the last one of this page is read.
    const reached = Math.max(since, Math.min(lastUpdate ?? since, now));
    yield { ...page, cursor: { site, since: reached, versionsSince, worklogsSince } };
  }
  const rest = { ...place, site, since: now, worklogsSince };
  yield* belowMoved(reading, rest);
  yield* logEdits(reading, rest);
  const isDue = now - versionsSince >= DAY;
  if (isDue) yield* versionEdits(reading, { ...rest, worklogsSince: now }, now);
  const cursor = { site, since: now, versionsSince: isDue ? now : versionsSince, worklogsSince: now };
  yield { records: [], cursor, progress: { done: reading.done, total: reading.done } };
}

/**
 * What is below an issue that was moved to another project calls it by its new key, and counts as unchanged itself: it is read
 * again.
 */
async function* belowMoved(reading: Reading, place: Place): AsyncGenerator<Page> {
  const keys = [...reading.moved];
  if (keys.length === 0) return;
  const field = place.site.flavour === 'cloud' ? 'parent' : '"Epic Link"';
  try {
    const below = `${field} in (${keys.join(', ')}) ORDER BY key ASC`;
    for await (const { page } of changedPages(reading, below)) yield { ...page, cursor: place };
  } catch (error) {
    // A site without epics has no such field.
    if (!(error instanceof RefusedQuery)) throw error;
  }
}

/** Worklogs that were changed while their issue counts as unchanged, with their issues; and those that are deleted. */
async function* logEdits(reading: Reading, place: Place & { worklogsSince: number }): AsyncGenerator<Page> {
  const { session, site, read } = reading;
  const since = place.worklogsSince - OVERLAP;
  const logged = await readLoggedOn(session.http, site.flavour, since);
  const unread = [...logged].filter((id) => !read.has(id));
  for (let at = 0; at < unread.length; at += HINTS_A_QUERY) {
    for await (const page of known(reading, unread.slice(at, at + HINTS_A_QUERY))) yield { ...page, cursor: place };
  }
  const records = await readDeleted(session.http, site.flavour, since);
  if (records.length > 0) yield { records, cursor: place, progress: { done: reading.done, total: null } };
}

/** Once a day: issues that came into a version or left it without an update, as happens when a version is released or merged. */
async function* versionEdits(reading: Reading, place: Place, now: number): AsyncGenerator<Page> {
  try {
    const edited = `fixVersion CHANGED AFTER ${ago(now, place.versionsSince)} ORDER BY key ASC`;
    for await (const { page } of changedPages(reading, edited)) yield { ...page, cursor: place };
  } catch (error) {
    // Not every Jira keeps this history for searching; the next full pull reads these edits.
    if (!(error instanceof RefusedQuery)) throw error;
  }
}

/**
 * A time of the server's as its distance from now, in whole minutes with the overlap. Times that are written out would be
 * read in the zone of the account, where an hour of autumn comes twice.
 */
function ago(now: number, since: number): string {
  return `"-${Math.ceil((now - since + OVERLAP) / MINUTE) + 1}m"`;
}

interface Reading {
  readonly session: JiraSession;
  readonly site: Site;
  done: number;
  /** Keys of issues that were moved from another project at some time. */
  readonly moved: Set<string>;
  /** Ids of the issues that were read. */
  readonly read: Set<string>;
}

async function* changedPages(reading: Reading, clause: string) {
  const { session, site } = reading;
  const search = searchOf(site, `${scopeOf(session.settings)} AND ${clause}`);
  for await (const { records, last } of issuePages(session.http, site, { search, from: null })) {
    reading.done += records.length;
    for (const key of movedAmong(records)) reading.moved.add(key);
    for (const { body } of records) reading.read.add((body as Found).id);
    const lastUpdate = Date.parse(String(last?.fields?.updated ?? '').replace(/(\d\d)$/, ':$1'));
    yield {
      lastUpdate: Number.isNaN(lastUpdate) ? null : lastUpdate,
      page: { records, progress: { done: reading.done, total: null } },
    };
  }
}

function movedAmong(records: readonly RawRecord[]): readonly string[] {
  const issues = records.map(({ body }) => body as { key?: string; changelog: { histories: readonly History[] } });
  const isMove = ({ items }: History) => items.some(({ field }) => field.toLowerCase() === 'key');
  return issues.flatMap(({ key, changelog }) => (key !== undefined && changelog.histories.some(isMove) ? [key] : []));
}

interface History {
  readonly items: readonly { readonly field: string }[];
}

async function* hinted(session: JiraSession, ids: readonly string[], place: Place): AsyncGenerator<Page> {
  let { site } = place;
  if (ids.includes(AROUND_HINT)) {
    const around = await readAround(session);
    site = around.site;
    yield {
      isSurroundings: true,
      records: around.records,
      cursor: { ...place, site },
      progress: { done: 0, total: null },
    };
  }
  const wanted = ids.filter((id) => /^(\d+|[A-Z][A-Z0-9_]*-\d+)$/i.test(id));
  const reading: Reading = { session, site, done: 0, moved: new Set(), read: new Set() };
  for (let at = 0; at < wanted.length; at += HINTS_A_QUERY) {
    for await (const page of known(reading, wanted.slice(at, at + HINTS_A_QUERY)))
      yield { ...page, cursor: { ...place, site } };
  }
}

/** The issues of these ids that are there. One that is not fails the whole query, so what fails is asked for in halves. */
async function* known(reading: Reading, ids: readonly string[]): AsyncGenerator<Omit<Page, 'cursor'>> {
  try {
    for await (const { page } of changedPages(reading, `id in (${ids.join(', ')}) ORDER BY key ASC`)) yield page;
  } catch (error) {
    if (!(error instanceof RefusedQuery)) throw error;
    if (ids.length === 1) return;
    const half = Math.ceil(ids.length / 2);
    yield* known(reading, ids.slice(0, half));
    yield* known(reading, ids.slice(half));
  }
}

function searchOf({ flavour, fields }: Site, jql: string): Search {
  return { jql, fields, most: ISSUES_A_PAGE, hasChangelog: flavour === 'data-center' };
}

interface IssuePage {
  readonly records: readonly RawRecord[];
  readonly next: string | null;
  readonly last: Found | undefined;
}

/**
 * Pages of issues with their histories. Cloud tells histories of a thousand issues in one call, so ten pages are searched for
 * first; the histories of one block come while the next one is searched for.
 */
async function* issuePages(
  http: Http,
  site: Site,
  at: { search: Search; from: string | null },
): AsyncGenerator<IssuePage> {
  let under: Promise<readonly IssuePage[]> | null = null;
  let from = at.from;
  do {
    const block: FoundPage[] = await searchBlock(http, site, { ...at, from });
    from = block.at(-1)?.next ?? null;
    if (under !== null) yield* await under;
    under = withHistories(http, site, block);
    // Its failure is met when it is waited for.
    under.catch(() => {});
  } while (from !== null);
  yield* await under;
}

async function searchBlock(
  http: Http,
  { flavour }: Site,
  at: { search: Search; from: string | null },
): Promise<FoundPage[]> {
  const block: FoundPage[] = [];
  let { from } = at;
  do {
    const page = await searchPage(http, flavour, { search: at.search, from }).catch((error: unknown) => {
      if (error instanceof RefusedQuery && from !== null)
        throw new ResyncNeeded('Jira has forgotten where the pull was');
      throw error;
    });
    block.push(page);
    from = page.next;
  } while (from !== null && block.length < (flavour === 'cloud' ? PAGES_A_BLOCK : 1));
  return block;
}

async function withHistories(
  http: Http,
  { flavour }: Site,
  block: readonly FoundPage[],
): Promise<readonly IssuePage[]> {
  const ids = block.flatMap(({ issues }) => issues.map(({ id }) => id));
  const histories = flavour === 'cloud' && ids.length > 0 ? await readHistories(http, ids) : null;
  return Promise.all(
    block.map(async ({ issues, next }) => ({
      next,
      last: issues.at(-1),
      records: (await Promise.all(issues.map((issue) => withWorklogs(http, flavour, issue)))).map((issue) => ({
        endpoint: 'issue',
        key: `issue/${issue.id}`,
        body: { ...issue, changelog: { histories: histories?.get(issue.id) ?? trimmed(issue) } },
      })),
    })),
  );
}
