import { z } from 'zod';
import { brief } from '../answers/brief/brief.ts';
import { options } from '../answers/brief/options.ts';
import { scenarioState } from '../scenarios/scenario-state.ts';
import { briefView, optionsView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, flagInput, operation, perform, scenarioInput } from './operation.ts';

const ofMilestone = z.object({
  asOf: asOfInput,
  program: z.string().describe('A program by id, key or name.'),
  milestone: z.string().describe('A milestone by id or name.'),
  scenario: scenarioInput,
});

const OPTIONS = operation({
  id: 'options',
  isHeavy: true,
  method: 'get',
  path: '/api/programs/{program}/milestones/{milestone}/options',
  permission: 'program.read',
  summary: 'What can be done about a milestone: who is through last, and the best lever of each kind with its price.',
  input: ofMilestone,
  output: optionsView,
  run: async (context, input) => {
    const { asOf, graph, program, workbench } = frameOf(context, input);
    const milestone = findMilestone(graph, program.id, input.milestone).id;
    return options(workbench, { program: program.id, milestone, asOf, onProgress: context.onProgress });
  },
});

/** What a leader asks of a milestone. */
export const BRIEF_OPERATIONS = [
  OPTIONS,
  operation({
    id: 'brief',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/brief',
    permission: 'program.read',
    summary:
      'A milestone in five sentences: when it lands, what moved, what threatens it, what can be done, how good earlier dates were.',
    input: ofMilestone.extend({
      since: z.iso.date().optional().describe('The earlier day to compare with; a week before when missing.'),
      quick: flagInput.describe('Do not wait for the causes of a move, nor for what would help.'),
    }),
    output: briefView,
    run: async (context, { since, quick, ...input }) => {
      const { asOf, graph, program, workbench } = frameOf(context, input);
      const milestone = findMilestone(graph, program.id, input.milestone);
      if (since !== undefined && since > asOf)
        throw new BadInput(`since ${since}: the earlier day must not lie after ${asOf}`);
      const { workbench: trunk, onProgress } = context;
      const scenario =
        input.scenario === undefined
          ? null
          : { id: scenarioState(trunk, input.scenario, program.id).scenario.id, trunk };
      return brief(workbench, {
        program: program.id,
        milestone,
        asOf,
        since,
        scenario,
        options: quick ? null : () => perform(OPTIONS, context, input),
        onProgress,
      });
    },
  }),
] as const;
