import { readFileSync } from 'node:fs';
import { buildSchema, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Answer } from '../kit/call.ts';
import { nodeId } from './bodies.ts';
import type { Deployment, Happening, Issue, Pull, Repository, Answer as Said, Seed } from './model.ts';

const SCHEMA = new URL('../../descriptions/github.graphql', import.meta.url);
const MOST_NODES = 100;

/** GitHub's GraphQL: a document is held against the schema, and refused where it asks for what is not there. */
export function graphOf(seed: Seed): (body: unknown) => Promise<Answer> {
  const schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true });
  return async (body) => {
    const { query, variables } = Object(body) as { query?: unknown; variables?: Record<string, unknown> };
    const asked = read(String(query ?? ''), schema);
    if ('errors' in asked) return { status: 200, body: { errors: asked.errors } };
    const result = (await execute({
      schema,
      document: asked.document,
      rootValue: rootOf(seed),
      variableValues: variables ?? null,
      typeResolver: (value) => String(Object(value).__typename),
    })) as ExecutionResult;
    const errors = result.errors?.map((error) => ({ ...error.toJSON(), type: error.extensions.type ?? 'INTERNAL' }));
    return {
      status: 200,
      body: { ...(errors === undefined ? {} : { errors }), data: JSON.parse(JSON.stringify(result.data ?? null)) },
    };
  };
}

function read(query: string, schema: GraphQLSchema) {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length === 0 ? { document } : { errors: errors.map((error) => error.toJSON()) };
  } catch (error) {
    return { errors: [{ message: (error as Error).message }] };
  }
}

type Node = Record<string, unknown>;

function rootOf(seed: Seed) {
  const byId = new Map<string, () => Node>();
  for (const repository of seed.repositories) {
    const drawn = drawingOf(seed, repository);
    for (const thing of repository.things) byId.set(nodeId(thing), () => drawn.thing(thing));
  }
  const node = ({ id }: { id: string }) => {
    const found = byId.get(id);
    if (found !== undefined) return found();
    throw new GraphQLError(`Could not resolve to a node with the global id of '${id}'`, {
      extensions: { type: 'NOT_FOUND' },
    });
  };
  return {
    node,
    nodes: ({ ids }: { ids: readonly string[] }) => {
      if (ids.length > MOST_NODES) throw new GraphQLError(`You may not provide more than ${MOST_NODES} node ids`);
      return ids.map((id) =>
        byId.has(id)
          ? node({ id })
          : new GraphQLError(`Could not resolve to a node with the global id of '${id}'`, {
              extensions: { type: 'NOT_FOUND' },
            }),
      );
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = seed.repositories.find((each) => each.owner === owner && each.name === name);
      if (found !== undefined) return drawingOf(seed, found).whole();
      throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, {
        extensions: { type: 'NOT_FOUND' },
      });
    },
  };
}

/** One repository as GraphQL draws it. */
function drawingOf(seed: Seed, repository: Repository) {
  const nameWithOwner = `${repository.owner}/${repository.name}`;
  const who = (login: string | undefined) => whoOf(seed, login);
  const place = (number: number | null | undefined): Node | null => {
    const found = repository.things.find((each) => each.number === number);
    return found === undefined ? null : thing(found);
  };
  const pencils: Pencils = { seed, nameWithOwner, who, place, milestones: repository.milestones };
  const thing = (of: Issue | Pull): Node => (of.kind === 'issue' ? issueOf(of, pencils) : pullOf(of, pencils));
  const issues = () => repository.things.filter((each): each is Issue => each.kind === 'issue');
  const keyOfIssue = ({ number }: Issue) => String(number).padStart(9, '0');
  return {
    thing,
    whole: () => ({
      nameWithOwner,
      deployments: (asked: Asked) =>
        paged(repository.deployments.toReversed(), asked, [({ id }) => String(id), deploymentOf]),
      issues: (asked: Asked) => paged(issues(), asked, [keyOfIssue, thing]),
    }),
  };
}

/** What all things of a repository are drawn with. */
interface Pencils {
  readonly seed: Seed;
  readonly nameWithOwner: string;
  readonly who: (login: string | undefined) => Node | null;
  readonly place: (number: number | null | undefined) => Node | null;
  readonly milestones: Repository['milestones'];
}

function whoOf({ users }: Seed, login: string | undefined): Node | null {
  const found = users.find((each) => each.login === login);
  if (found === undefined) return null;
  const { id, name, isBot } = found;
  const __typename = isBot ? 'Bot' : 'User';
  return { __typename, id: `U_${id}`, databaseId: id, login: found.login.replace('[bot]', ''), name: name || null };
}

function issueOf(of: Issue, pencils: Pencils): Node {
  const { nameWithOwner, who, place, milestones } = pencils;
  const planned = milestones.find(({ number }) => number === of.milestone);
  return {
    ...{ __typename: 'Issue', id: nodeId(of), number: of.number, title: of.title, state: of.state.toUpperCase() },
    ...{ stateReason: reasonOf(of.reason), createdAt: of.createdAt, updatedAt: of.updatedAt, closedAt: of.closedAt },
    url: `https://github.example/${nameWithOwner}/issues/${of.number}`,
    ...{ repository: { nameWithOwner }, author: who(of.author), parent: () => place(of.parent) },
    milestone: planned === undefined ? null : { number: planned.number, title: planned.title },
    assignees: (asked: Asked) => paged(of.assignees, asked, [(login) => login, who]),
    labels: (asked: Asked) => paged(of.labels, asked, [(name) => name, (name) => ({ name })]),
    timelineItems: timelineOf(of.happenings, pencils),
  };
}

