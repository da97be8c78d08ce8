import { z } from 'zod';
import { costPage, modelPage } from '../answers/plan/program-pages.ts';
import { bottleneckPage, leversPage, type PlanQuestion, tornadoPage } from '../answers/plan/sensitivity-pages.ts';
import { timelinePage } from '../answers/plan/timeline-page.ts';
import { whatIfPage } from '../answers/plan/what-if-page.ts';
import {
  bottleneckView,
  costView,
  leversView,
  modelView,
  timelineView,
  tornadoView,
  whatIfView,
} from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { findMilestone } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { changeInput, changesFrom } from './model-change-input.ts';
import { asOfInput, type Context, operation, scenarioInput } from './operation.ts';

const ofProgram = z.object({
  asOf: asOfInput,
  program: z.string().describe('A program by id, key or name.'),
  scenario: scenarioInput,
});
const ofMilestone = ofProgram.extend({ milestone: z.string().describe('A milestone by id or name.') });

/** Questions to the plan of a program: what it holds, what changes would do, what moves it, what it costs. */
export const PLAN_OPERATIONS = [
  operation({
    id: 'model',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/model',
    permission: 'program.read',
    summary:
      'The plan as data: what a worker needs to answer what-ifs by itself, in the same futures; of a scenario, the plan with its changes.',
    input: ofProgram,
    output: modelView,
    run: async (context, input) => {
      const { asOf, program, workbench } = frameOf(context, input);
      return modelPage(workbench, program.id, asOf);
    },
  }),
  operation({
    id: 'what-if',
    isHeavy: true,
    method: 'post',
    path: '/api/programs/{program}/what-if',
    permission: 'program.read',
    summary: 'What changes would do to every milestone and to the cost, in the same futures. Nothing is written.',
    input: ofProgram.extend({ changes: z.array(changeInput).max(200) }),
    output: whatIfView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const changes = changesFrom(graph, program.id, input.changes);
      return inScenario(frame, whatIfPage(workbench, { program: program.id, asOf, changes }));
    },
  }),
  operation({
    id: 'levers',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/levers',
    permission: 'program.read',
    summary: 'What would move a milestone most: each lever by itself, with the days that it gains.',
    input: ofMilestone,
    output: leversView,
    run: async (context, input) => asked(context, input, leversPage),
  }),
  operation({
    id: 'tornado',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/tornado',
    permission: 'program.read',
    summary:
      'What the uncertainty of a milestone comes from: its 85 % date when a cause goes well, and when it goes badly.',
    input: ofMilestone,
    output: tornadoView,
    run: async (context, input) => asked(context, input, tornadoPage),
  }),
  operation({
    id: 'bottleneck',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/bottleneck',
    permission: 'program.read',
    summary:
      'What holds a milestone up: the team, skill, person or answer that is through last, and the queue before it.',
    input: ofMilestone,
    output: bottleneckView,
    run: async (context, input) => asked(context, input, bottleneckPage),
  }),
  operation({
    id: 'cost',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/cost',
    permission: 'program.read',
    summary: 'What a program costs: spent, remaining and at completion with their range, and by 30 days.',
    input: ofProgram,
    output: costView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      return inScenario(frame, costPage(frame.workbench, frame.program.id, frame.asOf));
    },
  }),
  operation({
    id: 'timeline',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/timeline',
    permission: 'program.read',
    summary: 'The plan and how likely it is kept: what is scheduled for items and milestones, beside their ranges.',
    input: ofProgram,
    output: timelineView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      return inScenario(frame, await timelinePage(frame.workbench, frame.program.id, frame.asOf));
    },
  }),
] as const;

/** Asks about a milestone, in the scenario that is named. */
async function asked<T extends { readonly words: string }>(
  context: Context,
  input: z.output<typeof ofMilestone>,
  answer: (workbench: Workbench, of: PlanQuestion) => T | Promise<T>,
) {
  const frame = frameOf(context, input);
  const { asOf, graph, program, workbench } = frame;
  const milestone = findMilestone(graph, program.id, input.milestone).id;
  const { onProgress } = context;
  return inScenario(frame, await answer(workbench, { program: program.id, asOf, milestone, onProgress }));
}
