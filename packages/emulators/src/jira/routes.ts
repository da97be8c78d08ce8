import type { Answer, Call } from '../kit/index.ts';
import type { Context } from './context.ts';
import { FIELDS } from './fields.ts';
import { search } from './search.ts';
import type { JiraSeed } from './seed.ts';
import { type Issue, LINK_TYPES } from './things.ts';
import { worklogRoutes } from './worklog-routes.ts';

type Route = (context: Context, call: Call, ids: readonly string[]) => Answer;

export const json = (body: unknown, status = 200): Answer => ({ status, body });
export const trouble = (message: string, status = 400): Answer =>
  json({ errorMessages: [message], errors: {} }, status);

/** An answer in pages that are counted from `startAt`. */
function counted<T>(
  call: Call,
  all: readonly T[],
  most = 50,
): { readonly [key: string]: unknown; readonly values: readonly T[] } {
  const startAt = Number(call.query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(call.query.get('maxResults') ?? most), most);
  const values = all.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values };
}

const seen = ({ tracker, seed }: Context) => (seed.account.lacks.includes('browse') ? [] : tracker.projects);

const serverInfo: Route = ({ seed, bodies, now, url }) =>
  json({
    baseUrl: url(),
    version: seed.flavour === 'cloud' ? '1001.0.0-SNAPSHOT' : '9.12.14',
    versionNumbers: seed.flavour === 'cloud' ? [1001, 0, 0] : [9, 12, 14],
    deploymentType: seed.flavour === 'cloud' ? 'Cloud' : 'Server',
    buildNumber: 100_255,
    serverTime: bodies.time(now()),
    scmInfo: 'emulated',
    serverTitle: 'Jira, emulated',
  });

const myself: Route = ({ seed, bodies }) => json(bodies.user(seed.account.user));

const myPermissions: Route = ({ seed }, call) => {
  const asked = (call.query.get('permissions') ?? 'BROWSE_PROJECTS').split(',');
  const lacks = seed.account.lacks.includes('browse');
  const permission = (key: string) => ({
    id: '10',
    key,
    name: key,
    type: 'PROJECT',
    description: '',
    havePermission: !lacks,
  });
  return json({ permissions: Object.fromEntries(asked.map((key) => [key, permission(key)])) });
};

const projects: Route = (context, call) => {
  const keys = call.query.getAll('keys');
  const asked = seen(context).filter(({ key }) => keys.length === 0 || keys.includes(key));
  const { values, ...place } = counted(call, asked);
  return json({ ...place, values: values.map((each) => context.bodies.project(each)) });
};

const versions: Route = (context, _, [idOrKey]) => {
  const project = seen(context).find(({ id, key }) => id === idOrKey || key === idOrKey);
  if (project === undefined) return trouble(`No project could be found with key '${idOrKey}'.`, 404);
  return json(project.versions.map((version) => context.bodies.version(version, project)));
};

const issue: Route = ({ tracker, issues }, call, [idOrKey = '']) => {
  const found = tracker.issueOf(idOrKey);
  if (found === undefined) return trouble('Issue does not exist or you do not have permission to see it.', 404);
  const fields = (call.query.get('fields') ?? '*all').split(',');
  return json(issues.issue(found, fields, (call.query.get('expand') ?? '').includes('changelog')));
};

const changelog: Route = ({ tracker, issues }, call, [idOrKey = '']) => {
  const found = tracker.issueOf(idOrKey);
  if (found === undefined) return trouble('Issue does not exist or you do not have permission to see it.', 404);
  const { values, ...place } = counted(call, found.histories, 100);
  return json({ ...place, values: values.map((each) => issues.history(each)) });
};

interface BulkRequest {
  readonly issueIdsOrKeys: readonly string[];
  readonly fieldIds?: readonly string[];
  readonly maxResults?: number;
  readonly nextPageToken?: string;
}

/** Entries of many issues, issue by issue; a page is full at so many entries, wherever that is within an issue. */
const bulkChangelog: Route = ({ tracker, issues }, call) => {
  const { issueIdsOrKeys, fieldIds, maxResults = 1_000, nextPageToken } = call.body as BulkRequest;
  const asked = [...new Set(issueIdsOrKeys)].flatMap((id) => tracker.issueOf(id) ?? []) as Issue[];
  const isRead = (id: string) => fieldIds === undefined || fieldIds.length === 0 || fieldIds.includes(id);
  const all = asked.flatMap(({ id, histories }) =>
    histories.filter(({ items }) => items.some(({ fieldId }) => isRead(fieldId))).map((history) => ({ id, history })),
  );
  const start = nextPageToken === undefined ? 0 : Number(Buffer.from(nextPageToken, 'base64url').toString());
  if (!Number.isInteger(start)) return trouble('The provided next page token is invalid.');
  const page = Map.groupBy(all.slice(start, start + maxResults), ({ id }) => id);
  const next = start + maxResults;
  return json({
    issueChangeLogs: [...page].map(([issueId, entries]) => ({
      issueId,
      changeHistories: entries.map(({ history }) => issues.history(history)),
    })),
    ...(next < all.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {}),
  });
};

