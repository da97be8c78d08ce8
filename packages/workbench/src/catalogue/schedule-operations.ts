import { z } from 'zod';
import { keptPlanPage } from '../answers/kept-plan.ts';
import { countWords } from '../answers/phrases.ts';
import { schedulePage } from '../answers/schedule.ts';
import { keepPlan, takePlanBack } from '../recording/keep-plan.ts';
import { addChange } from '../scenarios/edit-scenario.ts';
import { keptPlanView, scheduleView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { findMilestone } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { asOfInput, type Context, flagInput, operation, perform, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');
const milestone = z
  .string()
  .optional()
  .describe('Only one milestone, by id or name; all that are worked on or promised when missing.');
const byTarget = flagInput.describe('Keep targets as deadlines: a plan that cannot keep them is infeasible.');

/** The plan of which the order is to be kept: that of today. */
const keptInput = z.object({ program, scenario: scenarioInput, milestone, byTarget });

const planOrder = operation({
  id: 'plan-order',
  isHeavy: true,
  method: 'get',
  path: '/api/programs/{program}/schedule/order',
  permission: 'program.read',
  summary: 'What keeping the order of the plan would change: places and ranks of its items. Nothing is written.',
  input: keptInput,
  output: keptPlanView,
  run: async (context, input) => {
    const { milestone, byTarget, ...frame } = planned(context, input);
    const { workbench, asOf } = frame;
    const of = { program: frame.program.id, asOf, milestone, byTarget, isStrict: false };
    return inScenario(frame, await keptPlanPage(workbench, of));
  },
});

/** The plan of a program, and keeping it. */
export const SCHEDULE_OPERATIONS = [
  operation({
    id: 'schedule',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/schedule',
    permission: 'program.read',
    summary:
      'The plan: when each open item is worked on and by whom, what decides it, how far the plan is from the best, and how likely milestones keep it.',
    input: z.object({
      asOf: asOfInput,
      scenario: scenarioInput,
      program,
      milestone,
      byTarget,
      strict: flagInput.describe('Take links that lead round in a ring as they are: then there is no plan.'),
      chain: z.string().max(500).optional().describe('An item: what decides when it is done.'),
    }),
    output: scheduleView,
    run: async (context, input) => {
      const { asOf, program, workbench, milestone, byTarget } = planned(context, input);
      const { strict: isStrict, chain = null } = input;
      return schedulePage(workbench, { program: program.id, asOf, milestone, byTarget, isStrict, chain });
    },
  }),
  planOrder,
  operation({
    id: 'keep-plan',
    method: 'post',
    path: '/api/programs/{program}/schedule/keep',
    permission: 'program.write',
    summary:
      'Keeps the order of the plan of today as ranks of its items, all of it or nothing; in a scenario as a change of it.',
    input: keptInput,
    output: keptPlanView,
    run: async (context, input) => {
      const page = await perform(planOrder, context, { ...input, byTarget: String(input.byTarget) });
      if (page.status !== 'ok') throw new BadInput(page.words);
      const order = page.items.map(({ item }) => item);
      if (page.scenario === null) await keepPlan(context, order);
      else if (page.ranks > 0)
        await addChange(context, { scenario: page.scenario.id }, { form: 'order', items: order });
      return { ...page, isKept: true };
    },
  }),
  operation({
    id: 'undo-plan',
    method: 'post',
    path: '/api/programs/{program}/schedule/undo',
    permission: 'program.write',
    summary: 'Takes back the plan that was kept last: its items get the ranks that they had before.',
    input: z.object({ program }),
    output: z.object({ words: z.string(), items: z.number().int(), of: z.number().int() }),
    run: async (context, input) => {
      const { program } = frameOf(context, input);
      const { items, of } = await takePlanBack(context, program.id);
      const since = of > items ? ` ${countWords(of - items, 'item')} of it got another rank since, and kept that.` : '';
      return {
        words: `${countWords(items, 'item')} got back the rank of before the plan was kept.${since}`,
        items,
        of,
      };
    },
  }),
] as const;

/** Where a plan is asked for, with the milestone that is planned alone by its id. */
function planned(
  context: Context,
  input: {
    program: string;
    asOf?: string | undefined;
    scenario?: string | undefined;
    milestone?: string | undefined;
    byTarget: boolean;
  },
) {
  const frame = frameOf(context, input);
  const { graph, program } = frame;
  const milestone = input.milestone === undefined ? null : findMilestone(graph, program.id, input.milestone).id;
  return { ...frame, milestone, byTarget: input.byTarget };
}
