import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Filter, fitsIssue } from './filter.ts';
import type { Issue } from './model.ts';
import type { Site } from './site.ts';

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: 'createdAt' | 'updatedAt' | null;
  readonly includeArchived?: boolean | null;
  readonly id?: string;
}

type Source = Readonly<Record<string, unknown>> & { readonly id: string };
type Lister = (source: Source, site: Site, given: PageArguments) => readonly object[];

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 250;

const issuesOf: Lister = (_, site, { filter }) => site.issues.filter((issue) => fitsIssue(issue, filter ?? {}, site));
const of =
  (field: keyof Issue): Lister =>
  (source, site, given) =>
    issuesOf(source, site, given).filter((issue) => Reflect.get(issue, field) === source.id);

/** The lists of the API that hold something; all others are empty. */
const LISTS: Readonly<Record<string, Lister>> = {
  'Query.issues': issuesOf,
  'Query.teams': (_, site) => site.workspace.teams,
  'Query.workflowStates': (_, site) => site.workspace.states,
  'Query.users': (_, site) => site.workspace.users,
  'Query.issueLabels': (_, site) => site.workspace.labels,
  'Query.cycles': (_, site) => site.workspace.cycles,
  'Query.projects': (_, site) => site.projects,
  'Query.projectMilestones': (_, site) => site.workspace.projectMilestones,
  'Query.initiatives': (_, site) => site.workspace.initiatives,
  'Query.issueRelations': (_, site) => site.relations,
  'Organization.teams': (_, site) => site.workspace.teams,
  'Issue.history': ({ history }) => history as readonly object[],
  'Issue.stateHistory': (issue) => spansOf(issue as unknown as Issue),
  'Issue.relations': ({ id }, site) => site.relations.filter(({ issueId }) => issueId === id),
  'Issue.inverseRelations': ({ id }, site) => site.relations.filter(({ relatedIssueId }) => relatedIssueId === id),
  'Issue.labels': ({ labelIds }, site) => site.workspace.labels.filter(({ id }) => (labelIds as string[]).includes(id)),
  'Issue.children': of('parentId'),
  'Team.issues': of('teamId'),
  'Team.states': ({ id }, site) => site.workspace.states.filter(({ teamId }) => teamId === id),
  'Team.cycles': ({ id }, site) => site.workspace.cycles.filter(({ teamId }) => teamId === id),
  'Cycle.issues': of('cycleId'),
  'Project.issues': of('projectId'),
  'Project.projectMilestones': ({ id }, site) =>
    site.workspace.projectMilestones.filter(({ projectId }) => projectId === id),
  'Project.initiatives': ({ initiativeIds }, site) =>
    site.workspace.initiatives.filter(({ id }) => (initiativeIds as string[]).includes(id)),
  'Initiative.projects': ({ id }, site) => site.projects.filter(({ initiativeIds }) => initiativeIds.includes(id)),
};

/** Fields that are computed. */
const COMPUTED: Readonly<Record<string, (source: Source, site: Site, given: PageArguments) => unknown>> = {
  'Query.viewer': (_, site) => site.workspace.users[0],
  'Query.organization': (_, site) => site.workspace.organization,
  'Query.issue': (_, site, { id }) =>
    site.issues.find((issue) => issue.id === id || site.identifier(issue) === id) ?? notFound('Issue'),
  'Query.rateLimitStatus': () => ({ kind: 'apiKey', limits: [] }),
  'Issue.identifier': (issue, site) => site.identifier(issue as unknown as Issue),
  'Issue.url': (issue, site) =>
    `https://linear.app/${site.workspace.organization.urlKey}/issue/${site.identifier(issue as unknown as Issue)}`,
  'Issue.priorityLabel': ({ priority }) => ['No priority', 'Urgent', 'High', 'Medium', 'Low'][priority as number],
  'Issue.completedAt': (issue, site) => endOf(issue as unknown as Issue, site, 'completed'),
  'Issue.canceledAt': (issue, site) => endOf(issue as unknown as Issue, site, 'canceled'),
  'IssueRelation.issue': ({ issueId }, site) => site.find(issueId as string),
  'IssueRelation.relatedIssue': ({ relatedIssueId }, site) => site.find(relatedIssueId as string),
  'Team.displayName': ({ name }) => name,
  'Team.issueCount': ({ id }, site) => site.issues.filter(({ teamId }) => teamId === id).length,
};

