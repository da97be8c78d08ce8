import type { RawRecord } from '../kit/connector.ts';
import { type Ask, broken } from './ask.ts';
import type { GitHubSettings } from './settings.ts';

const A_PAGE = 100;

/** The repositories that are read, in order of name: those named, else the organisation's, else those of the installation. */
export async function repositoriesOf(ask: Ask, settings: GitHubSettings): Promise<readonly string[]> {
  const { repositories, organization, query } = settings;
  if (repositories.length > 0) return [...new Set(repositories)].sort();
  if (organization !== '') return namesIn(await everyPage(ask, `/orgs/${encodeURIComponent(organization)}/repos`));
  // A search names what it wants itself.
  if (query !== '') return [];
  return namesIn(await everyPage(ask, '/installation/repositories', { name: 'repositories' }));
}

function namesIn(bodies: readonly unknown[]): readonly string[] {
  const names = bodies.map((body) => Object(body).full_name);
  if (names.some((name) => typeof name !== 'string')) throw broken();
  return (names as string[]).sort();
}

/** What a list is narrowed to, and under which name the answer has it; by itself when there is none. */
interface Listing {
  readonly query?: Readonly<Record<string, string>>;
  readonly name?: string;
}

/** All pages of a list. */
export async function everyPage(ask: Ask, path: string, of: Listing = {}): Promise<readonly unknown[]> {
  const { query, name } = of;
  const found: unknown[] = [];
  for (let page = 1; ; page++) {
    const some = await ask.list(path, { ...query, per_page: A_PAGE, page }, name);
    found.push(...some);
    if (some.length < A_PAGE) return found;
  }
}

/** The repositories with their milestones and labels, as records. */
export async function surroundingsOf(ask: Ask, repositories: readonly string[]): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  for (const name of repositories) {
    records.push({ endpoint: 'repository', key: `repository/${name}`, body: (await ask.get(`/repos/${name}`)).body });
    const milestones = await everyPage(ask, `/repos/${name}/milestones`, { query: { state: 'all' } });
    records.push({ endpoint: 'milestones', key: `milestones/${name}`, body: milestones });
    records.push({
      endpoint: 'labels',
      key: `labels/${name}`,
      body: await everyPage(ask, `/repos/${name}/labels`),
    });
  }
  return records;
}
