import { z } from 'zod';
import { plannedWork } from './schedule.ts';
import { dayText, diagnosticView } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });
const gain = z.object({ p50: z.number(), p85: z.number() });
const status = z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time']);
const head = {
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
const ofMilestone = { ...head, milestone: named };

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

/** What a change would do, in the same futures: by milestone, and to the cost. */
export const whatIfView = z
  .object({
    ...head,
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
    ...head,
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

/** The plan, and how likely it is kept: what is scheduled for each item and milestone, beside its range over all futures. */
export const timelineView = z
  .object({
    ...head,
    /** Why nothing is scheduled; null where there is a schedule. */
    unplanned: z.string().nullable(),
    milestones: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** The day on which the schedule has it end; null where it is not in it. */
        planned: dayText.nullable(),
        oddsOfPlanned: z.number().nullable(),
        /** Null where it has no date, for the reason. */
        p50: dayText.nullable(),
        p85: dayText.nullable(),
        reason: z.string().nullable(),
        target: dayText.nullable(),
        oddsOfTarget: z.number().nullable(),
      }),
    ),
    /** In the order of the schedule. */
    items: z.array(
      z.object({
        item: z.string(),
        title: z.string(),
        milestones: z.array(z.string()),
        /** The id of its team, empty where it has none, and the name. */
        team: z.string(),
        teamName: z.string(),
        /** What the schedule has for it; null where it is not in it. */
        planned: plannedWork.nullable(),
        /** Share of the futures in which it ends by its planned end. */
        oddsOfPlanned: z.number().nullable(),
        /** Mean start and end over all futures; null where its milestone has no date. */
        start: dayText.nullable(),
        end: dayText.nullable(),
        p50: dayText.nullable(),
        p85: dayText.nullable(),
        /** Share of the futures in which it is on the longest path to its milestone. */
        criticality: z.number().nullable(),
        /** Working days for which it waits for a slot. */
        queue: z.number().nullable(),
      }),
    ),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Timeline' });
export type TimelineView = z.infer<typeof timelineView>;