function notFound(what: string): never {
  throw new GraphQLError(`Entity not found: ${what}`, { extensions: { code: 'INPUT_ERROR', statusCode: 400 } });
}

/** Answers any field of the schema: what the workspace holds, or what an empty one would say. */
export const resolve: GraphQLFieldResolver<Source, Site, PageArguments> = (source, given, ...[site, info]) => {
  const name = `${info.parentType.name}.${info.fieldName}`;
  const computed = Object.hasOwn(COMPUTED, name) ? COMPUTED[name] : undefined;
  if (computed !== undefined) return computed(source, site, given);
  const type = getNamedType(info.returnType);
  if (type.name.endsWith('Connection') && isObjectType(type)) return page(listed(name, { source, site, given }), given);
  if (info.parentType.name === 'Query' && given.id !== undefined) return site.find(given.id) ?? notFound(type.name);
  const own = defaultFieldResolver(source, given, site, info);
  if (own !== undefined) return own;
  const reference: unknown = source?.[`${info.fieldName}Id`];
  if (typeof reference === 'string') return site.find(reference);
  return isNonNullType(info.returnType) ? emptyOf(info.returnType, site) : null;
};

function listed(name: string, { source, site, given }: { source: Source; site: Site; given: PageArguments }) {
  const list = Object.hasOwn(LISTS, name) ? LISTS[name]?.(source, site, given) : undefined;
  return (list ?? []).filter((thing) => given.includeArchived === true || !Reflect.get(thing, 'archivedAt'));
}

/** A page, newest first, as Linear lists everything. */
function page(all: readonly object[], { first, after, orderBy }: PageArguments) {
  const by = orderBy ?? 'createdAt';
  const timeOf = (thing: object) => String(Reflect.get(thing, by) ?? '');
  const ordered = all.toSorted((one, other) =>
    timeOf(one) < timeOf(other) ? 1 : timeOf(one) > timeOf(other) ? -1 : 0,
  );
  const size = Math.min(first ?? DEFAULT_PAGE, LARGEST_PAGE);
  const idOf = (thing: object | undefined) => (thing === undefined ? null : String(Reflect.get(thing, 'id')));
  const start = after ? ordered.findIndex((thing) => idOf(thing) === after) + 1 : 0;
  const nodes = ordered.slice(start, start + size);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: idOf(node) })),
    pageInfo: {
      hasNextPage: start + size < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: idOf(nodes[0]),
      endCursor: idOf(nodes.at(-1)),
    },
  };
}

/** The states that an issue went through. */
function spansOf(issue: Issue) {
  const moves = issue.history.filter(({ toStateId }) => typeof toStateId === 'string');
  const starts = [
    { startedAt: issue.createdAt, stateId: String(moves[0]?.fromStateId ?? issue.stateId) },
    ...moves.map(({ createdAt, toStateId }) => ({ startedAt: createdAt, stateId: String(toStateId) })),
  ];
  return starts.map((start, at) => ({
    id: `${issue.id}-span-${at}`,
    ...start,
    endedAt: starts[at + 1]?.startedAt ?? null,
  }));
}

function endOf(issue: Issue, site: Site, type: string): string | null {
  const isEnd = (id: unknown) => (site.find(String(id)) as { type?: string } | null)?.type === type;
  return isEnd(issue.stateId)
    ? String(issue.history.findLast(({ toStateId }) => isEnd(toStateId))?.createdAt ?? issue.createdAt)
    : null;
}

const EMPTY: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Int: 0,
  Float: 0,
  String: '',
  ID: 'none',
  JSONObject: {},
  JSON: {},
};

/** What an empty workspace says where the schema demands a value. */
function emptyOf(type: GraphQLOutputType, site: Site): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  const named = getNamedType(nullable as GraphQLOutputType) as GraphQLNamedType;
  if (isEnumType(named)) return named.getValues()[0]?.value;
  if (named.name === 'DateTime') return site.workspace.now;
  return Object.hasOwn(EMPTY, named.name) ? EMPTY[named.name] : {};
}
