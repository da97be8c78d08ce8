import { z } from 'zod';

// The parts of Jira's issue that are read, as loosely as they can be: v2 and v3, Cloud and Data Center differ in details. What
// is not read is left out, but for the fields of an issue, whose own ones have other names on every site.
const id = z.union([z.string(), z.number()]).transform(String);
const named = z.object({ name: z.string() });

export const user = z.object({
  accountId: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  displayName: z.string().optional(),
  emailAddress: z.string().optional(),
  timeZone: z.string().optional(),
  active: z.boolean().optional(),
});
export type JiraUser = z.infer<typeof user>;

export const version = z.object({
  id,
  name: z.string(),
  released: z.boolean().optional(),
  releaseDate: z.string().nullish(),
  startDate: z.string().nullish(),
});
export type JiraVersion = z.infer<typeof version>;

const status = z.object({
  name: z.string(),
  statusCategory: z.object({ key: z.string() }).optional(),
});
export type JiraStatus = z.infer<typeof status>;

const issueRef = z.object({
  key: z.string(),
  fields: z
    .looseObject({
      summary: z.string().optional(),
      issuetype: z.object({ name: z.string(), hierarchyLevel: z.number().optional() }).optional(),
    })
    .optional(),
});

export const issueLink = z.object({
  id,
  type: z.object({ name: z.string(), inward: z.string().optional(), outward: z.string().optional() }),
  inwardIssue: issueRef.optional(),
  outwardIssue: issueRef.optional(),
});
export type JiraLink = z.infer<typeof issueLink>;

const historyItem = z.preprocess(
  withOwnToString,
  z.object({
    field: z.string(),
    fieldId: z.string().optional(),
    from: z.union([z.string(), z.number()]).nullish(),
    fromString: z.string().nullish(),
    to: z.union([z.string(), z.number()]).nullish(),
    toString: z.string().nullish(),
  }),
);

// Every object has a method of this name: where the entry has no text of its own, that must not be read in its place.
function withOwnToString(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && !Object.hasOwn(raw, 'toString') ? { ...raw, toString: null } : raw;
}

export type JiraHistoryItem = z.infer<typeof historyItem>;

// Written out, or counted since 1970: in milliseconds, or in seconds.
const time = z.union([z.string(), z.number().transform(fromCount)]);

function fromCount(count: number): string {
  const at = new Date(Math.abs(count) < 1e11 ? count * 1_000 : count);
  return Number.isNaN(at.getTime()) ? String(count) : at.toISOString();
}

export const history = z.object({ id, created: time, items: z.array(historyItem) });
export type JiraHistory = z.infer<typeof history>;

/** Time that somebody logged. */
export const worklog = z.object({
  id,
  issueId: id.optional(),
  author: user.nullish(),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  started: z.string().nullish(),
  timeSpentSeconds: z.number().nullish(),
});
export type JiraWorklog = z.infer<typeof worklog>;

export const issue = z.looseObject({
  id,
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/i, 'not an issue key'),
  self: z.string().optional(),
  names: z.record(z.string(), z.string()).optional(),
  changelog: z.object({ total: z.number().optional(), histories: z.array(history) }).optional(),
  fields: z.looseObject({
    summary: z.string().nullish(),
    issuetype: z
      .object({ name: z.string(), hierarchyLevel: z.number().optional(), subtask: z.boolean().optional() })
      .nullish(),
    project: z.object({ key: z.string(), name: z.string().optional() }).nullish(),
    status: status.nullish(),
    resolution: named.nullish(),
    resolutiondate: z.string().nullish(),
    created: z.string(),
    updated: z.string().nullish(),
    priority: named.nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(version).nullish(),
    issuelinks: z.array(issueLink).nullish(),
    assignee: user.nullish(),
    reporter: user.nullish(),
    timeoriginalestimate: z.number().nullish(),
    timespent: z.number().nullish(),
    parent: issueRef.nullish(),
    epic: z.object({ key: z.string(), name: z.string().nullish(), summary: z.string().nullish() }).nullish(),
    sprint: z.unknown().optional(),
    closedSprints: z.unknown().optional(),
    worklog: z.unknown().optional(),
  }),
});
/** An issue in the shape of Jira's REST API, v2 or v3. */
export type JiraIssue = z.infer<typeof issue>;
