import { z } from 'zod';

const account = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    /** The titles of the tools that know them. */
    tools: z.array(z.string()),
  })
  .meta({ id: 'Account' });

const answerName = z.enum(['same', 'different', 'later', 'none']);

/** People matched across tools: who is to be asked about, and who is one already. */
export const matchesView = z
  .object({
    /** How many questions wait; those that were put off do not count. */
    open: z.number().int(),
    questions: z.array(
      z.object({
        one: account,
        other: account,
        why: z.enum(['address', 'same-name', 'near-name']),
        isLater: z.boolean(),
        words: z.string(),
        reason: z.string(),
      }),
    ),
    /** How many questions there are beyond these. */
    more: z.number().int(),
    joined: z.array(
      z.object({
        stands: account,
        others: z.array(account.extend({ by: z.enum(['address', 'person', 'tool']), words: z.string() })),
      }),
    ),
    apart: z.array(z.object({ one: account, other: account })),
  })
  .meta({ id: 'PeopleMatches' });
export type MatchesView = z.infer<typeof matchesView>;

/** What an answer did, and the answer that takes it back. */
export const answeredView = z
  .object({
    one: z.string(),
    other: z.string(),
    answer: answerName,
    undo: answerName,
    words: z.string(),
    open: z.number().int(),
  })
  .meta({ id: 'PeopleAnswered' });
export type AnsweredView = z.infer<typeof answeredView>;

/** What can be said of two accounts; `none` takes back what was said. */
export const matchAnswer = answerName;
export type MatchAnswer = z.infer<typeof answerName>;
