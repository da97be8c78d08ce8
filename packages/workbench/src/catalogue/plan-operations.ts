import { z } from 'zod';
import { costPage, modelPage, timelinePage } from '../answers/plan/program-pages.ts';
import { bottleneckPage, leversPage, tornadoPage } from '../answers/plan/sensitivity-pages.ts';
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
import { findMilestone } from './find.ts';
import { frameOf } from './frame.ts';
import { changeInput, changesFrom } from './model-change-input.ts';
import { asOfInput, type Context, operation } from './operation.ts';

const ofProgram = z.object({ asOf: asOfInput, program: z.string().describe('A program by id, key or name.') });
const ofMilestone = ofProgram.extend({ milestone: z.string().describe('A milestone by id or name.') });

/** Questions to the plan of a program: what it holds, what changes would do, what moves it, what it costs. */
export const PLAN_OPERATIONS = [
  operation({
    id: 'model',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/model',
    permission: 'program.read',
    summary: 'The plan as data: what a worker needs to answer what-ifs by itself, in the same futures.',
    input: ofProgram,
    output: modelView,
    run: async (context, input) => {
      const { asOf, program } = frameOf(context, input);
      return modelPage(context.workbench, program.id, asOf);
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
      const { asOf, graph, program } = frameOf(context, input);
      const changes = changesFrom(graph, program.id, input.changes);
      return whatIfPage(context.workbench, { program: program.id, asOf, changes });
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
    run: async (context, input) => leversPage(context.workbench, questionOf(context, input)),
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
    run: async (context, input) => tornadoPage(context.workbench, questionOf(context, input)),
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
    run: async (context, input) => bottleneckPage(context.workbench, questionOf(context, input)),
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
      const { asOf, program } = frameOf(context, input);
      return costPage(context.workbench, program.id, asOf);
    },
  }),
  operation({
    id: 'timeline',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/timeline',
    permission: 'program.read',
    summary: 'When each open item is worked on, over all futures: mean start and end, and its 85 % date.',
    input: ofProgram,
    output: timelineView,
    run: async (context, input) => {
      const { asOf, program } = frameOf(context, input);
      return timelinePage(context.workbench, program.id, asOf);
    },
  }),
] as const;

function questionOf(context: Context, input: z.output<typeof ofMilestone>) {
  const { asOf, graph, program } = frameOf(context, input);
  return { program: program.id, asOf, milestone: findMilestone(graph, program.id, input.milestone).id };
}