function pullOf(of: Pull, pencils: Pencils): Node {
  const { nameWithOwner, who, place } = pencils;
  const said = ({ id, author, at, state }: Said): Node => ({
    id,
    author: who(author),
    createdAt: at,
    submittedAt: at,
    state,
  });
  const closes = of.closes.filter((number) => place(number) !== null);
  return {
    ...{
      __typename: 'PullRequest',
      id: nodeId(of),
      number: of.number,
      title: of.title,
      body: of.body,
      state: of.state.toUpperCase(),
    },
    ...{
      isDraft: of.draft,
      createdAt: of.createdAt,
      updatedAt: of.updatedAt,
      closedAt: of.closedAt,
      mergedAt: of.mergedAt,
    },
    ...{ additions: of.additions, deletions: of.deletions, headRefName: of.branch, baseRefName: of.base },
    ...{ repository: { nameWithOwner }, author: who(of.author) },
    url: `https://github.example/${nameWithOwner}/pull/${of.number}`,
    mergeCommit: of.mergeCommit === null ? null : { oid: of.mergeCommit },
    closingIssuesReferences: (asked: Asked) => paged(closes, asked, [String, place]),
    comments: (asked: Asked) => paged(of.comments, asked, [({ id }) => id, said]),
    reviews: (asked: Asked) => paged(of.reviews, asked, [({ id }) => id, said]),
    commits: (asked: Asked) => paged(of.commits, asked, [({ sha }) => sha, (commit) => commitOf(commit, pencils)]),
    timelineItems: timelineOf(of.happenings, pencils),
  };
}

function commitOf({ sha, author, at }: Pull['commits'][number], { seed, who }: Pencils): Node {
  const user = seed.users.find(({ login }) => login === author);
  const by = { email: user?.email ?? null, user: user?.isBot ? null : who(author) };
  return { commit: { oid: sha, authoredDate: at, committedDate: at, author: by } };
}

function timelineOf(happenings: readonly Happening[], pencils: Pencils) {
  return (asked: Asked & { itemTypes?: readonly string[] }) => {
    const kinds = asked.itemTypes?.map((each) => each.replaceAll('_', '').toLowerCase());
    const some = happenings.filter(({ type }) => kinds === undefined || kinds.includes(type.toLowerCase()));
    return paged(some, asked, [({ id }) => id, (each) => eventOf(each, pencils)]);
  };
}

function eventOf(of: Happening, { who, place }: Pencils): Node {
  return {
    __typename: of.type,
    ...{ id: of.id, createdAt: of.at, stateReason: reasonOf(of.reason), previousTitle: of.from, currentTitle: of.to },
    ...{ label: of.label === undefined ? null : { name: of.label }, assignee: who(of.assignee) },
    milestoneTitle: of.milestone,
    parent: () => place(of.other),
    source: () => place(of.other),
    canonical: () => place(of.other),
  };
}

function deploymentOf(of: Deployment): Node {
  const statuses = of.statuses.toReversed();
  const status = ({ id, state, at }: Deployment['statuses'][number]) => ({
    id: `DES_${id}`,
    state: state.toUpperCase(),
    createdAt: at,
  });
  return {
    ...{ id: `DE_${of.id}`, databaseId: of.id, environment: of.environment, createdAt: of.createdAt, task: 'deploy' },
    ...{ updatedAt: of.statuses.at(-1)?.at ?? of.createdAt, commitOid: of.commit, description: '' },
    commit: { committedDate: of.committedAt, url: 'https://github.example/' },
    statuses: (asked: Asked) => paged(statuses, asked, [({ id }) => String(id), status]),
  };
}

interface Asked {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of a list. The cursor names the last thing seen; when that is gone, the page begins with the first key beyond it. */
function paged<T>(
  list: readonly T[],
  { first, after }: Asked,
  by: readonly [keyOf: (each: T) => string, draw: (each: T) => Node | null],
) {
  if (!first || first > MOST_NODES)
    throw new GraphQLError('You must provide a `first` value between 1 and 100 to properly paginate.');
  const [keyOf, draw] = by;
  const start = startOf(list.map(keyOf), after ? Buffer.from(after, 'base64').toString() : null);
  const page = list.slice(start, start + first);
  const last = page.at(-1);
  const endCursor = last === undefined ? null : Buffer.from(keyOf(last)).toString('base64');
  return {
    totalCount: list.length,
    pageInfo: { hasNextPage: start + page.length < list.length, endCursor },
    nodes: page.map(draw),
  };
}

function startOf(keys: readonly string[], after: string | null): number {
  if (after === null) return 0;
  const at = keys.indexOf(after);
  if (at >= 0) return at + 1;
  const beyond = keys.findIndex((key) => key > after);
  return beyond < 0 ? keys.length : beyond;
}

function reasonOf(reason: string | null | undefined): string | null {
  return reason ? reason.toUpperCase() : null;
}
