import { z } from 'zod';
import { brief } from '../answers/brief/brief.ts';
import { weekBefore } from '../answers/forecasts.ts';
import { briefView } from '../views/index.ts';
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, operation } from './operation.ts';

/** What a leader asks of a milestone. */
export const BRIEF_OPERATIONS = [
  operation({
    id: 'brief',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/brief',
    permission: 'program.read',
    summary:
      'A milestone in five sentences: when it lands, what moved, what threatens it, what can be done, how good earlier dates were.',
    input: z.object({
      asOf: asOfInput,
      program: z.string().describe('A program by id, key or name.'),
      milestone: z.string().describe('A milestone by id or name.'),
      since: z.iso.date().optional().describe('The earlier day to compare with; a week before when missing.'),
    }),
    output: briefView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      const { workbench, onProgress } = context;
      const milestone = findMilestone(graph, program.id, input.milestone);
      const since = input.since ?? weekBefore(asOf);
      return brief(workbench, { program: program.id, milestone, asOf, since, draws: {}, onProgress });
    },
  }),
] as const;
