import { z } from 'zod';
import { planHead } from './plan.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });
const reached = z.array(z.object({ item: z.string(), depth: z.number().int() }));

const item = z.object({
  id: z.string(),
  title: z.string(),
  /** The team that has it, as the rows of the matrix name it. */
  team: z.string(),
  /** The tool that told of it; null for what people entered, and for what is in no record. */
  tool: z.string().nullable(),
  /** Its state; null where it is in no record. */
  category: z.enum(['todo', 'doing', 'done', 'dropped']).nullable(),
  milestones: z.array(z.string()),
  /** When the schedule has it; null where the plan does not. */
  start: dayText.nullable(),
  end: dayText.nullable(),
  /** By when it ends with a chance of 50 and 85 %. */
  p50: dayText.nullable(),
  p85: dayText.nullable(),
  isCritical: z.boolean(),
});
export type LinkedItem = z.infer<typeof item>;

const status = z.enum(['done', 'ring', 'dangling', 'undated', 'late', 'at-risk', 'on-time', 'apart']);

const link = z.object({
  id: z.string(),
  /** `to` waits for `from` where it blocks. */
  from: z.string(),
  to: z.string(),
  form: z.enum(['blocks', 'relates', 'duplicates']),
  ends: z.enum(['FS', 'SS', 'FF', 'SF']),
  /** Days of the calendar between the two ends. */
  lag: z.number(),
  status,
  /** What there is to know of it besides its days: why it is no plain link; empty where there is nothing. */
  words: z.string(),
  /** When the receiver's end may come, at even odds and at 85 %; the day that is planned for it; the working days between. */
  p50: dayText.nullable(),
  p85: dayText.nullable(),
  needed: dayText.nullable(),
  slack: z.object({ p50: z.number(), p85: z.number().nullable() }).nullable(),
  /** Between different teams, programs or tools. */
  isHandOff: z.boolean(),
  hasBegun: z.boolean(),
  /** Other links say the same: the items of the way round. */
  impliedBy: z.array(z.string()).nullable(),
  /** Both ends are on the critical path of the schedule. */
  isCritical: z.boolean(),
});
export type LinkRow = z.infer<typeof link>;

const count = z.number().int();

/** The links across teams and tools: who waits for whom, and where that threatens the dates. */
export const dependenciesView = z
  .object({
    ...planHead,
    headline: words,
    /** Why nothing is scheduled; null where there is a schedule. */
    unplanned: z.string().nullable(),
    counts: z.object({
      /** Blocking links that somebody may still wait for; those between teams, programs or tools; of these the late ones. */
      open: count,
      handOffs: count,
      lateHandOffs: count,
      late: count,
      atRisk: count,
      onTime: count,
      undated: count,
      dangling: count,
      rings: count,
      implied: count,
      /** Nobody waits any more. */
      done: count,
      /** Links that ask for no order, between open items. */
      apart: count,
    }),
    /** Teams that links touch, in the order of the matrix. */
    teams: z.array(named),
    /** Open blocking links by who gives and who waits. */
    matrix: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        open: count,
        late: count,
        atRisk: count,
        /** Least slack at even odds, in working days; null where no link has days. */
        least: z.number().nullable(),
      }),
    ),
    items: z.array(item),
    /** Late ones first, by their slack. */
    links: z.array(link),
    rings: z.array(z.object({ items: z.array(z.string()), way: z.array(z.string()), words: z.string() })),
    /** All that a choice waits for, and all that waits for it, with how many links lie between; null without a choice. */
    around: z.object({ item: z.string(), up: reached, down: reached }).nullable(),
    evidence: z.array(evidenceRef),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Dependencies' });
export type DependenciesView = z.infer<typeof dependenciesView>;

/** What moves when an item takes longer. */
export const slipView = z
  .object({
    ...planHead,
    item: named,
    /** Working days by which it slips. */
    days: z.number(),
    /** Milestones that move, those that move most first: days by which they end later, at even odds and at 85 %. */
    milestones: z.array(named.extend({ p50: z.number(), p85: z.number(), laterShare: z.number().nullable() })),
  })
  .meta({ id: 'Slip' });
export type SlipView = z.infer<typeof slipView>;
