import { z } from 'zod';

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'write a time as 2026-01-31T09:00:00Z');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-01-31');

/** The values of an issue; what is not given is empty. Statuses, types, people and versions by the ids or names of the seed. */
export const values = z.strictObject({
  summary: z.string(),
  type: z.string(),
  /** The name of a status. */
  status: z.string(),
  priority: z.string(),
  resolution: z.string().nullable(),
  assignee: z.string().nullable(),
  reporter: z.string().nullable(),
  labels: z.array(z.string()),
  components: z.array(z.string()),
  /** Ids of versions. */
  fixVersions: z.array(z.string()),
  /** Ids of sprints. */
  sprints: z.array(z.string()),
  points: z.number().nullable(),
  /** The key of the parent: an epic, or the issue that a sub-task belongs to. */
  parent: z.string().nullable(),
  team: z.string().nullable(),
  startDate: day.nullable(),
  isFlagged: z.boolean(),
});
/** What an issue says of itself at one time. */
export type Values = z.infer<typeof values>;

const change = z.strictObject({ at: instant, author: z.string(), set: values.partial() });

const user = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  zone: z.string().default('Etc/UTC'),
  isActive: z.boolean().default(true),
});
/** Somebody with an account. */
export type User = z.infer<typeof user>;

const version = z.strictObject({
  id: z.string(),
  name: z.string(),
  released: z.boolean().default(false),
  releaseDate: day.optional(),
  startDate: day.optional(),
});
/** A version of a project. */
export type Version = z.infer<typeof version>;

const sprint = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  state: z.enum(['future', 'active', 'closed']).default('future'),
  goal: z.string().optional(),
  startDate: instant.optional(),
  endDate: instant.optional(),
  completeDate: instant.optional(),
});
/** A sprint of a board. */
export type Sprint = z.infer<typeof sprint>;

const column = z.strictObject({
  name: z.string(),
  /** Names of statuses. */
  statuses: z.array(z.string()),
  min: z.number().int().optional(),
  max: z.number().int().optional(),
});
/** A column of a board, with the fewest and the most issues that it should hold. */
export type BoardColumn = z.infer<typeof column>;

/** Everything in an emulated Jira, with its past as changes in the order of their times. */
export const seed = z.strictObject({
  flavour: z.enum(['cloud', 'data-center']).default('cloud'),
  now: instant,
  account: z.strictObject({
    user: z.string(),
    token: z.string().default('emulated-token'),
    /** The client secret of the OAuth app, and how its webhooks are signed with it: sources differ. */
    appSecret: z.string().default('emulated-app-secret'),
    appSigns: z.enum(['token', 'body']).default('token'),
    /** What the token may not do: `browse` hides all projects, `boards` the boards, `board-admin` their columns. */
    lacks: z.array(z.enum(['browse', 'boards', 'board-admin'])).default([]),
  }),
  users: z.array(user),
  statuses: z.array(
    z.strictObject({ id: z.string(), name: z.string(), category: z.enum(['new', 'indeterminate', 'done']) }),
  ),
  projects: z.array(
    z.strictObject({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      components: z.array(z.string()).default([]),
      versions: z.array(version).default([]),
    }),
  ),
  boards: z
    .array(
      z.strictObject({
        id: z.number().int(),
        name: z.string(),
        type: z.enum(['scrum', 'kanban']).default('scrum'),
        project: z.string(),
        sprints: z.array(sprint).default([]),
        /** In their order; without any, one column a status. */
        columns: z.array(column).default([]),
      }),
    )
    .default([]),
  issues: z
    .array(
      z.strictObject({
        key: z.string(),
        created: instant,
        creator: z.string(),
        first: values.partial(),
        changes: z.array(change).default([]),
      }),
    )
    .default([]),
  links: z
    .array(z.strictObject({ type: z.string(), from: z.string(), to: z.string(), at: instant, author: z.string() }))
    .default([]),
});
export type JiraSeed = z.infer<typeof seed>;
/** A seed as it is written: what has a usual value may be left out. */
export type JiraSeedInput = z.input<typeof seed>;

/** Reads a seed; throws an Error that names the first place that is wrong. */
export function readSeed(raw: unknown): JiraSeed {
  const result = seed.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`the seed is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`);
}
