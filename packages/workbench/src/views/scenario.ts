import { z } from 'zod';
import { answerStatus } from './forecast.ts';
import { dayText, diagnosticView } from './words.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const count = z.number().int();

/** A what-if with what it changes. */
export const scenarioView = z
  .object({
    id: z.string(),
    name: z.string(),
    program: z.string(),
    note: z.string().nullable(),
    state: z.enum(['open', 'committed', 'discarded']),
    /** Who made it (`you`, or a name), and when it was made and last changed (ISO 8601). */
    by: z.string(),
    madeAt: z.string(),
    changedAt: z.string(),
    /** Rises with each change: name it when you change the scenario, and you are told when somebody else did meanwhile. */
    version: count,
    /** In the order in which they were made, without those that were undone. */
    changes: z.array(
      z.object({ id: z.string(), form: z.string(), words: z.string(), facts: count, by: z.string(), at: z.string() }),
    ),
    /** What the facts have come to say since it was changed: committing takes it back, and has to be told so. */
    conflicts: z.array(
      z.object({ change: z.string(), subject: z.string(), attribute: z.string(), planned: value, now: value }),
    ),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Scenario' });
export type ScenarioView = z.infer<typeof scenarioView>;

const side = z
  .object({
    status: answerStatus,
    reason: z.string().nullable(),
    target: dayText.nullable(),
    p50: dayText.nullable(),
    p85: dayText.nullable(),
    oddsOfTarget: z.number().nullable(),
    open: count,
  })
  .meta({ id: 'ComparedSide' });

/** Two scenarios, or one and what everybody sees, side by side: the same random numbers in both. */
export const compareView = z
  .object({
    asOf: dayText,
    program: z.string(),
    left: z.object({ id: z.string(), name: z.string() }),
    right: z.object({ id: z.string(), name: z.string() }),
    words: z.string(),
    milestones: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        left: side,
        right: side,
        /** Days (positive: the right one is later) and odds; null when one of the two has no dates. */
        difference: z.object({ p50: count, p85: count, odds: z.number().nullable() }).nullable(),
        words: z.string(),
      }),
    ),
    /** Milestones of the program that are compared on neither side, and why. */
    missing: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
    /** What the right one adds to the cost that is left (taken off it when below 0); null where no prices are known. */
    cost: z.object({ currency: z.string().nullable(), p50: z.number(), p85: z.number(), mean: z.number() }).nullable(),
    seed: count,
    replications: count,
  })
  .meta({ id: 'Comparison' });
export type CompareView = z.infer<typeof compareView>;

const sums = z.object({ p50: z.number(), p85: z.number(), mean: z.number() });

/** Up to four scenarios beside what everybody sees, which is the first column. */
export const sideBySideView = z
  .object({
    asOf: dayText,
    program: z.string(),
    words: z.string(),
    columns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        state: z.enum(['trunk', 'open', 'committed', 'discarded']),
        changes: z.array(z.string()),
        /** What it adds to the cost that is left; null where no prices are known, and for what everybody sees. */
        cost: sums.extend({ currency: z.string().nullable() }).nullable(),
        /** Weeks in which a team or a person is planned above what they give; null where no plan can be made. */
        overload: z.object({ weeks: count, who: z.array(z.string()) }).nullable(),
      }),
    ),
    milestones: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** One for each column. */
        cells: z.array(
          side.extend({
            /** To what everybody sees, in the same futures; null for itself, and where one of the two has no dates. */
            difference: z
              .object({
                p50: count,
                p85: count,
                odds: z.number().nullable(),
                /** How far the difference may be off, in days: two standard errors; null where it cannot be told. */
                noise: z.object({ p50: z.number(), p85: z.number() }).nullable(),
                isNoise: z.boolean(),
              })
              .nullable(),
          }),
        ),
      }),
    ),
    seed: count,
    replications: count,
  })
  .meta({ id: 'SideBySide' });
export type SideBySideView = z.infer<typeof sideBySideView>;
