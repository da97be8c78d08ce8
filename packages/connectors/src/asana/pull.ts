import {
  type Cursor,
  type Page,
  type PullRequest,
  type RawRecord,
  ResyncNeeded,
  type Session,
} from '../kit/connector.ts';
import { HttpFailure } from '../kit/http.ts';
import { textOf } from '../kit/text-of.ts';
import { ask, askAll, askMany, dataOf, type Part, type Question, recordOf, thingsOf } from './ask.ts';
import type { AsanaSettings } from './settings.ts';

type Asana = Session<AsanaSettings>;
/** The token of each project's events, by its gid. */
type Tokens = Readonly<Record<string, string>>;

const TASKS_A_PAGE = 100;

/** Reads the projects and people, then the tasks of each project page by page, with their sub-tasks and stories. */
export async function* pull(session: Asana, request: PullRequest): AsyncGenerator<Page> {
  const around = await surroundings(session);
  const cursor = request.cursor ?? { tokens: await freshTokens(session, around.projects) };
  yield { isSurroundings: true, records: around.records, cursor, progress: { done: 0, total: null } };
  if (request.kind === 'full') yield* everything(session, around.projects, cursor);
  else if (request.kind === 'changes') yield* changed(session, around.projects, cursor);
  else for await (const page of tasksById(session, request.ids)) yield { ...page, cursor };
}

/** The projects of the connection, and what tasks refer to. */
async function surroundings({ http, settings }: Asana) {
  const records: RawRecord[] = [];
  const keep = (question: Question, body: unknown) => {
    records.push(recordOf({ question, body }));
    return thingsOf(body);
  };
  const found: ReturnType<typeof thingsOf>[number][] = [];
  if (settings.portfolio) {
    const portfolio: Question = { kind: 'portfolio', path: `/portfolios/${settings.portfolio}` };
    keep(portfolio, (await ask(http, portfolio)).body);
    const items: Question = { kind: 'items', path: `/portfolios/${settings.portfolio}/items` };
    for await (const { body } of askAll(http, items)) found.push(...keep(items, body));
  }
  for (const gid of settings.projects) {
    const project: Question = { kind: 'project', path: `/projects/${gid}` };
    found.push(...keep(project, (await ask(http, project)).body));
  }
  const workspaces = new Set(found.flatMap(({ workspace }) => thingsOf({ data: workspace }).map(({ gid }) => gid)));
  for (const gid of workspaces) {
    const users: Question = { kind: 'users', path: '/users', query: { workspace: gid } };
    for await (const { body } of askAll(http, users)) keep(users, body);
  }
  return { records, projects: [...new Set(found.map(({ gid }) => gid))] };
}

/** Asks for the events of each project from now on. Asana answers 412 with the token to come again with. */
async function freshTokens({ http }: Asana, projects: readonly string[]): Promise<Tokens> {
  const tokens: Record<string, string> = {};
  for (const gid of projects) {
    const { body } = await http.send({ path: '/api/1.0/events', query: { resource: gid }, accept: [412] });
    tokens[gid] = textOf(Object(body).sync);
  }
  return tokens;
}

interface Place {
  readonly tokens: Tokens;
  /** The projects that are read whole. */
  readonly read: readonly string[];
  readonly offset: string;
  readonly done: number;
}

async function* everything(session: Asana, projects: readonly string[], cursor: Cursor): AsyncGenerator<Page> {
  const { tokens = {}, read = [], offset = '', done: before = 0 } = cursor as Partial<Place>;
  let place: Place = { tokens, read, offset, done: before };
  for (const gid of projects.filter((one) => !read.includes(one))) {
    for await (const { body, offset: next } of projectTasks(session, gid, place.offset)) {
      const tasks = thingsOf(body);
      const query = place.offset === '' ? {} : { offset: place.offset };
      const own = recordOf({ question: { kind: 'tasks', path: `/projects/${gid}/tasks`, query }, body });
      const finished = next === '' ? [...place.read, gid] : place.read;
      place = { tokens, read: finished, offset: next, done: place.done + tasks.length };
      const records = [own, ...(await withAll(session, tasks))];
      yield { records, cursor: { ...place }, progress: { done: place.done, total: null } };
    }
  }
  yield { records: [], cursor: { tokens }, progress: { done: place.done, total: place.done } };
}

/** Pages of a project's tasks. Where the place to go on from is forgotten, it begins again: the same again does no harm. */
async function* projectTasks({ http }: Asana, gid: string, from: string) {
  const question: Question = { kind: 'tasks', path: '/tasks', query: { project: gid } };
  if (from === '') {
    yield* askAll(http, question);
    return;
  }
  try {
    yield* askAll(http, { ...question, query: { project: gid, offset: from } });
  } catch (error) {
    if (!(error instanceof HttpFailure && error.kind === 'bad-request')) throw error;
    yield* askAll(http, question);
  }
}

