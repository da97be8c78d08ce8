import { z } from 'zod';
import { planHead } from './plan.ts';
import { plannedWork } from './schedule.ts';
import { dayText, diagnosticView, words } from './words.ts';

/** The days by which something ends with a chance of 50, 85 and 95 %; null where it has no date. */
const range = { p50: dayText.nullable(), p85: dayText.nullable(), p95: dayText.nullable() };

const milestone = z.object({
  id: z.string(),
  name: z.string(),
  form: z.enum(['release', 'epic']),
  /** Where it lands and how likely, in one sentence. */
  headline: words,
  /** The day on which the schedule has it end; null where it is not in it. */
  planned: dayText.nullable(),
  /** The item of the schedule that ends last; null without one. */
  last: z.string().nullable(),
  oddsOfPlanned: z.number().nullable(),
  ...range,
  /** Why it has no date. */
  reason: z.string().nullable(),
  target: dayText.nullable(),
  oddsOfTarget: z.number().nullable(),
  /** How it was forecast in the weeks before, by the records that were kept; oldest first. */
  ghosts: z.array(z.object({ asOf: dayText, p15: dayText, p50: dayText, p85: dayText })),
});
export type TimelineMilestone = z.infer<typeof milestone>;

const item = z.object({
  item: z.string(),
  title: z.string(),
  milestones: z.array(z.string()),
  /** The id of its team, empty where it has none, and the name. */
  team: z.string(),
  teamName: z.string(),
  inHand: z.boolean(),
  /** The day before which it may not start, where one was said. */
  notBefore: dayText.nullable(),
  /** What the schedule has for it; null where it is not in it. */
  planned: plannedWork.nullable(),
  /** Share of the futures in which it ends by its planned end. */
  oddsOfPlanned: z.number().nullable(),
  /** Mean start and end over all futures; null where its milestone has no date. */
  start: dayText.nullable(),
  end: dayText.nullable(),
  ...range,
  /** Share of the futures in which it is on the longest path to its milestone. */
  criticality: z.number().nullable(),
  /** Working days for which it waits for a slot. */
  queue: z.number().nullable(),
});
export type TimelineItem = z.infer<typeof item>;

const link = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  dependency: z.enum(['FS', 'SS', 'FF', 'SF']),
  /** Days between the two ends. */
  lag: z.number(),
});

/** Days that are not like others: a freeze is leave of everybody. */
const shade = z.object({
  kind: z.enum(['sprint', 'leave', 'freeze']),
  name: z.string(),
  from: dayText,
  until: dayText,
  /** Who is away: a team, a person; null for everybody. */
  team: z.string().nullable(),
  person: z.string().nullable(),
  /** How much of the working time it takes, from 0 to 1. */
  share: z.number(),
});

/** The plan, and how likely it is kept: what is scheduled for each item and milestone, beside its range over all futures. */
export const timelineView = z
  .object({
    ...planHead,
    /** Where the milestone lands that is waited for most, in one sentence. */
    headline: words,
    /** Its id; null without a plan. */
    foremost: z.string().nullable(),
    /** Why nothing is scheduled; null where there is a schedule. */
    unplanned: z.string().nullable(),
    milestones: z.array(milestone),
    /** In the order of the schedule. */
    items: z.array(item),
    /** Between items of the plan. */
    links: z.array(link),
    shades: z.array(shade),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Timeline' });
export type TimelineView = z.infer<typeof timelineView>;
