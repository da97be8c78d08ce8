import { z } from 'zod';
import { programRef } from './pages.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const quantiles = z.object({
  p5: z.number().int(),
  p15: z.number().int(),
  p50: z.number().int(),
  p85: z.number().int(),
  p95: z.number().int(),
});

const sprintRef = z.object({
  id: z.string(),
  name: z.string(),
  start: dayText,
  end: dayText,
  state: z.enum(['ahead', 'running', 'overdue', 'over']),
  items: z.number().int(),
});

const item = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string().nullable(),
  assignee: z.string().nullable(),
  state: z.string().nullable(),
  isDone: z.boolean(),
  isAdded: z.boolean(),
  isCarried: z.boolean(),
  /** Days since it was created. */
  age: z.number(),
  /** The chance to be over by the end; null for what is over, and where nothing can be said. */
  odds: z.number().nullable(),
});

const group = z.object({ count: z.number().int(), evidence: evidenceRef });

/** How a sprint stands, how many of its items will be finished by its end, and how good such forecasts were. */
export const sprintView = z
  .object({
    status: z.enum(['ok', 'insufficient-data']),
    words: z.string(),
    headline: words,
    asOf: dayText,
    program: programRef,
    sprint: sprintRef
      .extend({
        goal: z.string().nullable(),
        closed: dayText.nullable(),
        daysLeft: z.number().int(),
        /** False when nothing tells since when items are in it. */
        isDated: z.boolean(),
      })
      .nullable(),
    sprints: z.array(sprintRef),
    total: z.number().int(),
    done: group,
    open: group,
    added: group,
    carried: group,
    removed: group,
    /** Items finished by its last day, those that are so already included. */
    quantiles: quantiles.nullable(),
    /** Twenty equally likely numbers of finished items. */
    dots: z.array(z.number().int()),
    counts: z.array(z.object({ count: z.number().int(), p: z.number() })),
    oddsOfAll: z.number().nullable(),
    items: z.array(item),
    burnUp: z.object({
      past: z.array(z.object({ day: dayText, done: z.number().int(), total: z.number().int() })),
      ahead: z.array(quantiles.extend({ day: dayText })),
    }),
    /** What its start would have said, for one that has begun: of the items that it held then. */
    atStart: z
      .object({
        total: z.number().int(),
        low: z.number().int(),
        high: z.number().int(),
        /** How many of these were finished by its end; null while it runs. */
        truth: z.number().int().nullable(),
        words: z.string(),
      })
      .nullable(),
    /** Sprints before it, as forecast on their first day against what happened; the latest first. */
    record: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        end: dayText,
        total: z.number().int(),
        low: z.number().int(),
        high: z.number().int(),
        truth: z.number().int(),
        isWithin: z.boolean(),
      }),
    ),
    learnedFrom: z.object({ sprints: z.number().int(), items: z.number().int() }).nullable(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Sprint' });
export type SprintView = z.infer<typeof sprintView>;

const coverage = z.object({
  level: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  naive: z.number(),
});

/** What would have been said of each past sprint, against what happened. */
export const sprintBacktestView = z
  .object({
    asOf: dayText,
    program: programRef,
    words: z.string(),
    sprints: z.number().int(),
    refused: z.number().int(),
    scores: z.array(
      z.object({
        origin: z.enum(['start', 'middle', 'late']).nullable(),
        count: z.number().int(),
        coverage: z.array(coverage),
        within: z.number(),
        ratio: z.number(),
        items: z.array(z.object({ promised: z.number(), happened: z.number(), count: z.number().int() })),
      }),
    ),
  })
  .meta({ id: 'SprintBacktest' });
export type SprintBacktestView = z.infer<typeof sprintBacktestView>;
