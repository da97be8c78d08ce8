import type { Answer, Call } from '../kit/index.ts';
import { bodiesOf, chosen } from './bodies.ts';
import type { Happening, Site } from './site.ts';

const API = '/api/1.0';
const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;
const EVENTS_AT_ONCE = 100;
const MOST_IN_A_BATCH = 10;

/** What a route gets: parts of the path, the query, and the fields that were asked for. */
interface Asked {
  readonly gid: string;
  readonly query: URLSearchParams;
  readonly fields: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;
type Route = (asked: Asked) => Answer;

type Question = Pick<Call, 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** Answers the API. */
export function answerer(site: Site): (call: Question) => Answer {
  const routes = routesOf(site);
  const answer = (call: Question): Answer => {
    const { headers, path, method } = call;
    if (headers.authorization !== `Bearer ${site.workspace.token}`) return failure(401, 'Not Authorized');
    if (method === 'POST' && path === `${API}/batch`) return batch(call, answer);
    if (method !== 'GET') return failure(403, 'this emulator is read only');
    return routed(call, routes);
  };
  return answer;
}

function routed({ method, path, query }: Question, routes: readonly (readonly [RegExp, Route])[]): Answer {
  for (const [pattern, route] of routes) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const fields = (query.get('opt_fields') ?? '').split(',').filter(Boolean);
    return route({ gid: found[1] ?? '', query, fields });
  }
  return failure(404, `no route ${method} ${path}`);
}

