import { z } from 'zod';
import { dayText, diagnosticView } from './words.ts';

export const itemRow = z
  .object({
    id: z.string(),
    title: z.string(),
    type: z.string().nullable(),
    state: z.string().nullable(),
    category: z.enum(['todo', 'doing', 'done', 'dropped']),
    priority: z.string().nullable(),
    team: z.string().nullable(),
    teamName: z.string().nullable(),
    assignee: z.string().nullable(),
    assigneeName: z.string().nullable(),
    milestones: z.array(z.object({ id: z.string(), name: z.string() })),
    created: dayText,
    finished: dayText.nullable(),
    /** Days since it was created (open), or from creation to finish. */
    ageDays: z.number().int(),
    url: z.string().nullable(),
  })
  .meta({ id: 'ItemRow' });
export type ItemRow = z.infer<typeof itemRow>;

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }));

/** One page of items, keyset paged: `next` is the cursor of the following page. */
export const itemsView = z
  .object({
    asOf: dayText,
    total: z.number().int(),
    items: z.array(itemRow),
    next: z.string().nullable(),
  })
  .meta({ id: 'Items' });
export type ItemsView = z.infer<typeof itemsView>;

/** The values that filters can take, with counts as of the day. */
export const facetsView = z
  .object({
    asOf: dayText,
    team: facet,
    type: facet,
    state: facet,
    category: facet,
    priority: facet,
    milestone: facet,
    assignee: facet,
  })
  .meta({ id: 'Facets' });
export type FacetsView = z.infer<typeof facetsView>;

/** A fact: who said what, when, from which tool. */
export const factView = z
  .object({
    seq: z.number().int(),
    subject: z.string(),
    attribute: z.string(),
    op: z.enum(['set', 'add', 'remove']),
    value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
    at: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    source: z.string(),
    cause: z.string(),
    /** The same in words, e.g. `state became "Closed"`. */
    words: z.string(),
  })
  .meta({ id: 'Fact' });

export const factsView = z.object({ facts: z.array(factView), next: z.string().nullable() }).meta({ id: 'Facts' });
export type FactsView = z.infer<typeof factsView>;

export const itemView = z
  .object({
    asOf: dayText,
    item: itemRow,
    resolution: z.string().nullable(),
    estimate: z.number().nullable(),
    /** Hours that people logged, and their worklogs as far as they are read, the latest first. */
    logged: z.number().nullable(),
    worklogs: z.array(z.object({ person: z.string().nullable(), hours: z.number(), day: dayText })),
    parent: z.object({ id: z.string(), title: z.string() }).nullable(),
    children: z.array(z.object({ id: z.string(), title: z.string(), category: z.string() })),
    reporterName: z.string().nullable(),
    labels: z.array(z.string()),
    components: z.array(z.string()),
    sprints: z.array(z.string()),
    trail: z.array(z.object({ at: z.iso.datetime(), state: z.string() })),
    links: z.array(
      z.object({ words: z.string(), item: z.object({ id: z.string(), title: z.string(), category: z.string() }) }),
    ),
    /** What the same item is called in other tools. */
    also: z.array(z.object({ id: z.string(), tool: z.string().nullable(), url: z.string().nullable() })),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Item' });
export type ItemView = z.infer<typeof itemView>;

export const searchView = z
  .object({
    results: z.array(
      z.object({
        kind: z.enum(['item', 'milestone', 'team', 'person', 'program']),
        id: z.string(),
        title: z.string(),
        detail: z.string(),
        program: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SearchResults' });
export type SearchView = z.infer<typeof searchView>;
