import { z } from 'zod';
import type { RawRecord } from '../kit/connector.ts';
import { type Http, HttpFailure } from '../kit/http.ts';
import { type Flavour, rootOf, shaped } from './api.ts';
import type { Found } from './search.ts';

const LOGS_A_PAGE = 1_000;

const entry = z.looseObject({ id: z.union([z.string(), z.number()]) });
const within = z.looseObject({ total: z.number().optional(), worklogs: z.array(entry) });

/**
 * An issue with all its worklogs: a search gives the first twenty with it, the rest is asked for. What people wrote beside
 * them is left out; an issue without any has no list of them.
 */
export async function withWorklogs(http: Http, flavour: Flavour, issue: Found): Promise<Found> {
  const { worklog, ...fields } = issue.fields ?? {};
  if (worklog === undefined || worklog === null) return issue;
  const { total, worklogs } = shaped(within, worklog, 'list of worklogs');
  const isWhole = total === undefined || total <= worklogs.length;
  const all = isWhole ? worklogs : ((await readRest(http, flavour, issue.id)) ?? worklogs);
  const own = all.length === 0 ? {} : { worklog: { worklogs: all.map(trimmed) } };
  return { ...issue, fields: { ...fields, ...own } };
}

/** Whether time was ever logged on an issue: where all of it was deleted, the sum is zero. */
export function hasLogs({ fields }: Found): boolean {
  return fields?.worklog !== undefined || typeof fields?.timespent === 'number';
}

/** Every worklog of an issue; null when it is gone meanwhile. */
async function readRest(http: Http, flavour: Flavour, id: string) {
  const all: z.infer<typeof entry>[] = [];
  for (;;) {
    const query = { startAt: all.length, maxResults: LOGS_A_PAGE };
    const { status, body } = await http.send({ path: `${rootOf(flavour)}/issue/${id}/worklog`, query, accept: [404] });
    if (status === 404) return null;
    const { worklogs, total = 0 } = shaped(within, body, 'page of worklogs');
    all.push(...worklogs);
    if (worklogs.length === 0 || all.length >= total) return all;
  }
}

function trimmed({ id, issueId, author, created, updated, started, timeSpentSeconds }: z.infer<typeof entry>) {
  return { id, issueId, author, created, updated, started, timeSpentSeconds };
}

/** What was logged and is deleted since, on the whole site: nothing tells on which issue it was. */
export async function readDeleted(http: Http, flavour: Flavour, since: number): Promise<readonly RawRecord[]> {
  const values = await readMarks(http, flavour, { what: 'deleted', since });
  return values.length === 0
    ? []
    : [{ endpoint: 'worklog/deleted', key: `worklog/deleted/${since}`, body: { values } }];
}

const logged = z.array(z.looseObject({ issueId: z.union([z.string(), z.number()]).transform(String) }));

/** The ids of the issues of the whole site on which worklogs were added or changed since. */
export async function readLoggedOn(http: Http, flavour: Flavour, since: number): Promise<ReadonlySet<string>> {
  const marked = await readMarks(http, flavour, { what: 'updated', since });
  const ids = [...new Set(marked.map(({ worklogId }) => worklogId))];
  const issues = new Set<string>();
  for (let at = 0; at < ids.length; at += LOGS_A_PAGE) {
    const path = `${rootOf(flavour)}/worklog/list`;
    const { body } = await http.send({ method: 'POST', path, body: { ids: ids.slice(at, at + LOGS_A_PAGE) } });
    for (const { issueId } of shaped(logged, body, 'list of worklogs')) issues.add(issueId);
  }
  return issues;
}

const marks = z.looseObject({
  values: z.array(z.looseObject({ worklogId: z.number(), updatedTime: z.number() })),
  until: z.number(),
  lastPage: z.boolean(),
});

/** The worklogs of the site that were changed or deleted since; none where the account may not look. */
async function readMarks(http: Http, flavour: Flavour, of: { what: 'updated' | 'deleted'; since: number }) {
  const found: { worklogId: number; updatedTime: number }[] = [];
  let { since } = of;
  for (;;) {
    const path = `${rootOf(flavour)}/worklog/${of.what}`;
    const body = await orNull(async () => (await http.send({ path, query: { since } })).body);
    if (body === null) return found;
    const { values, until, lastPage } = shaped(marks, body, 'page of worklogs');
    found.push(...values.map(({ worklogId, updatedTime }) => ({ worklogId, updatedTime })));
    if (lastPage || until <= since) return found;
    since = until;
  }
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const isHidden = error instanceof HttpFailure && ['forbidden', 'not-found', 'signed-out'].includes(error.kind);
    if (isHidden) return null;
    throw error;
  }
}
