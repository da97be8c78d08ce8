import { z } from 'zod';
import { activeMilestones } from '../answers/active-milestones.ts';
import { allMilestones } from '../answers/all-milestones.ts';
import { calibrationPage } from '../answers/calibration-page.ts';
import { changesPage, changesView } from '../answers/changes.ts';
import { explanation } from '../answers/explanation.ts';
import { flow } from '../answers/flow.ts';
import { forecastView as toForecastView } from '../answers/forecast-view.ts';
import { milestoneForecast, programForecast } from '../answers/forecasts.ts';
import { methodPage, methodView } from '../answers/method-page.ts';
import { milestonePage } from '../answers/milestone.ts';
import { overview } from '../answers/overview.ts';
import { ringDiagnostics } from '../answers/program-diagnostics.ts';
import { workspacePage } from '../answers/workspace.ts';
import {
  calibrationView,
  explainView,
  type ForecastView,
  flowView,
  forecastView,
  milestoneView,
  overviewView,
  workspaceView,
} from '../views/index.ts';
import { milestoneRow as milestoneRowView } from '../views/milestone.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { findMilestone, findProgram, namesAsIds } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { asOfInput, drawsInput, flagInput, operation, scenarioInput } from './operation.ts';

const ofProgram = {
  asOf: asOfInput,
  scenario: scenarioInput,
  program: z.string().describe('A program by id, key or name.'),
};
const ofMilestone = { ...ofProgram, milestone: z.string().describe('A milestone by id or name.') };
/** The pages of the product: what each shows as of a day. */
export const READ_OPERATIONS = [
  operation({
    id: 'workspace',
    method: 'get',
    path: '/api/workspace',
    permission: 'program.read',
    summary: 'The workspace: its clock, its span of time, its programs.',
    input: z.object({}),
    output: workspaceView,
    run: async ({ workbench }) => workspacePage(workbench),
  }),
  operation({
    id: 'overview',
    method: 'get',
    path: '/api/programs/{program}/overview',
    permission: 'program.read',
    summary: 'A program: its dates, what needs attention, its teams, how good earlier dates were.',
    input: z.object({ ...ofProgram, reveal: flagInput }),
    output: overviewView,
    run: async (context, input) => {
      const { asOf, program, workbench } = frameOf(context, input);
      return overview(workbench, { program: program.id, asOf, reveal: input.reveal });
    },
  }),
  operation({
    id: 'milestones',
    method: 'get',
    path: '/api/programs/{program}/milestones',
    permission: 'program.read',
    summary: 'The milestones of a program: the active ones, or all.',
    input: z.object({ ...ofProgram, all: flagInput, reveal: flagInput }),
    output: z.object({ asOf: z.iso.date(), milestones: z.array(milestoneRowView.partial({ scope: true })) }),
    run: async (context, input) => {
      const {
        asOf,
        graph,
        program: { id: program },
        workbench,
      } = frameOf(context, input);
      const rows = await activeMilestones(workbench, { program, asOf, reveal: input.reveal });
      const active = rows.map(({ row }) => row);
      return {
        asOf,
        milestones: input.all
          ? [...active, ...allMilestones(graph, { program, except: active.map((row) => row.id) })]
          : active,
      };
    },
  }),
  operation({
    id: 'milestone',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}',
    permission: 'program.read',
    summary: 'A milestone: the whole distribution of its date, what is left by team, how it moved.',
    input: z.object({
      ...ofMilestone,
      ...drawsInput,
      reveal: flagInput,
      quick: flagInput.describe('Do not wait for past forecasts that were never computed.'),
    }),
    output: milestoneView,
    run: async (context, input) => {
      const {
        asOf,
        graph,
        program: { id: program },
        workbench,
      } = frameOf(context, input);
      const milestone = findMilestone(graph, program, input.milestone);
      return milestonePage(workbench, {
        program,
        milestone,
        asOf,
        reveal: input.reveal,
        draws: input,
        isQuick: input.quick,
      });
    },
  }),
  operation({
    id: 'forecast',
    method: 'get',
    path: '/api/programs/{program}/forecast',
    permission: 'program.read',
    summary: 'When a milestone lands (or all known work of the program, when none is named), and how sure that is.',
    input: z.object({ ...ofProgram, ...drawsInput, milestone: z.string().optional() }),
    output: forecastView,
    run: async (context, input): Promise<ForecastView> => {
      const {
        asOf,
        graph,
        program: { id: program },
        workbench,
      } = frameOf(context, input);
      if (input.milestone === undefined)
        return toForecastView(await programForecast(workbench, program, asOf), { program });
      const milestone = findMilestone(graph, program, input.milestone).id;
      const view = toForecastView(await milestoneForecast(workbench, { program, milestone, asOf }, input), { program });
      const isRingKnown = view.diagnostics.some((diagnostic) => diagnostic.code === 'link-ring');
      return isRingKnown ? view : { ...view, diagnostics: [...view.diagnostics, ...ringDiagnostics(graph, program)] };
    },
  }),
  operation({
    id: 'explain',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/explain',
    permission: 'program.read',
    summary: 'Why the date of a milestone moved between two days, in parts that add up to the move exactly.',
    input: z.object({
      program: ofProgram.program,
      milestone: ofMilestone.milestone,
      scenario: scenarioInput,
      ...drawsInput,
      from: z.iso.date(),
      to: z.iso.date().optional().describe('The later day; the clock of the workspace when missing.'),
      facts: z.coerce.number().int().min(0).max(500).default(20).describe('How many facts to show of each part.'),
    }),
    output: explainView,
    run: async (context, { from, to, facts, ...input }) => {
      const frame = frameOf(context, { ...input, asOf: to });
      const { asOf, graph, program, workbench } = frame;
      const milestone = findMilestone(graph, program.id, input.milestone).id;
      const { onProgress } = context;
      const of = { program: program.id, milestone, from, to: asOf, draws: input, facts, onProgress };
      return inScenario(frame, await explanation(workbench, of));
    },
  }),
  operation({
    id: 'changes',
    method: 'get',
    path: '/api/programs/{program}/changes',
    permission: 'program.read',
    summary: 'What changed in a program between two days: items and milestones that came, went or changed.',
    input: z.object({
      program: ofProgram.program,
      from: z.iso.date(),
      to: z.iso.date().optional(),
      limit: z.coerce.number().int().min(1).max(5_000).default(500),
    }),
    output: changesView,
    run: async ({ workbench }, { from, to = today(workbench), limit, ...input }) => {
      const program = findProgram(graphAsOf(workbench, to), input.program).id;
      return changesPage(workbench, { program, from, to, limit });
    },
  }),
  operation({
    id: 'flow',
    method: 'get',
    path: '/api/programs/{program}/flow',
    permission: 'program.read',
    summary: 'How work flows: cycle and lead time, throughput, work in progress, age, cumulative flow.',
    input: z.object({
      ...ofProgram,
      team: z.string().optional(),
      milestone: z.string().optional(),
      type: z.string().optional(),
      weeks: z.coerce.number().int().min(2).max(520).default(26),
    }),
    output: flowView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      const { team, milestone, type, weeks } = namesAsIds(graph, program.id, input);
      return flow(graph, { program, asOf, team, milestone, type, weeks });
    },
  }),
  operation({
    id: 'method',
    method: 'get',
    path: '/api/methods/{method}',
    permission: 'program.read',
    summary: 'How a figure is computed: formula, source, limits.',
    input: z.object({ method: z.string() }),
    output: methodView,
    run: (_, input) => methodPage(input.method),
  }),
  operation({
    id: 'calibration',
    method: 'get',
    path: '/api/programs/{program}/calibration',
    permission: 'program.read',
    summary: 'How good earlier dates were: the back-test, and the forecasts that were kept.',
    input: z.object({ asOf: asOfInput, program: ofProgram.program }),
    output: calibrationView,
    run: async (context, input) => {
      const { asOf, program } = frameOf(context, input);
      return calibrationPage(context.workbench, program, asOf);
    },
  }),
] as const;
