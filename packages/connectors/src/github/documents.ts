/** How many issues or pull requests are read in one question: each brings its timeline. */
export const NODES_A_QUESTION = 25;

/** What somebody is called, wherever a document names people. */
const WHO =
  '__typename login ... on User { databaseId name } ... on Bot { databaseId } ... on Mannequin { databaseId }';
const ASSIGNEE =
  '__typename ... on User { databaseId login name } ... on Bot { databaseId login } ... on Mannequin { databaseId login } ... on Organization { databaseId login name }';
const PLACE = 'number repository { nameWithOwner }';

/** The events of a timeline that say how an issue came to be as it is. */
const EVENTS = [
  'CLOSED_EVENT',
  'REOPENED_EVENT',
  'RENAMED_TITLE_EVENT',
  'LABELED_EVENT',
  'UNLABELED_EVENT',
  'ASSIGNED_EVENT',
  'UNASSIGNED_EVENT',
  'MILESTONED_EVENT',
  'DEMILESTONED_EVENT',
  'PARENT_ISSUE_ADDED_EVENT',
  'PARENT_ISSUE_REMOVED_EVENT',
  'CROSS_REFERENCED_EVENT',
  'MARKED_AS_DUPLICATE_EVENT',
].join(', ');

const timeline = (after: string) => `timelineItems(first: 100, after: ${after}, itemTypes: [${EVENTS}]) {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on ClosedEvent { id createdAt stateReason }
    ... on ReopenedEvent { id createdAt stateReason }
    ... on RenamedTitleEvent { id createdAt previousTitle currentTitle }
    ... on LabeledEvent { id createdAt label { name } }
    ... on UnlabeledEvent { id createdAt label { name } }
    ... on AssignedEvent { id createdAt assignee { ${ASSIGNEE} } }
    ... on UnassignedEvent { id createdAt assignee { ${ASSIGNEE} } }
    ... on MilestonedEvent { id createdAt milestoneTitle }
    ... on DemilestonedEvent { id createdAt milestoneTitle }
    ... on ParentIssueAddedEvent { id createdAt parent { ${PLACE} } }
    ... on ParentIssueRemovedEvent { id createdAt parent { ${PLACE} } }
    ... on CrossReferencedEvent { id createdAt source { __typename ... on Issue { ${PLACE} } } }
    ... on MarkedAsDuplicateEvent { id createdAt canonical { __typename ... on Issue { ${PLACE} } } }
  }
}`;

const ISSUE = `id number title url state stateReason createdAt updatedAt closedAt
  repository { nameWithOwner }
  author { ${WHO} }
  assignees(first: 10) { nodes { databaseId login name } }
  labels(first: 100) { nodes { name } }
  milestone { number title }
  parent { ${PLACE} }
  ${timeline('null')}`;

const PULL = `id number title body url pullState: state isDraft createdAt updatedAt closedAt mergedAt additions deletions headRefName baseRefName
  repository { nameWithOwner }
  author { ${WHO} }
  mergeCommit { oid }
  closingIssuesReferences(first: 20) { nodes { ${PLACE} } }
  comments(first: 20) { nodes { id createdAt author { ${WHO} } } }
  reviews(first: 100) { nodes { id state submittedAt author { ${WHO} } } }
  commits(first: 100) { totalCount nodes { commit { authoredDate committedDate author { email user { databaseId } } } } }
  course: timelineItems(first: 50, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, MERGED_EVENT]) {
    nodes {
      __typename
      ... on ClosedEvent { id createdAt }
      ... on ReopenedEvent { id createdAt }
      ... on MergedEvent { id createdAt }
    }
  }`;

/** Issues and pull requests by their node ids. */
export const NODES = `query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) { __typename ... on Issue { ${ISSUE} } ... on PullRequest { ${PULL} } }
}`;

/** What of one issue's timeline lies beyond its first page. */
export const TIMELINE = `query Timeline($id: ID!, $after: String!) {
  node(id: $id) { __typename ... on Issue { id ${timeline('$after')} } }
}`;

/** Deployments with their statuses, the newest first. */
export const DEPLOYMENTS = `query Deployments($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    deployments(first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId environment createdAt updatedAt commitOid task description
        commit { committedDate url }
        statuses(first: 30) { nodes { id state createdAt } }
      }
    }
  }
}`;

/** The numbers of all issues of a repository, for what has been deleted. */
export const NUMBERS = `query Numbers($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number }
    }
  }
}`;

/** Where an issue or pull request is that a project knows by its node id alone. */
export const PLACES = `query Places($ids: [ID!]!) {
  nodes(ids: $ids) { __typename id ... on Issue { ${PLACE} } ... on PullRequest { ${PLACE} } }
}`;
