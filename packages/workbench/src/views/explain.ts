import { z } from 'zod';
import { answerStatus } from './forecast.ts';
import { dayText, diagnosticView, evidenceRef } from './words.ts';
import { factView } from './work.ts';

const end = z
  .object({
    asOf: dayText,
    status: answerStatus,
    /** Why there are no dates on this day; null when there are. */
    reason: z.string().nullable(),
    target: dayText.nullable(),
    p50: dayText.nullable(),
    p85: dayText.nullable(),
    oddsOfTarget: z.number().nullable(),
  })
  .meta({ id: 'ExplainedEnd' });

/** Days (positive is later) and odds by which a date moved; odds are null where one of the ends has no target. */
const move = z
  .object({ p50: z.number().int(), p85: z.number().int(), odds: z.number().nullable() })
  .meta({ id: 'ExplainedMove' });

const count = z.number().int();

const part = z
  .object({
    /** The inputs that were replaced: more than one where the dates in between could not be told. */
    inputs: z.array(z.enum(['target', 'scope', 'progress', 'estimates', 'dependencies', 'capacity', 'risks'])),
    /** Set when it is a change of the scenario: its id ("S1.2"), or those of the first and last of many. */
    change: z.string().nullable(),
    /** Set when it is one team's share of progress and pace. */
    team: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** "scope", "iOS pace", "how earlier milestones ended". */
    label: z.string(),
    /** What happened, e.g. "9 items added, 2 cut"; empty when the label says it all. */
    words: z.string(),
    /** Null when the whole has no answer. */
    move: move.nullable(),
    scope: z.object({ added: count, movedIn: count, movedOut: count, cut: count }).nullable(),
    /** How many facts it rests on, and the newest of them. */
    factCount: count,
    facts: z.array(factView),
    evidence: evidenceRef,
  })
  .meta({ id: 'ExplainedPart' });

/** Why the date of a milestone moved between two days: parts that add up to the move exactly. */
export const explainView = z
  .object({
    status: answerStatus,
    /** The answer in one plain sentence, also when there is none. */
    words: z.string(),
    /** What is missing, when there is no answer. */
    reason: z.string().optional(),
    program: z.string(),
    milestone: z.object({ id: z.string(), name: z.string() }),
    /** The scenario whose date the later end is; null for what everybody sees. */
    scenario: z.object({ id: z.string(), name: z.string() }).nullable(),
    from: end,
    to: end,
    move: move.nullable(),
    parts: z.array(part),
    seed: z.number().int(),
    replications: count,
    modelVersion: z.string(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Explanation' });
export type ExplainView = z.infer<typeof explainView>;
