import { z } from 'zod';
import type { Http } from '../kit/http.ts';
import { shaped } from './api.ts';

const MOST_ENTRIES = 10_000;

const entry = z.looseObject({ id: z.string(), items: z.array(z.looseObject({ field: z.string() })) });
const page = z.looseObject({
  issueChangeLogs: z.array(z.looseObject({ issueId: z.string(), changeHistories: z.array(entry).optional() })),
  nextPageToken: z.string().nullish(),
});

// Whole texts, before and after: nothing here reads them, so they are not kept.
const NOT_READ = new Set([
  'description',
  'comment',
  'environment',
  'attachment',
  'workflow',
  'rank',
  'remoteissuelink',
]);

/** The whole histories of at most a thousand issues, by the ids of the issues. */
export async function readHistories(
  http: Http,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const histories = new Map<string, unknown[]>();
  let token: string | null = null;
  do {
    const more: object = token === null ? {} : { nextPageToken: token };
    const body = { issueIdsOrKeys: ids, maxResults: MOST_ENTRIES, ...more };
    const answer = await http.send({ method: 'POST', path: '/rest/api/3/changelog/bulkfetch', body });
    const given = shaped(page, answer.body, 'page of histories');
    for (const { issueId, changeHistories = [] } of given.issueChangeLogs) {
      const own = histories.get(issueId) ?? [];
      histories.set(issueId, own);
      own.push(...changeHistories.flatMap(withoutTexts));
    }
    token = given.nextPageToken ?? null;
  } while (token !== null);
  return histories;
}

/** The history that came with an issue of Data Center. */
export function trimmed(issue: { readonly changelog?: unknown }): readonly unknown[] {
  if (issue.changelog === undefined) return [];
  return shaped(within, issue.changelog, 'history of an issue').histories.flatMap(withoutTexts);
}

const within = z.looseObject({ histories: z.array(entry) });

function withoutTexts(history: z.infer<typeof entry>): readonly unknown[] {
  const items = history.items.filter(({ field }) => !NOT_READ.has(field.toLowerCase()));
  return items.length === 0 ? [] : [{ id: history.id, created: history.created, items }];
}
