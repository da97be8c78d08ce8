import { z } from 'zod';
import { answerStatus } from './forecast.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const count = z.number().int();
const named = z.object({ id: z.string(), name: z.string() });
const share = z.number().min(0).max(1);
const spread = z.object({ mean: z.number(), p15: z.number(), p85: z.number() });
const weeks = spread.extend({ p50: z.number() });

/** When something lands: over the futures, or on the day on which it did. */
const landing = z
  .object({
    status: z.enum([...answerStatus.options, 'landed']),
    reason: z.string().nullable(),
    /** The day on which it landed. */
    day: dayText.nullable(),
    p5: dayText.nullable(),
    p15: dayText.nullable(),
    p50: dayText.nullable(),
    p85: dayText.nullable(),
    p95: dayText.nullable(),
  })
  .meta({ id: 'Landing' });
export type LandingView = z.infer<typeof landing>;

/** Work that an objective needs. */
const neededWork = z
  .object({
    /** Of the contribution that links it. */
    id: z.string(),
    kind: z.enum(['milestone', 'item']),
    work: named,
    program: named.nullable(),
    /** How much of its time counts for this objective. */
    share,
    open: count,
    landing,
    href: z.string().nullable(),
    evidence: evidenceRef.nullable(),
  })
  .meta({ id: 'NeededWork' });

const measure = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    from: z.number().nullable(),
    to: z.number().nullable(),
    by: dayText.nullable(),
    readings: z.array(z.object({ day: dayText, value: z.number() })),
    share: z.number().nullable(),
    state: z.enum(['reached', 'on-course', 'behind', 'turning-away', 'unsure', 'too-few-readings', 'no-goal']),
    /** Why there is no trend. */
    reason: z.string().nullable(),
    trend: z.object({ perWeek: z.number(), low: z.number(), high: z.number(), reaches: dayText.nullable() }).nullable(),
    words: z.string(),
    evidence: evidenceRef,
  })
  .meta({ id: 'ObjectiveMeasure' });
export type MeasureView = z.infer<typeof measure>;

const avenue = z
  .object({
    id: z.string(),
    name: z.string(),
    milestones: z.array(z.string()),
    items: z.array(z.string()),
    scenario: z.string().nullable(),
    valueShare: z.number().nullable(),
    chance: z.number().nullable(),
    cost: z.number().nullable(),
  })
  .meta({ id: 'Avenue' });

const objective = z
  .object({
    id: z.string(),
    name: z.string(),
    why: z.string().nullable(),
    owner: named.nullable(),
    partOf: named.nullable(),
    due: dayText.nullable(),
    unit: z.enum(['money', 'points']),
    value: z.number().nullable(),
    costOfDelay: z.number().nullable(),
    urgency: z.enum(['steady', 'deadline', 'decaying']),
    halvesIn: z.number(),
    state: z.enum(['open', 'achieved', 'dropped']),
    landing,
    /** Odds that it lands by its day; null without one, or without dates. */
    odds: z.number().nullable(),
    /** Weeks of its own that are left. */
    weeks: weeks.nullable(),
    /** Cost of delay a week, divided by those weeks. */
    cd3: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** Its places, from 1; null where it takes no part, for the reason. */
    rank: z.object({ byValue: count, byCd3: count }).nullable(),
    unranked: z.string().nullable(),
    /** What waiting loses against its day (against today, without one). */
    delay: spread.nullable(),
    words: z.string(),
    work: z.array(neededWork),
    measures: z.array(measure),
    avenues: z.array(avenue),
    evidence: evidenceRef,
  })
  .meta({ id: 'Objective' });
export type ObjectiveView = z.infer<typeof objective>;

/** What people want, what it is worth, when it lands, and in which order it pays to do it. */
export const objectivesView = z
  .object({
    status: answerStatus,
    asOf: dayText,
    words: z.string(),
    headline: words,
    detail: words,
    currency: z.string().nullable(),
    scenario: named.nullable(),
    /** Those that are pursued by cost of delay over duration first; those that are over last. */
    objectives: z.array(objective),
    order: z
      .object({
        unit: z.enum(['money', 'points']),
        byValue: z.array(z.string()),
        byCd3: z.array(z.string()),
        /** What the order by CD3 saves against that by value, one after the other; null with fewer than two. */
        gain: spread.nullable(),
        words: z.string(),
        /** Where one after the other does not hold. */
        caveat: z.string().nullable(),
      })
      .nullable(),
    seed: count,
    replications: count,
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Objectives' });
export type ObjectivesView = z.infer<typeof objectivesView>;

/** The ways to reach an objective side by side, in the same futures. */
export const avenuesView = z
  .object({
    status: answerStatus,
    asOf: dayText,
    words: z.string(),
    objective: named.extend({ due: dayText.nullable(), unit: z.enum(['money', 'points']) }),
    currency: z.string().nullable(),
    avenues: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        scenario: named.nullable(),
        work: z.array(named),
        landing,
        odds: z.number().nullable(),
        weeks: weeks.nullable(),
        /** Its share of the value, as likely as it is to work; null where no value was said. */
        value: z.number().nullable(),
        delay: spread.nullable(),
        /** What was entered, and what its scenario adds by rates and expenses. */
        cost: z.number().nullable(),
        costNote: z.string().nullable(),
        /** Value less delay and cost. */
        net: z.number().nullable(),
      }),
    ),
    /** Each pair, in the order of the avenues: how likely the first lands sooner. */
    pairs: z.array(
      z.object({ one: z.string(), other: z.string(), sooner: share, same: share, later: share, words: z.string() }),
    ),
    seed: count,
    replications: count,
  })
  .meta({ id: 'Avenues' });
export type AvenuesView = z.infer<typeof avenuesView>;

/** A table of objectives or of readings, as a file. */
export const objectivesTableView = z.object({ name: z.string(), csv: z.string() }).meta({ id: 'ObjectivesTable' });
export type ObjectivesTableView = z.infer<typeof objectivesTableView>;