const boards: Route = (context, call) => {
  const { seed, tracker, bodies } = context;
  if (seed.account.lacks.includes('boards')) return trouble('The user does not have permission to view boards.', 403);
  const project = call.query.get('projectKeyOrId');
  const { values, ...place } = counted(
    call,
    tracker.boards.filter((board) => project === null || board.project === project),
  );
  return json({ ...place, values: values.map((each) => bodies.board(each)) });
};

const sprints: Route = ({ tracker, bodies }, call, [id]) => {
  const board = tracker.boards.find((each) => String(each.id) === id);
  if (board === undefined) return trouble('The requested board cannot be viewed.', 404);
  if (board.type === 'kanban') return trouble('The board does not support sprints');
  const { values, ...place } = counted(call, board.sprints);
  return json({ ...place, values: values.map((sprint) => bodies.sprint(sprint, board)) });
};

const boardConfiguration: Route = ({ tracker, bodies, seed }, _, [id]) => {
  if (seed.account.lacks.includes('board-admin'))
    return trouble('The user does not have permission to view the board.', 403);
  const board = tracker.boards.find((each) => String(each.id) === id);
  return board === undefined
    ? trouble('The requested board cannot be viewed.', 404)
    : json(bodies.boardConfiguration(board));
};

const users: Route = ({ tracker, bodies }, call) => {
  const { values } = counted(call, [...tracker.users.keys()], 1_000);
  return json(values.map((each) => bodies.user(each)));
};

/** Routes by method and path beneath the API's root; what an asterisk stands for is handed over. */
const SHARED: Readonly<Record<string, Route>> = {
  'GET /serverInfo': serverInfo,
  'GET /myself': myself,
  'GET /mypermissions': myPermissions,
  'GET /project/*/versions': versions,
  'GET /field': () => json(FIELDS),
  'GET /status': ({ tracker, bodies }) => json([...tracker.statuses.keys()].map((each) => bodies.status(each))),
  'GET /issueLinkType': () => json({ issueLinkTypes: LINK_TYPES }),
  'GET /issue/*': issue,
  ...worklogRoutes,
};
const CLOUD: Readonly<Record<string, Route>> = {
  ...SHARED,
  'GET /project/search': projects,
  'GET /issue/*/changelog': changelog,
  'POST /changelog/bulkfetch': bulkChangelog,
  'POST /search/jql': search.byToken,
  'GET /search/jql': search.byToken,
  'POST /search/approximate-count': search.count,
  'GET /users/search': users,
};
const DATA_CENTER: Readonly<Record<string, Route>> = {
  ...SHARED,
  'GET /project': (context) => json(seen(context).map((each) => context.bodies.project(each))),
  'GET /user/search': users,
  'POST /search': search.byPlace,
  'GET /search': search.byPlace,
};
const AGILE: Readonly<Record<string, Route>> = {
  'GET /board': boards,
  'GET /board/*/sprint': sprints,
  'GET /board/*/configuration': boardConfiguration,
};

/** The answer to a call to one of the two APIs; 404 for what is not emulated. */
export function routed(context: Context, call: Call): Answer {
  const [, root = '', rest = ''] = /^\/rest\/(api\/[23]|agile\/1\.0)(\/.*)$/.exec(call.path) ?? [];
  const named = `${call.method} ${rest}`;
  for (const [pattern, route] of routesOf(root, context.seed.flavour)) {
    const found = pattern.exec(named);
    if (found !== null) return route(context, call, found.slice(1));
  }
  return trouble(`no ${named} is emulated`, 404);
}

type Routes = readonly (readonly [RegExp, Route])[];

const compiled = (routes: Readonly<Record<string, Route>>): Routes =>
  Object.entries(routes).map(([path, route]) => [new RegExp(`^${path.replace(/\*/g, '([^/]+)')}$`), route] as const);

const COMPILED = { agile: compiled(AGILE), cloud: compiled(CLOUD), dataCenter: compiled(DATA_CENTER) };

function routesOf(root: string, flavour: JiraSeed['flavour']): Routes {
  if (root === 'agile/1.0') return COMPILED.agile;
  if (flavour === 'cloud') return root === '' ? [] : COMPILED.cloud;
  return root === 'api/2' ? COMPILED.dataCenter : [];
}