/** Many questions in one: each is answered by itself. */
function batch(call: Question, answer: (call: Question) => Answer): Answer {
  const actions: unknown = Object(Object(call.body).data).actions;
  if (!Array.isArray(actions) || actions.length === 0) return failure(400, 'data.actions: Missing input');
  if (actions.length > MOST_IN_A_BATCH) return failure(400, `a batch holds at most ${MOST_IN_A_BATCH} actions`);
  const data = actions.map((action) => {
    const {
      relative_path: path,
      method,
      options,
    } = Object(action) as { relative_path: string; method: string; options?: object };
    const [route = '', search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    for (const [name, value] of Object.entries(options ?? {}))
      query.set(name === 'fields' ? 'opt_fields' : name, Array.isArray(value) ? value.join(',') : String(value));
    const part = { method: method.toUpperCase(), path: `${API}${route}`, query, headers: call.headers };
    const { status, body } = answer({ ...part, body: undefined });
    return { status_code: status, headers: {}, body };
  });
  return { status: 200, body: { data } };
}

const route = (path: string, run: Route) => [new RegExp(`^${API}${path}$`), run] as const;

function routesOf(site: Site): readonly (readonly [RegExp, Route])[] {
  return [...placeRoutes(site), ...taskRoutes(site), route('/events', ({ query }) => events(site, query))];
}

/** People, projects and portfolios. */
function placeRoutes(site: Site): readonly (readonly [RegExp, Route])[] {
  const bodies = bodiesOf(site);
  const { users, portfolios } = site.workspace;
  const portfolio = (gid: string) => portfolios.find((each) => each.gid === gid);
  return [
    route('/users', (asked) => listed(users.map(bodies.user), asked)),
    route('/users/(me|\\d+)', ({ gid, fields }) =>
      one(gid === 'me' ? users[0] : site.users.get(gid), bodies.user, fields),
    ),
    route('/workspaces', (asked) => listed([bodies.workspace()], asked)),
    route('/projects', (asked) => listed([...site.projects.values()].map(bodies.project), asked)),
    route('/projects/(\\d+)', ({ gid, fields }) => one(site.projects.get(gid), bodies.project, fields)),
    route('/projects/(\\d+)/sections', (asked) => {
      const found = site.projects.get(asked.gid);
      return found === undefined ? unknownObject(asked.gid) : listed(found.sections.map(bodies.section), asked);
    }),
    route('/portfolios/(\\d+)', ({ gid, fields }) => one(portfolio(gid), bodies.portfolio, fields)),
    route('/portfolios/(\\d+)/items', (asked) => {
      const found = portfolio(asked.gid);
      if (found === undefined) return unknownObject(asked.gid);
      return listed(found.projects.flatMap((gid) => site.projects.get(gid) ?? []).map(bodies.project), asked);
    }),
  ];
}

const NO_SCOPE = 'You should specify one of project, tag, section, user_task_list, or assignee + workspace';

function taskRoutes(site: Site): readonly (readonly [RegExp, Route])[] {
  const bodies = bodiesOf(site);
  const all = () => [...site.tasks.values()];
  return [
    route('/tasks', (asked) => {
      const project = asked.query.get('project');
      if (project === null) return failure(400, NO_SCOPE);
      if (!site.projects.has(project)) return unknownObject(project);
      const since = asked.query.get('modified_since') ?? '';
      const own = all().filter(({ memberships }) => memberships.some((membership) => membership.project === project));
      return listed(own.filter(({ modified_at: at }) => at >= since).map(bodies.task), asked);
    }),
    route('/tasks/(\\d+)', ({ gid, fields }) => one(site.tasks.get(gid), bodies.task, fields)),
    route('/tasks/(\\d+)/subtasks', (asked) => {
      const parts = all().filter(({ parent }) => parent === asked.gid);
      return site.tasks.has(asked.gid) ? listed(parts.map(bodies.task), asked) : unknownObject(asked.gid);
    }),
    route('/tasks/(\\d+)/stories', (asked) => {
      const task = site.tasks.get(asked.gid);
      if (task === undefined) return unknownObject(asked.gid);
      return listed(
        task.stories.map((story) => bodies.story(story, task)),
        asked,
      );
    }),
  ];
}

function one<T>(thing: T | undefined, body: (thing: T) => Body, fields: readonly string[]): Answer {
  if (thing === undefined) return failure(404, 'Unknown object');
  const whole = body(thing);
  return { status: 200, body: { data: fields.length === 0 ? whole : chosen(whole, fields) } };
}

function listed(bodies: readonly Body[], { query, fields }: Asked): Answer {
  const limit = query.get('limit') === null ? DEFAULT_PAGE : Number(query.get('limit'));
  if (!(limit >= 1 && limit <= LARGEST_PAGE)) return failure(400, `limit: must be between 1 and ${LARGEST_PAGE}`);
  const offset = query.get('offset');
  const start = offset === null ? 0 : Number(Buffer.from(offset, 'base64url').toString().replace('from:', ''));
  if (Number.isNaN(start)) return failure(400, 'offset: Your pagination token is invalid');
  const end = start + limit;
  const next =
    end < bodies.length ? { offset: Buffer.from(`from:${end}`).toString('base64url'), path: '', uri: '' } : null;
  return { status: 200, body: { data: bodies.slice(start, end).map((body) => chosen(body, fields)), next_page: next } };
}

/** What happened in a project since a token; 412 with a fresh one where the token is missing or too old. */
function events(site: Site, query: URLSearchParams): Answer {
  const project = query.get('resource') ?? '';
  if (!site.projects.has(project)) return unknownObject(project);
  const [, at] = /^events:(\d+)$/.exec(query.get('sync') ?? '') ?? [];
  if (at === undefined || Number(at) < site.oldest) {
    const message =
      'Sync token invalid or too old. If you are attempting to keep resources in sync, you must fetch the full dataset again';
    return { status: 412, body: { errors: [{ message }], sync: `events:${site.events.length}` } };
  }
  const end = Math.min(site.events.length, Number(at) + EVENTS_AT_ONCE);
  const some = site.events.slice(Number(at), end).filter((event) => event.project === project);
  return {
    status: 200,
    body: { data: some.map(eventBody), sync: `events:${end}`, has_more: end < site.events.length },
  };
}

/** An event as the API and webhooks tell it. */
export function eventBody({ action, task, at }: Happening): Body {
  return {
    action,
    type: 'task',
    created_at: at,
    resource: { gid: task, resource_type: 'task' },
  };
}

function unknownObject(gid: string): Answer {
  return failure(404, `Unknown object: ${gid}`);
}

/** A failure as Asana words it. */
export function failure(status: number, message: string): Answer {
  return {
    status,
    body: {
      errors: [{ message, help: 'For more information on API status codes and how to handle them, read the docs' }],
    },
  };
}
