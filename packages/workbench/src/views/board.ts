import { z } from 'zod';
import { programRef } from './pages.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });

const levels = z.object({
  p50: z.number(),
  p85: z.number(),
  p95: z.number(),
  /** Finished items that they are learned from. */
  count: z.number().int(),
  /** True when too few items of the type were finished, and those of all types count. */
  isPooled: z.boolean(),
});

const hint = z.object({ items: z.number().int(), perWeek: z.number(), days: z.number(), words: z.string() });

const column = z
  .object({
    id: z.string(),
    name: z.string(),
    states: z.array(z.string()),
    category: z.enum(['todo', 'doing', 'done', 'dropped']),
    /** Open items in it, whatever the filter hides. */
    count: z.number().int(),
    limit: z.number().int().nullable(),
    limitFrom: z.enum(['here', 'tool']).nullable(),
    least: z.number().int().nullable(),
    isOver: z.boolean(),
    /** What the pace and the usual time in it suggest as a limit. */
    hint: hint.nullable(),
    evidence: evidenceRef,
  })
  .meta({ id: 'BoardColumn' });
export type BoardColumnView = z.infer<typeof column>;

const card = z
  .object({
    id: z.string(),
    title: z.string(),
    type: z.string().nullable(),
    state: z.string().nullable(),
    column: z.string(),
    team: named.nullable(),
    assignee: named.nullable(),
    milestones: z.array(named),
    /** Days since work on it started, or since it was created. */
    age: z.number(),
    /** Days in its state; null where that is not told. */
    inState: z.number().nullable(),
    /** The level of its type that its age lies beyond; null where that cannot be told. */
    beyond: z.union([z.literal(0), z.literal(50), z.literal(85), z.literal(95)]).nullable(),
    /** What 85 % of its type took at most. */
    usual: z.number().nullable(),
    blockers: z.array(z.object({ id: z.string(), since: dayText.nullable() })),
    sprint: z.string().nullable(),
    /** The chance to be over by the end of its sprint; null outside of one. */
    odds: z.number().nullable(),
  })
  .meta({ id: 'BoardCard' });
export type BoardCardView = z.infer<typeof card>;

const facet = named.extend({ count: z.number().int() });

/** The open items of a program by where they stand, how old they are against what is usual, and limits. */
export const boardView = z
  .object({
    asOf: dayText,
    program: programRef,
    headline: words,
    words: z.string(),
    /** Which open items: those under way and in running sprints, or all. */
    scope: z.enum(['current', 'open']),
    board: named.nullable(),
    boards: z.array(named),
    filter: z.object({
      team: z.string().nullable(),
      type: z.string().nullable(),
      milestone: z.string().nullable(),
      assignee: z.string().nullable(),
    }),
    facets: z.object({
      teams: z.array(facet),
      types: z.array(facet),
      milestones: z.array(facet),
      assignees: z.array(facet),
    }),
    columns: z.array(column),
    /** The oldest first. */
    cards: z.array(card),
    ages: z.object({
      since: z.enum(['started', 'created']),
      words: z.string(),
      all: levels.nullable(),
      types: z.array(levels.extend({ type: z.string() })),
      evidence: evidenceRef,
    }),
    counts: z.object({
      cards: z.number().int(),
      beyond85: z.number().int(),
      blocked: z.number().int(),
      /** Of these, how many are there in all, without the filter. */
      total: z.number().int(),
    }),
    teams: z.array(named.extend({ count: z.number().int(), limit: z.number().int().nullable(), isOver: z.boolean() })),
    flow: z.object({
      created: z.object({ count: z.number().int(), evidence: evidenceRef }),
      started: z.object({ count: z.number().int(), evidence: evidenceRef }).nullable(),
      finished: z.object({ count: z.number().int(), evidence: evidenceRef }),
      efficiency: z.object({ share: z.number(), items: z.number().int() }).nullable(),
      words,
    }),
    /** What the pace and the usual time from start to end suggest for all that is under way. */
    hint: hint.nullable(),
    hasLimits: z.boolean(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Board' });
export type BoardView = z.infer<typeof boardView>;

/** A limit that was set. */
export const wipLimitView = z
  .object({
    column: named.nullable(),
    team: named.nullable(),
    limit: z.number().int().nullable(),
    before: z.number().int().nullable(),
    words: z.string(),
  })
  .meta({ id: 'WipLimit' });
