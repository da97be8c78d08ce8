import { z } from 'zod';
import { dayText, diagnosticView } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });
const gain = z.object({ p50: z.number(), p85: z.number() });
const status = z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time']);
/** What every answer about a plan tells first. */
export const planHead = {
  status,
  /** The answer in one plain sentence, also when there is none. */
  words: z.string(),
  program: named,
  asOf: dayText,
  /** The scenario that the answer is in; null for what everybody sees. */
  scenario: named.nullable(),
  seed: z.number().int(),
  replications: z.number().int(),
};
const ofMilestone = { ...planHead, milestone: named };

/**
 * The plan of a program as data: what a worker needs to answer what-ifs by itself. Beside these it has its teams, people,
 * items, links, leaves, risks, waits, expenses and what was learned: see docs/methods/plan.md.
 */
export const modelView = z
  .looseObject({
    program: z.string(),
    name: z.string(),
    asOf: dayText,
    modelVersion: z.string(),
    seed: z.number().int(),
    definition: z.enum(['release', 'items']),
    currency: z.string().nullable(),
  })
  .meta({ id: 'PlanModel' });
export type ModelView = z.infer<typeof modelView>;

const end = z.object({
  p50: dayText.nullable(),
  p85: dayText.nullable(),
  oddsOfTarget: z.number().nullable(),
  reason: z.string().nullable(),
});
const money = z.object({ p50: z.number(), p85: z.number(), mean: z.number() });

/** What changes do to milestones and to the cost, in the same futures. */
export const outcome = {
  milestones: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      before: end,
      after: end,
      /** Days by which it ends later (earlier below 0), at even odds and at 85 %; null where one has no date. */
      days: gain.nullable(),
      odds: z.number().nullable(),
      /** Share of the futures in which it ends half a day later or more, or earlier. */
      laterShare: z.number().nullable(),
      earlierShare: z.number().nullable(),
      words: z.string(),
    }),
  ),
  cost: money.extend({ currency: z.string().nullable() }).nullable(),
};

/** What a change would do, in the same futures: by milestone, and to the cost. */
export const whatIfView = z
  .object({
    ...planHead,
    ...outcome,
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'WhatIf' });
export type WhatIfView = z.infer<typeof whatIfView>;

/** What would move a milestone most. */
export const leversView = z
  .object({
    ...ofMilestone,
    levers: z.array(
      z.object({
        kind: z.enum(['slot', 'cut', 'mitigate', 'avoid', 'answer', 'leave', 'move', 'reassign']),
        subject: z.string(),
        what: z.string(),
        /** Days gained, at even odds and at 85 %. */
        gained: gain,
        odds: z.number().nullable(),
        /** Futures in which it was simulated: of a large plan, the best levers in more than the others. */
        replications: z.number().int(),
        /** The changes that make it, as a what-if takes them. */
        changes: z.array(z.looseObject({ kind: z.string() })),
        /** The same as changes of a scenario; empty where nobody could say it. */
        keep: z.array(z.looseObject({ form: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Levers' });
export type LeversView = z.infer<typeof leversView>;

/** What the uncertainty of a milestone comes from. */
export const tornadoView = z
  .object({
    ...ofMilestone,
    p85: dayText.nullable(),
    bars: z.array(
      z.object({
        kind: z.enum(['organisation', 'team', 'scope', 'item', 'risk', 'wait']),
        subject: z.string(),
        name: z.string(),
        /** The 85 % date when it goes well, when it goes badly, and the days between. */
        low: dayText,
        high: dayText,
        days: z.number(),
      }),
    ),
  })
  .meta({ id: 'Tornado' });
export type TornadoView = z.infer<typeof tornadoView>;

/** What holds a milestone up. */
export const bottleneckView = z
  .object({
    ...ofMilestone,
    constraints: z.array(
      z.object({
        kind: z.enum(['team', 'skill', 'person', 'approval', 'vendor', 'review', 'wait']),
        subject: z.string(),
        name: z.string(),
        lastShare: z.number(),
        items: z.number().int(),
        queueDays: z.number(),
        queueItems: z.number(),
      }),
    ),
  })
  .meta({ id: 'Bottleneck' });
export type BottleneckView = z.infer<typeof bottleneckView>;

/** What a program costs. */
export const costView = z
  .object({
    ...planHead,
    currency: z.string().nullable(),
    /** What the teams have cost since the first rate became true, and the expenses that are paid. */
    toDate: z.number().nullable(),
    /** The day from which on work is counted in it; null when no team has a rate. */
    since: dayText.nullable(),
    remaining: money.nullable(),
    atCompletion: money.nullable(),
    /** Means by 30 days; they add up to the mean of what remains. */
    burn: z.array(z.object({ from: dayText, until: dayText, amount: z.number() })),
    /** How many teams have a rate, of those with a rate or with work ahead. */
    rated: z.object({ teams: z.number().int(), of: z.number().int() }).nullable(),
    unrated: z.array(z.string()),
  })
  .meta({ id: 'Cost' });
export type CostView = z.infer<typeof costView>;
