import { z } from 'zod';
import { schedulePage } from '../answers/schedule.ts';
import { scheduleView } from '../views/index.ts';
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, flagInput, operation, scenarioInput } from './operation.ts';

/** The plan of a program. */
export const SCHEDULE_OPERATIONS = [
  operation({
    id: 'schedule',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/schedule',
    permission: 'program.read',
    summary:
      'The plan: when each open item is worked on and by whom, what decides it, and how far the plan is from the best.',
    input: z.object({
      asOf: asOfInput,
      scenario: scenarioInput,
      program: z.string().describe('A program by id, key or name.'),
      milestone: z
        .string()
        .optional()
        .describe('Only one milestone, by id or name; all that are worked on or promised when missing.'),
      byTarget: flagInput.describe('Keep targets as deadlines: a plan that cannot keep them is infeasible.'),
      strict: flagInput.describe('Take links that lead round in a ring as they are: then there is no plan.'),
      chain: z.string().max(500).optional().describe('An item: what decides when it is done.'),
    }),
    output: scheduleView,
    run: async (context, input) => {
      const { asOf, graph, program, workbench } = frameOf(context, input);
      const milestone = input.milestone === undefined ? null : findMilestone(graph, program.id, input.milestone).id;
      const { byTarget, strict: isStrict, chain = null } = input;
      return schedulePage(workbench, { program: program.id, asOf, milestone, byTarget, isStrict, chain });
    },
  }),
] as const;
