import type { Answer, Call } from '../kit/index.ts';
import type { Context } from './context.ts';

type Route = (context: Context, call: Call, ids: readonly string[]) => Answer;

interface Mark {
  readonly id: number;
  readonly updated: number;
}

const MARKS_A_PAGE = 1_000;
// What was changed within the last minute is not told yet.
const HELD_BACK_MS = 60_000;

/** A page of what was changed since an instant; the next one begins where it ends. */
function marked(context: Context, call: Call, all: readonly Mark[]): Answer {
  const since = Number(call.query.get('since') ?? 0);
  const until = context.now() - HELD_BACK_MS;
  const changed = all
    .filter(({ updated }) => updated >= since && updated <= until)
    .sort((one, other) => one.updated - other.updated);
  const page = changed.slice(0, MARKS_A_PAGE);
  const lastPage = page.length === changed.length;
  const end = lastPage ? Math.max(since, until) : (page.at(-1)?.updated ?? since);
  const self = `${context.url()}${call.path}?since=`;
  return {
    status: 200,
    body: {
      values: page.map(({ id, updated }) => ({ worklogId: id, updatedTime: updated, properties: [] })),
      since,
      until: end,
      self: `${self}${since}`,
      ...(lastPage ? {} : { nextPage: `${self}${end}` }),
      lastPage,
    },
  };
}

const updated: Route = (context, call) => marked(context, call, context.tracker.worklogs.all());
const deleted: Route = (context, call) => marked(context, call, context.tracker.worklogs.deleted);

const list: Route = ({ tracker, bodies }, call) => {
  const ids = new Set((call.body as { ids: readonly number[] }).ids);
  const found = tracker.worklogs.all().filter(({ id }) => ids.has(id));
  return { status: 200, body: found.map((each) => bodies.worklog(each)) };
};

const ofIssue: Route = ({ tracker, bodies }, call, [idOrKey = '']) => {
  const issue = tracker.issueOf(idOrKey);
  const message = 'Issue does not exist or you do not have permission to see it.';
  if (issue === undefined) return { status: 404, body: { errorMessages: [message], errors: {} } };
  const all = tracker.worklogs.of(issue.id);
  const startAt = Number(call.query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(call.query.get('maxResults') ?? 5_000), 5_000);
  const worklogs = all.slice(startAt, startAt + maxResults).map((each) => bodies.worklog(each));
  return { status: 200, body: { startAt, maxResults, total: all.length, worklogs } };
};

/** Time that was logged: by its issue, by its ids, and what changed or is gone. */
export const worklogRoutes: Readonly<Record<string, Route>> = {
  'GET /issue/*/worklog': ofIssue,
  'GET /worklog/updated': updated,
  'GET /worklog/deleted': deleted,
  'POST /worklog/list': list,
};
