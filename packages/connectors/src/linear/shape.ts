import { z } from 'zod';

// Of Linear's objects what is read, as loosely as it can be: fields may be missing where another query asked for less.
const id = z.string().min(1);
const ref = z.looseObject({ id }).nullish();
const list = <T extends z.ZodType>(node: T) =>
  z.looseObject({
    nodes: z.array(node),
    pageInfo: z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).optional(),
  });

const change = z.looseObject({
  id,
  createdAt: z.string(),
  fromStateId: z.string().nullish(),
  toStateId: z.string().nullish(),
  fromTitle: z.string().nullish(),
  toTitle: z.string().nullish(),
  fromAssigneeId: z.string().nullish(),
  toAssigneeId: z.string().nullish(),
  fromPriority: z.number().nullish(),
  toPriority: z.number().nullish(),
  fromEstimate: z.number().nullish(),
  toEstimate: z.number().nullish(),
  fromCycleId: z.string().nullish(),
  toCycleId: z.string().nullish(),
  fromProjectId: z.string().nullish(),
  toProjectId: z.string().nullish(),
  fromProjectMilestone: ref,
  toProjectMilestone: ref,
  addedLabelIds: z.array(z.string()).nullish(),
  removedLabelIds: z.array(z.string()).nullish(),
  fromTeamId: z.string().nullish(),
  toTeamId: z.string().nullish(),
  trashed: z.boolean().nullish(),
});
export type LinearChange = z.infer<typeof change>;

const relation = z.looseObject({
  id,
  type: z.string(),
  createdAt: z.string().nullish(),
  relatedIssue: z.looseObject({ identifier: z.string() }),
});

const twin = z.looseObject({
  service: z.string(),
  metadata: z
    .looseObject({
      owner: z.string().nullish(),
      repo: z.string().nullish(),
      number: z.number().nullish(),
      issueKey: z.string().nullish(),
    })
    .nullish(),
});
export type LinearRelation = z.infer<typeof relation>;
export type LinearTwin = z.infer<typeof twin>;

export const issue = z.looseObject({
  id,
  identifier: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/i, 'not the identifier of an issue'),
  previousIdentifiers: z.array(z.string()).nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  priority: z.number().nullish(),
  estimate: z.number().nullish(),
  createdAt: z.string(),
  updatedAt: z.string(),
  trashed: z.boolean().nullish(),
  labelIds: z.array(z.string()).nullish(),
  labels: list(z.looseObject({ id, name: z.string() })).nullish(),
  state: z.looseObject({ id, name: z.string(), type: z.string().optional() }).nullish(),
  team: z.looseObject({ id, key: z.string() }).nullish(),
  assignee: ref,
  creator: ref,
  cycle: ref,
  project: ref,
  projectMilestone: ref,
  parent: z.looseObject({ identifier: z.string() }).nullish(),
  syncedWith: z.array(twin).nullish(),
  relations: list(relation).nullish(),
  history: list(change).nullish(),
});
/** What was asked for beside the page of an issue. */
export const further = issue.pick({ id: true, history: true, relations: true });
export type LinearFurther = z.infer<typeof further>;

/** An issue of Linear's GraphQL API with its changes. */
export type LinearIssue = z.infer<typeof issue>;

const updatedAt = z.string().nullish();

/** What issues refer to, by the endpoint that lists it. */
export const surroundings = {
  teams: z.looseObject({ id, key: z.string(), name: z.string(), updatedAt }),
  states: z.looseObject({ id, name: z.string(), type: z.string(), updatedAt }),
  users: z.looseObject({
    id,
    name: z.string(),
    displayName: z.string().nullish(),
    email: z.string().nullish(),
    active: z.boolean().nullish(),
    timezone: z.string().nullish(),
    updatedAt,
  }),
  labels: z.looseObject({ id, name: z.string() }),
  cycles: z.looseObject({
    id,
    number: z.number(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    startsAt: z.string(),
    endsAt: z.string(),
    completedAt: z.string().nullish(),
    updatedAt,
    team: z.looseObject({ key: z.string() }).nullish(),
  }),
  projects: z.looseObject({
    id,
    name: z.string(),
    targetDate: z.string().nullish(),
    startDate: z.string().nullish(),
    completedAt: z.string().nullish(),
    updatedAt,
    projectMilestones: list(
      z.looseObject({ id, name: z.string(), targetDate: z.string().nullish(), updatedAt }),
    ).nullish(),
    initiatives: list(z.looseObject({ id })).nullish(),
  }),
  initiatives: z.looseObject({
    id,
    name: z.string(),
    targetDate: z.string().nullish(),
    completedAt: z.string().nullish(),
    updatedAt,
  }),
} as const;

export type LinearUser = z.infer<typeof surroundings.users>;
export type LinearCycle = z.infer<typeof surroundings.cycles>;
export type LinearProject = z.infer<typeof surroundings.projects>;
export type LinearInitiative = z.infer<typeof surroundings.initiatives>;

/** The objects of a body: a whole GraphQL answer, a connection, a list, or one object. */
export function nodesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body.flatMap(nodesOf);
  if (typeof body !== 'object' || body === null) return [body];
  if ('data' in body && Object(body).data !== null && typeof Object(body).data === 'object')
    return Object.values(Object(body).data as object).flatMap(nodesOf);
  if (Array.isArray(Object(body).nodes)) return Object(body).nodes as readonly unknown[];
  return [body];
}
