import { z } from 'zod';
import { peopleMatches } from '../answers/people-matches.ts';
import { answerMatch } from '../matching/answer-match.ts';
import { answeredView, matchAnswer, matchesView } from '../views/index.ts';
import { operation } from './operation.ts';

/** People matched across tools. */
export const PEOPLE_OPERATIONS = [
  operation({
    id: 'people-matches',
    method: 'get',
    path: '/api/people/matches',
    permission: 'program.read',
    summary:
      'People known from several tools: who is one by their address, and who may be one, which only a person can tell.',
    input: z.object({}),
    output: matchesView,
    run: async ({ workbench }) => peopleMatches(workbench),
  }),
  operation({
    id: 'answer-match',
    method: 'post',
    path: '/api/people/matches',
    permission: 'program.write',
    summary:
      'Says that two accounts are the same person, or are not; puts the question off; or takes back what was said.',
    input: z.object({
      one: z.string().describe('An account by id, name or address. It stands for both when they are the same.'),
      other: z.string().describe('Another account.'),
      answer: matchAnswer,
    }),
    output: answeredView,
    run: async (context, input) => {
      const answered = await answerMatch(context, input);
      const { open } = await peopleMatches(context.workbench);
      return { ...answered, open, words: WORDS[input.answer] };
    },
  }),
] as const;

const WORDS = {
  same: 'They are one person from now on: their work, reviews and leave count together.',
  different: 'They stay two people, and nobody is asked again.',
  later: 'The question is put off.',
  none: 'What was said of them is taken back.',
} as const;
