import { z } from 'zod';
import { answerStatus } from './forecast.ts';
import { programRef } from './pages.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';
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
    /** What it is called in a question about its facts: "scope", "progress:ios", "change:S1.2". */
    key: z.string(),
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
    /** The odds in whole points, so rounded that those of all parts add up to those of the whole; null without odds. */
    points: count.nullable(),
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
    points: count.nullable(),
    parts: z.array(part),
    seed: z.number().int(),
    replications: count,
    modelVersion: z.string(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Explanation' });
export type ExplainView = z.infer<typeof explainView>;

/** By which of its figures a move is told. */
export const measure = z.enum(['p85', 'p50', 'odds']);
export type Measure = z.infer<typeof measure>;

const named = z.object({ id: z.string(), name: z.string() });

/** The page that tells why a date moved between two days. */
export const whyView = z
  .object({
    /** The day that the page shows; `since` and `until` are the two that are compared. */
    asOf: dayText,
    since: dayText,
    until: dayText,
    program: programRef,
    /** Null when the program has none that could have moved. */
    milestone: named.nullable(),
    scenario: named.nullable(),
    /** What can be chosen: the active milestones, those that moved most in a week first. */
    milestones: z.array(named.extend({ movedDays: z.number().int().nullable() })),
    /** Earlier days that are worth comparing with. */
    starts: z.array(
      z.object({ id: z.enum(['week', 'month', 'quarter', 'baseline', 'target', 'scenario']), day: dayText }),
    ),
    /** The answer in one plain sentence, by measure. */
    headline: z.object({ p85: words, p50: words, odds: words }),
    /** The same as plain text with its parts, for an update to others, by measure. */
    update: z.object({ p85: z.string(), p50: z.string(), odds: z.string() }),
    /** What was said week by week; what would have to be computed first is left out of a quick answer. */
    trail: z.array(
      z.object({
        asOf: dayText,
        p50: dayText.nullable(),
        p85: dayText.nullable(),
        odds: z.number().nullable(),
      }),
    ),
    from: end.nullable(),
    to: end.nullable(),
    /** Null in a quick answer: the causes take seconds the first time. */
    explained: explainView.nullable(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Why' });
export type WhyView = z.infer<typeof whyView>;

/** What one part of a move rests on. */
export const whyPartView = z
  .object({
    words: z.string(),
    move: move.nullable(),
    points: count.nullable(),
    /** Items by what became of them: "Added", "Cut", "Finished in it" … */
    groups: z.array(
      z.object({
        title: z.string(),
        count,
        items: z.array(z.object({ id: z.string(), title: z.string(), words: z.string() })),
      }),
    ),
    /** Of a team's part: items that it finished a week, in the eight weeks before either day. */
    pace: z.object({ before: z.number(), after: z.number(), words: z.string() }).nullable(),
    factCount: count,
    facts: z.array(factView),
  })
  .meta({ id: 'WhyPart' });
export type WhyPartView = z.infer<typeof whyPartView>;
