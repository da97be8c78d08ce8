// Linear prices a query by what it could return: 0.1 for a property, 1 for an object, times the size of each list. The sizes here
// keep every query below the limit of 10,000 points, and 2,000 issues with 16,000 changes within 60 requests.

/** Issues on a page, with some changes and relations of each; what is beyond is asked for by itself. */
const ISSUES_A_PAGE = 50;
const CHANGES_A_PAGE = 12;
const RELATIONS_A_PAGE = 5;
const MORE_A_PAGE = 50;
/** How many issues' further lists fit into one query. */
export const ISSUES_FOR_MORE = 25;
/** Ids on a page of the sweep. */
const IDS_A_PAGE = 250;

const PAGE = 'pageInfo { hasNextPage endCursor }';

const CHANGES = `${PAGE} nodes {
  id createdAt fromStateId toStateId fromTitle toTitle fromAssigneeId toAssigneeId fromPriority toPriority
  fromEstimate toEstimate fromCycleId toCycleId fromProjectId toProjectId addedLabelIds removedLabelIds fromTeamId toTeamId
  trashed fromProjectMilestone { id } toProjectMilestone { id }
}`;

const RELATIONS = `${PAGE} nodes { id type createdAt relatedIssue { identifier } }`;

const ISSUE = `
  id identifier previousIdentifiers title url priority estimate createdAt updatedAt trashed labelIds
  state { id name type } team { id key } assignee { id } creator { id } cycle { id } project { id } projectMilestone { id }
  parent { identifier }
  syncedWith { service metadata {
    ... on ExternalEntityInfoGithubMetadata { owner repo number }
    ... on ExternalEntityInfoJiraMetadata { issueKey }
  } }
  relations(first: ${RELATIONS_A_PAGE}) { ${RELATIONS} }
  history(first: ${CHANGES_A_PAGE}) { ${CHANGES} }`;

/** A page of issues with their changes. */
export const ISSUES = `query Issues($filter: IssueFilter, $after: String, $orderBy: PaginationOrderBy) {
  issues(first: ${ISSUES_A_PAGE}, after: $after, filter: $filter, orderBy: $orderBy, includeArchived: true) { ${PAGE} nodes {${ISSUE}
  } }
}`;

/** Where a list of an issue goes on. */
export interface Further {
  readonly id: string;
  readonly list: 'history' | 'relations';
  readonly after: string;
}

/** What is beyond the first page of some issues' lists. */
export function furtherLists(wanted: readonly Further[]): string {
  const one = ({ id, list, after }: Further, index: number) => `i${index}: issue(id: ${JSON.stringify(id)}) {
    id identifier ${list}(first: ${MORE_A_PAGE}, after: ${JSON.stringify(after)}) { ${list === 'history' ? CHANGES : RELATIONS} } }`;
  return `query Further {\n${wanted.map(one).join('\n')}\n}`;
}

/** Ids of all that exist. */
export const IDS = `query Ids($filter: IssueFilter, $after: String) {
  issues(first: ${IDS_A_PAGE}, after: $after, filter: $filter, includeArchived: true) { ${PAGE} nodes { identifier trashed } }
}`;

/** What issues refer to: each list by itself, since each has pages of its own. */
export const SURROUNDINGS = {
  teams: `query Teams($after: String) { teams(first: 100, after: $after, includeArchived: true) { ${PAGE} nodes { id key name updatedAt } } }`,
  states: `query States($after: String) { workflowStates(first: 250, after: $after, includeArchived: true) { ${PAGE} nodes { id name type updatedAt team { key } } } }`,
  users: `query Users($after: String) { users(first: 250, after: $after, includeArchived: true, includeDisabled: true) { ${PAGE} nodes { id name displayName email active timezone updatedAt } } }`,
  labels: `query Labels($after: String) { issueLabels(first: 250, after: $after, includeArchived: true) { ${PAGE} nodes { id name } } }`,
  cycles: `query Cycles($after: String) { cycles(first: 250, after: $after, includeArchived: true) { ${PAGE} nodes { id number name description startsAt endsAt completedAt updatedAt team { key } } } }`,
  projects: `query Projects($after: String) { projects(first: 50, after: $after, includeArchived: true) { ${PAGE} nodes {
    id name targetDate startDate completedAt canceledAt updatedAt url
    projectMilestones(first: 25) { nodes { id name targetDate updatedAt } } initiatives(first: 10) { nodes { id } } } } }`,
  initiatives: `query Initiatives($after: String) { initiatives(first: 100, after: $after, includeArchived: true) { ${PAGE} nodes { id name targetDate completedAt updatedAt } } }`,
} as const;

/** Who we are, what we see, and how much is left of the limits. */
export const CHECK = `query Check($filter: IssueFilter) {
  viewer { name email } organization { name urlKey } teams(first: 250) { nodes { key name issueCount } }
  issues(first: 1, filter: $filter, includeArchived: true) { nodes { id } }
  rateLimitStatus { limits { type allowedAmount remainingAmount reset } }
}`;
