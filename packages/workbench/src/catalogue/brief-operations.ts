import { z } from 'zod';
import { brief } from '../answers/brief/brief.ts';
import { scenarioState } from '../scenarios/scenario-state.ts';
import { briefView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, flagInput, operation, scenarioInput } from './operation.ts';

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
      scenario: scenarioInput,
      since: z.iso.date().optional().describe('The earlier day to compare with; a week before when missing.'),
      quick: flagInput.describe('Do not wait for the causes of a move, nor for what would help.'),
    }),
    output: briefView,
    run: async (context, input) => {
      const { asOf, graph, program, workbench } = frameOf(context, input);
      const milestone = findMilestone(graph, program.id, input.milestone);
      const { since, quick: isQuick } = input;
      if (since !== undefined && since > asOf)
        throw new BadInput(`since ${since}: the earlier day must not lie after ${asOf}`);
      const { workbench: trunk, onProgress } = context;
      const scenario =
        input.scenario === undefined ? null : { id: scenarioState(trunk, input.scenario).scenario.id, trunk };
      return brief(workbench, { program: program.id, milestone, asOf, since, isQuick, scenario, onProgress });
    },
  }),
] as const;
