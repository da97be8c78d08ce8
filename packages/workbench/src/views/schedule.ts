import { z } from 'zod';
import { dayText, diagnosticView, evidenceRef } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** When an item is worked on in the plan, by whom, and what decides it. */
export const plannedWork = z.object({
  people: z.array(named),
  start: dayText,
  end: dayText,
  /** Working hours of one slot, and what they were taken from. */
  hours: z.number().int(),
  hoursFrom: z.enum(['effort', 'estimate', 'pace', 'pace-of-all']),
  /** Working days by which it can slip before a milestone ends later. */
  float: z.number().int(),
  isCritical: z.boolean(),
  driver: z.object({
    by: z.enum(['start', 'link', 'team', 'person', 'release', 'leave', 'plan']),
    item: z.string().nullable(),
    /** Why it does not start earlier. */
    words: z.string(),
  }),
});

/** An item in the plan. */
const bar = plannedWork
  .extend({
    item: z.string(),
    title: z.string(),
    milestones: z.array(z.string()),
    team: named.nullable(),
  })
  .meta({ id: 'PlanBar' });
export type PlanBar = z.infer<typeof bar>;

const load = z
  .object({
    kind: z.enum(['team', 'person']),
    id: z.string().nullable(),
    name: z.string(),
    /** Weeks above what they give, or above the ceiling. */
    over: z.number().int(),
    weeks: z.array(
      z.object({
        week: dayText,
        planned: z.number(),
        capacity: z.number(),
        /** planned / capacity; null in a week without capacity. */
        load: z.number().nullable(),
        isOver: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PlanLoad' });

/** What keeping the order of a plan changes, or has changed. */
export const keptPlanView = z
  .object({
    status: z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time']),
    words: z.string(),
    program: named,
    asOf: dayText,
    /** The scenario that it is kept in; null for everybody. */
    scenario: named.nullable(),
    /** False where it is only looked at: then nothing was written. */
    isKept: z.boolean(),
    /** How many ranks are set, and how many items get another place in their team. */
    ranks: z.number().int(),
    moved: z.number().int(),
    /** The items of the plan in its order; places are those among the items of its team, from 1. */
    items: z.array(
      z.object({
        item: z.string(),
        title: z.string(),
        team: named.nullable(),
        placeNow: z.number().int(),
        placeThen: z.number().int(),
        rankNow: z.number().nullable(),
        rankThen: z.number(),
      }),
    ),
  })
  .meta({ id: 'KeptPlan' });
export type KeptPlanView = z.infer<typeof keptPlanView>;

/** The plan of a program: one schedule out of mean durations, and how likely its milestones keep it. */
export const scheduleView = z
  .object({
    status: z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time']),
    /** The answer in one plain sentence, also when there is none. */
    words: z.string(),
    program: named,
    asOf: dayText,
    end: dayText.nullable(),
    /** No plan ends before this day. */
    lowerBound: dayText.nullable(),
    /** How much later than the bound it ends, as a share; 0 when it is proven best. */
    gap: z.number().nullable(),
    /** Schedules that were tried. */
    generated: z.number().int(),
    seed: z.number().int().nullable(),
    milestones: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        open: z.number().int(),
        target: dayText.nullable(),
        end: dayText,
        /** The item that ends last. */
        last: z.string(),
        /** Days after the target; negative before it, null without one. */
        late: z.number().int().nullable(),
        /** The range over all futures, and the odds of the planned end and of the target; null where it has no date. */
        p50: dayText.nullable(),
        p85: dayText.nullable(),
        oddsOfPlanned: z.number().nullable(),
        oddsOfTarget: z.number().nullable(),
      }),
    ),
    bars: z.array(bar),
    /** What the plan asks of each team and person, by week, in working days. */
    load: z.array(load),
    /** What decides when the asked item is done: ids of items in the order of time, the asked one last. */
    chain: z.array(z.string()).nullable(),
    /** What cannot hold together, each in words. */
    conflict: z.array(z.string()),
    diagnostics: z.array(diagnosticView),
    evidence: z.array(evidenceRef),
  })
  .meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof scheduleView>;
