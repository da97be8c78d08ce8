import { z } from 'zod';
import { answerStatus } from './forecast.ts';
import { programRef } from './pages.ts';
import { bottleneckView, leversView } from './plan.ts';
import { dayText, diagnosticView, words } from './words.ts';

const sentence = z
  .object({
    id: z.enum(['when', 'moved', 'threat', 'options', 'record']),
    /** The question that it answers, in a few words. */
    title: z.string(),
    words,
  })
  .meta({ id: 'BriefSentence' });

/** What can be done about a milestone, in short: who is through last, and the best lever of each kind. */
export const optionsView = z
  .object({
    constraints: bottleneckView.shape.constraints,
    levers: z.array(
      leversView.shape.levers.element.pick({ kind: true, subject: true, what: true, gained: true }).extend({
        /** What it adds to the cost at completion, on average; null where no rates are known. */
        cost: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Options' });
export type OptionsView = z.infer<typeof optionsView>;

/** A milestone for whoever has half a minute: five sentences, each figure of which opens its evidence. */
export const briefView = z
  .object({
    status: answerStatus,
    asOf: dayText,
    /** The earlier day that its date is compared with. */
    since: dayText,
    program: programRef,
    milestone: z.object({ id: z.string(), name: z.string() }),
    target: dayText.nullable(),
    /** The what-if that it speaks of; null when it speaks of what everybody sees. */
    scenario: z.object({ id: z.string(), name: z.string() }).nullable(),
    sentences: z.array(sentence).length(5),
    /** False in a quick answer, which lacks the causes of a move and what would help. */
    isWhole: z.boolean(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Brief' });
export type BriefView = z.infer<typeof briefView>;