/** The sub-tasks of tasks, to any depth, and the stories of all of them. */
async function withAll({ http }: Asana, tasks: ReturnType<typeof thingsOf>): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  const gids = tasks.map(({ gid }) => gid);
  let parents = tasks;
  for (;;) {
    const asked = parents.filter(({ num_subtasks: count }) => Number(count) > 0);
    if (asked.length === 0) break;
    const parts = await askMany(
      http,
      asked.map(({ gid }) => ({ kind: 'subtasks' as const, path: `/tasks/${gid}/subtasks` })),
    );
    parents = parts.flatMap(({ body }) => thingsOf(body)).filter(({ gid }) => !gids.includes(gid));
    gids.push(...parents.map(({ gid }) => gid));
    records.push(...parts.map(recordOf));
  }
  const stories = gids.map((gid) => ({ kind: 'stories' as const, path: `/tasks/${gid}/stories` }));
  return [...records, ...(await askMany(http, stories)).map(recordOf)];
}

/** What the events of the projects name, read again as it is now. Throws ResyncNeeded when Asana has forgotten our place. */
async function* changed(session: Asana, projects: readonly string[], cursor: Cursor): AsyncGenerator<Page> {
  const { tokens: before = {} } = cursor as Partial<Place>;
  const tokens: Record<string, string> = {};
  const gids = new Set<string>();
  for (const project of projects) {
    const token = before[project];
    if (token === undefined) throw new ResyncNeeded('a project is new to this connection');
    const events = await eventsSince(session, project, token);
    for (const gid of events.gids) gids.add(gid);
    tokens[project] = events.token;
  }
  for await (const page of tasksById(session, [...gids])) yield { ...page, cursor };
  yield { records: [], cursor: { tokens }, progress: { done: gids.size, total: gids.size } };
}

async function eventsSince({ http }: Asana, project: string, since: string) {
  const gids = new Set<string>();
  let token = since;
  for (;;) {
    const query = {
      resource: project,
      sync: token,
      opt_fields: 'action,resource,parent',
    };
    const { status, body } = await http.send({ path: '/api/1.0/events', query, accept: [412] });
    if (status === 412) throw new ResyncNeeded('Asana has forgotten where the events were read up to');
    for (const event of dataOf(body)) for (const gid of tasksIn(event)) gids.add(gid);
    token = textOf(Object(body).sync);
    if (Object(body).has_more !== true) return { gids, token };
  }
}

/** The tasks that an event is about: the task itself, or the one that a story or sub-task belongs to. */
export function tasksIn(event: unknown): readonly string[] {
  const { resource, parent } = Object(event) as { resource?: unknown; parent?: unknown };
  return [resource, parent].flatMap((thing) => {
    const { gid, resource_type: type } = Object(thing) as { gid?: unknown; resource_type?: unknown };
    return type === 'task' && typeof gid === 'string' ? [gid] : [];
  });
}

/** Some tasks by their gids, as they are now; one that is not there any more is gone. */
async function* tasksById(session: Asana, gids: readonly string[]): AsyncGenerator<Omit<Page, 'cursor'>> {
  for (let at = 0; at < gids.length; at += TASKS_A_PAGE) {
    const some = gids.slice(at, at + TASKS_A_PAGE);
    const parts = await askMany(
      session.http,
      some.map((gid) => ({ kind: 'task', path: `/tasks/${gid}` })),
    );
    const there = parts.filter(({ status }) => status < 400);
    there.push(...(await parentsOf(session, there)));
    const tasks = there.flatMap(({ body }) => thingsOf(body));
    const gone = parts.filter(({ status }) => status === 404).map((part) => goneRecord(part, session.now()));
    const records = [...there.map(recordOf), ...gone, ...(await withAll(session, tasks))];
    yield { records, progress: { done: at + some.length, total: gids.length } };
  }
}

/** The tasks that sub-tasks are parts of, up to the top: only those are in a project. */
async function parentsOf({ http }: Asana, parts: readonly Part[]): Promise<readonly Part[]> {
  const known = new Set(parts.flatMap(({ body }) => thingsOf(body)).map(({ gid }) => gid));
  const found: Part[] = [];
  let children = parts;
  while (children.length > 0) {
    const parents = children.flatMap(({ body }) => dataOf(body)).flatMap(({ parent }) => thingsOf({ data: parent }));
    const wanted = [...new Set(parents.map(({ gid }) => gid))].filter((gid) => !known.has(gid));
    children = (
      await askMany(
        http,
        wanted.map((gid) => ({ kind: 'task', path: `/tasks/${gid}` })),
      )
    ).filter(({ status }) => status < 400);
    for (const gid of wanted) known.add(gid);
    found.push(...children);
  }
  return found;
}

function goneRecord({ question }: Part, now: number): RawRecord {
  const gid = question.path.split('/').at(-1);
  return { endpoint: 'gone', key: `gone/${gid}`, body: { gid, at: new Date(now).toISOString() } };
}
