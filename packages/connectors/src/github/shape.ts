import { z } from 'zod';

const text = z.string();
const maybe = text.nullish();
const whole = z.number().int();

/** Somebody, as REST or GraphQL names them; null once the account is gone. */
const who = z
  .object({
    login: maybe,
    name: maybe,
    databaseId: whole.nullish(),
    id: z.unknown().optional(),
    __typename: maybe,
    type: maybe,
  })
  .nullish();
export type Who = z.infer<typeof who>;

const place = z.object({ number: whole, repository: z.object({ nameWithOwner: text }) });
export type PlaceOf = z.infer<typeof place>;
const nodes = <T extends z.ZodType>(shape: T) => z.object({ nodes: z.array(shape) });

const event = z.object({
  __typename: text,
  id: text,
  createdAt: text,
  stateReason: maybe,
  previousTitle: maybe,
  currentTitle: maybe,
  label: z.object({ name: text }).nullish(),
  assignee: who,
  milestoneTitle: maybe,
  parent: place.nullish(),
  source: z.union([place, z.object({ __typename: text })]).nullish(),
  canonical: z.union([place, z.object({ __typename: text })]).nullish(),
});
export type TimelineEvent = z.infer<typeof event>;

export const issue = z.object({
  __typename: z.literal('Issue'),
  id: text,
  number: whole,
  title: text,
  url: maybe,
  state: z.enum(['OPEN', 'CLOSED']),
  stateReason: maybe,
  createdAt: text,
  updatedAt: text,
  repository: z.object({ nameWithOwner: text }),
  author: who,
  assignees: nodes(who),
  labels: nodes(z.object({ name: text })).nullish(),
  milestone: z.object({ number: whole, title: text }).nullish(),
  parent: place.nullish(),
  timelineItems: nodes(event),
});
export type Issue = z.infer<typeof issue>;

/** Further events of an issue, beside the page that holds it. */
export const further = z.object({ id: text, timelineItems: nodes(event) });

const said = z.object({ id: text, author: who });

export const pull = z.object({
  __typename: z.literal('PullRequest'),
  id: text,
  number: whole,
  title: text,
  body: maybe,
  url: maybe,
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: text,
  updatedAt: text,
  mergedAt: maybe,
  additions: whole,
  deletions: whole,
  headRefName: text,
  baseRefName: text,
  repository: z.object({ nameWithOwner: text }),
  author: who,
  mergeCommit: z.object({ oid: text }).nullish(),
  closingIssuesReferences: nodes(place).nullish(),
  comments: nodes(said.extend({ createdAt: text })),
  reviews: nodes(said.extend({ state: text, submittedAt: maybe })).nullish(),
  commits: z.object({
    totalCount: whole,
    nodes: z.array(
      z.object({
        commit: z.object({
          authoredDate: text,
          committedDate: text,
          author: z.object({ email: maybe, user: z.object({ databaseId: whole.nullish() }).nullish() }).nullish(),
        }),
      }),
    ),
  }),
  course: nodes(z.object({ __typename: text, id: text, createdAt: text })),
});
export type PullRequest = z.infer<typeof pull>;

export const deployment = z.object({
  databaseId: whole.nullish(),
  id: text,
  environment: maybe,
  createdAt: text,
  commitOid: text,
  task: maybe,
  description: maybe,
  commit: z.object({ committedDate: text, url: maybe }).nullish(),
  statuses: nodes(z.object({ id: text, state: text, createdAt: text })).nullish(),
});
export type Deployment = z.infer<typeof deployment>;

export const release = z.object({
  id: whole,
  tag_name: text,
  name: maybe,
  draft: z.boolean(),
  prerelease: z.boolean(),
  published_at: maybe,
  html_url: maybe,
});

export const run = z.object({
  id: whole,
  name: maybe,
  display_title: maybe,
  head_sha: text,
  conclusion: maybe,
  created_at: text,
  run_started_at: maybe,
  updated_at: text,
  html_url: maybe,
  head_commit: z.object({ timestamp: text }).nullish(),
});

export const repository = z.object({
  full_name: text,
  name: text,
  html_url: maybe,
  default_branch: maybe,
  created_at: maybe,
  updated_at: maybe,
});

export const milestone = z.object({
  id: whole,
  number: whole,
  title: text,
  html_url: maybe,
  state: text,
  created_at: text,
  updated_at: text,
  closed_at: maybe,
  due_on: maybe,
  url: maybe,
});

export const label = z.object({ name: text });

/** An issue or pull request as REST lists it: as it is now. */
export const listed = z.object({
  node_id: text,
  id: whole,
  number: whole,
  title: text,
  html_url: maybe,
  state: text,
  state_reason: maybe,
  created_at: text,
  updated_at: text,
  closed_at: maybe,
  user: who,
  assignee: who,
  labels: z.array(z.union([text, z.object({ name: maybe })])).nullish(),
  milestone: z.object({ number: whole }).nullish(),
  type: z.object({ name: text }).nullish(),
  repository_url: maybe,
  url: maybe,
  draft: z.boolean().nullish(),
  pull_request: z.object({ merged_at: maybe }).nullish(),
  body: maybe,
});
export type Listed = z.infer<typeof listed>;

/** A field of an issue in a project, as a webhook tells that it was changed. */
export const projectChange = z.object({
  item: z.string(),
  field: text,
  to: maybe,
  at: text,
  issue: place,
});
