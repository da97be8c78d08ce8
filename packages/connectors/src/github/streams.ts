import { z } from 'zod';
import { type Ask, broken } from './ask.ts';
import type { GitHubSettings } from './settings.ts';

/** What is read in the order of change: a repository, or a search. */
export interface Stream {
  readonly name: string;
  /** The stream after it; empty for the last. */
  readonly next: string;
  /** Null for a search. */
  readonly repository: string | null;
  readonly query: string | null;
}

const A_PAGE = 100;
// A search gives no more than a thousand; the next one begins where it ended.
const SEARCH_PAGES = 10;

/** The streams of a connection: its repositories, in order of name; of a search, which chooses issues itself, one more. */
export function streamsOf({ query }: GitHubSettings, repositories: readonly string[]): readonly Stream[] {
  const named = repositories.map((name) => ({ name, repository: name, query: query === '' ? null : '' }));
  const all = query === '' ? named : [...named, { name: 'search', repository: null, query }];
  return all.map((stream, index) => ({ ...stream, next: all[index + 1]?.name ?? '' }));
}

const entry = z.object({ node_id: z.string(), updated_at: z.string() });

/** Some issues and pull requests in the order of change, and whether they are the last. */
export async function changedIssues(
  ask: Ask,
  { repository, query }: Stream,
  { after, page }: { readonly after: string | null; readonly page: number },
) {
  // With a search, a repository is read for its deployments alone.
  if (query === '') return { body: [], issues: [], isLast: true };
  const order = { sort: 'updated', per_page: A_PAGE, page };
  const body =
    query === null
      ? await ask.list(`/repos/${repository}/issues`, {
          ...order,
          state: 'all',
          direction: 'asc',
          since: after ?? undefined,
        })
      : await ask.list(
          '/search/issues',
          {
            ...order,
            order: 'asc',
            q: after === null ? query : `${query} updated:>=${after}`,
            advanced_search: 'true',
          },
          'items',
        );
  const parsed = z.array(entry).safeParse(body);
  if (!parsed.success) throw broken();
  const isCapped = query !== null && page >= SEARCH_PAGES;
  return { body, issues: parsed.data, isLast: body.length < A_PAGE || isCapped };
}
