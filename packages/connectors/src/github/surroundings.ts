import type { RawRecord } from '../kit/connector.ts';
import { type Ask, broken } from './ask.ts';
import type { GitHubSettings } from './settings.ts';

const A_PAGE = 100;

/**
 * The repositories that are read, in order of name: those named, else the organisation's, else those that a search names, else those
 * of the installation.
 */
export async function repositoriesOf(ask: Ask, settings: GitHubSettings): Promise<readonly string[]> {
  const { repositories, organization, query } = settings;
  if (repositories.length > 0) return [...new Set(repositories)].sort();
  if (organization !== '') return organizationOf(ask, organization);
  if (query === '') return namesIn(await everyPage(ask, '/installation/repositories', { name: 'repositories' }));
  const named = qualifiers(query, 'repo');
  for (const login of qualifiers(query, 'org')) named.push(...(await organizationOf(ask, login)));
  return [...new Set(named)].sort();
}

async function organizationOf(ask: Ask, login: string): Promise<readonly string[]> {
  return namesIn(await everyPage(ask, `/orgs/${encodeURIComponent(login)}/repos`));
}

function qualifiers(query: string, name: 'repo' | 'org'): string[] {
  return [...query.matchAll(/(?:^|\s)(repo|org):"?([\w./-]+)/g)].flatMap(([, found, value]) =>
    found === name ? [value as string] : [],
  );
}

function namesIn(bodies: readonly unknown[]): readonly string[] {
  const names = bodies.map((body) => Object(body).full_name);
  if (names.some((name) => typeof name !== 'string')) throw broken();
  return (names as string[]).sort();
}

/** What a list is narrowed to, under which name the answer has it (by itself when there is none), and from which page on it is read. */
interface Listing {
  readonly query?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly from?: number;
}

/** All pages of a list. */
export async function everyPage(ask: Ask, path: string, of: Listing = {}): Promise<readonly unknown[]> {
  const { query, name, from = 1 } = of;
  const found: unknown[] = [];
  for (let page = from; ; page++) {
    const some = await ask.list(path, { ...query, per_page: A_PAGE, page }, name);
    found.push(...some);
    if (some.length < A_PAGE) return found;
  }
}

/** What GitHub called the state of each path when it was last read: what has it still need not be read again, and is not counted. */
export type Tags = Record<string, string>;

/** One thing, or, with a query, a list. */
interface Wanted {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * What is at a path; null when it is still as the tags say. New tags are put in.
 * A list of several pages has no tag: that of its first one tells nothing of the others.
 */
export async function whatChanged(ask: Ask, { path, query }: Wanted, tags: Tags): Promise<unknown> {
  const tag = tags[path];
  const first = await ask.get(path, {
    ...(query === undefined ? {} : { query: { ...query, per_page: A_PAGE, page: 1 } }),
    headers: tag === undefined ? {} : { 'if-none-match': tag },
    accept: [304],
  });
  if (first.status === 304) return null;
  delete tags[path];
  const { body, headers } = first;
  if (typeof body !== 'object' || body === null || Array.isArray(body) !== (query !== undefined)) throw broken();
  if (query !== undefined && (body as readonly unknown[]).length === A_PAGE)
    return [...(body as readonly unknown[]), ...(await everyPage(ask, path, { query, from: 2 }))];
  if (headers.etag !== undefined) tags[path] = headers.etag;
  return body;
}

/** The repositories with their milestones and labels, as records: those that changed since the tags. */
export async function surroundingsOf(
  ask: Ask,
  repositories: readonly string[],
  tags: Tags = {},
): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  for (const name of repositories) {
    const path = `/repos/${name}`;
    const around = {
      repository: await whatChanged(ask, { path }, tags),
      milestones: await whatChanged(ask, { path: `${path}/milestones`, query: { state: 'all' } }, tags),
      labels: await whatChanged(ask, { path: `${path}/labels`, query: {} }, tags),
    };
    for (const [endpoint, body] of Object.entries(around))
      if (body !== null) records.push({ endpoint, key: `${endpoint}/${name}`, body });
  }
  return records;
}
