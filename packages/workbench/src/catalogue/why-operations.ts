import { z } from 'zod';
import { whyPage } from '../answers/why/why-page.ts';
import { whyPart } from '../answers/why/why-part.ts';
import { whyPartView, whyView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, flagInput, operation, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');

/** Why a date moved: the page, and the facts behind each part of a move. */
export const WHY_OPERATIONS = [
  operation({
    id: 'why',
    method: 'get',
    path: '/api/programs/{program}/why',
    permission: 'program.read',
    summary: 'Why the date of a milestone moved since an earlier day, with the days and milestones that can be chosen.',
    input: z.object({
      asOf: asOfInput,
      program,
      scenario: scenarioInput,
      milestone: z.string().optional().describe('By id or name; the one that moved most when missing.'),
      since: z.iso.date().optional().describe('The earlier day; a week before the later one when missing.'),
      until: z.iso.date().optional().describe('The later day; the as-of day when missing.'),
      quick: flagInput.describe('Do not wait for the causes, nor for past forecasts that were never computed.'),
    }),
    output: whyView,
    run: async (context, { since, until, quick, ...input }) => {
      const { asOf, graph, program, workbench, scenario } = frameOf(context, input);
      if (until !== undefined && until > asOf)
        throw new BadInput(`until ${until}: the later day must not lie after ${asOf}, the day that is shown`);
      if (since !== undefined && since > (until ?? asOf))
        throw new BadInput(`since ${since}: the earlier day must not lie after ${until ?? asOf}`);
      const milestone =
        input.milestone === undefined ? undefined : findMilestone(graph, program.id, input.milestone).id;
      const { onProgress } = context;
      const of = { program: program.id, milestone, asOf, since, until, scenario, isQuick: quick, onProgress };
      return whyPage(workbench, of);
    },
  }),
  operation({
    id: 'why-part',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/explain/part',
    permission: 'program.read',
    summary:
      'What one part of a move rests on: its items by what became of them, the pace before and after, its facts.',
    input: z.object({
      program,
      milestone: z.string().describe('A milestone by id or name.'),
      scenario: scenarioInput,
      from: z.iso.date(),
      to: z.iso.date().optional().describe('The later day; the clock of the workspace when missing.'),
      part: z.string().describe('The key of the part, as `explain` tells it.'),
      facts: z.coerce.number().int().min(0).max(500).default(100).describe('How many facts to show.'),
    }),
    output: whyPartView,
    run: async (context, { from, to, facts, part, ...input }) => {
      const { asOf, graph, program, workbench } = frameOf(context, { ...input, asOf: to });
      const milestone = findMilestone(graph, program.id, input.milestone).id;
      const { onProgress } = context;
      return whyPart(workbench, { program: program.id, milestone, from, to: asOf, draws: {}, facts, part, onProgress });
    },
  }),
] as const;
