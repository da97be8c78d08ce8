import { z } from 'zod';
import { comparison, TRUNK_SIDE } from '../answers/compare.ts';
import { scenarioList, scenarioPage } from '../answers/scenario-page.ts';
import { sideBySide } from '../answers/side-by-side.ts';
import {
  addChange,
  commitScenario,
  createScenario,
  discardScenario,
  renameScenario,
  reopenScenario,
  undoChange,
} from '../scenarios/edit-scenario.ts';
import { revertScenario } from '../scenarios/revert-scenario.ts';
import { scenarioState } from '../scenarios/scenario-state.ts';
import { typedChange } from '../scenarios/typed-change.ts';
import { compareView, scenarioView, sideBySideView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import { BadInput } from './errors.ts';
import { findProgram } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, drawsInput, operation } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');
const name = z.string().trim().min(1).max(200);
const scenario = z.string().describe('A scenario by id or name.');
const version = z.coerce
  .number()
  .int()
  .optional()
  .describe('The version that was seen: refused when somebody changed the scenario since.');
const seen = z
  .int()
  .optional()
  .describe('The version that was seen: refused (409) when somebody said something else of the same things since.');
const side = z.string().describe('A scenario by id or name, or "trunk" for what everybody sees.');

const MOST_BESIDE = 4;

/** What-ifs: made, changed, compared, and made true or given up. */
export const SCENARIO_OPERATIONS = [
  operation({
    id: 'scenarios',
    method: 'get',
    path: '/api/programs/{program}/scenarios',
    permission: 'program.read',
    summary: 'The scenarios of a program with what they change, the newest first.',
    input: z.object({ program }),
    output: z.object({ scenarios: z.array(scenarioView) }),
    run: async (context, input) => {
      const { id } = findProgram(graphAsOf(context.workbench, undefined), input.program);
      return { scenarios: [...(await scenarioList(context, id))] };
    },
  }),
  operation({
    id: 'create-scenario',
    method: 'post',
    path: '/api/programs/{program}/scenarios',
    permission: 'scenario.write',
    summary: 'Makes an empty scenario of a program; without a name it is called after its number.',
    input: z.object({ program, name: name.optional(), note: z.string().max(2_000).optional() }),
    output: scenarioView,
    run: async (context, input) => {
      const { id } = findProgram(graphAsOf(context.workbench, undefined), input.program);
      const { name, note } = input;
      const given = { ...(name === undefined ? {} : { name }), ...(note === undefined ? {} : { note }) };
      return scenarioPage(context, await createScenario(context, { program: id, ...given }));
    },
  }),
  operation({
    id: 'scenario',
    method: 'get',
    path: '/api/scenarios/{scenario}',
    permission: 'program.read',
    summary: 'A scenario: its changes in words, and what the facts have come to say against it.',
    input: z.object({ scenario }),
    output: scenarioView,
    run: (context, input) => scenarioPage(context, input.scenario),
  }),
  operation({
    id: 'rename-scenario',
    method: 'put',
    path: '/api/scenarios/{scenario}/name',
    permission: 'scenario.write',
    summary: 'Gives an open scenario another name.',
    input: z.object({ scenario, version, name }),
    output: scenarioView,
    run: async (context, which) => {
      const { scenario } = scenarioState(context.workbench, which.scenario);
      await renameScenario(context, { ...which, scenario: scenario.id });
      return scenarioPage(context, scenario.id);
    },
  }),
  operation({
    id: 'change-scenario',
    method: 'post',
    path: '/api/scenarios/{scenario}/changes',
    permission: 'scenario.write',
    summary:
      'Adds a change to a scenario: items, an estimate, a target, a team, capacity, leave, a risk, a wait, a link.',
    input: z.object({ scenario, version, seen, change: typedChange }),
    output: scenarioView,
    run: async (context, { change, ...which }) => {
      await addChange(context, which, change);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'undo-change',
    method: 'post',
    path: '/api/scenarios/{scenario}/undo',
    permission: 'scenario.write',
    summary: 'Takes a change of a scenario back as if it had never been made; the last one when none is named.',
    input: z.object({ scenario, version, change: z.string().optional() }),
    output: scenarioView,
    run: async (context, which) => {
      await undoChange(context, which);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'commit-scenario',
    method: 'post',
    path: '/api/scenarios/{scenario}/commit',
    permission: 'program.write',
    summary: 'Makes a scenario true: what it says is said for everybody, all of it or nothing.',
    input: z.object({
      scenario,
      version,
      accept: z.boolean().default(false).describe('Accept that the facts have said something else since.'),
    }),
    output: scenarioView,
    run: async (context, which) => {
      await commitScenario(context, which);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'discard-scenario',
    method: 'post',
    path: '/api/scenarios/{scenario}/discard',
    permission: 'scenario.write',
    summary: 'Gives a scenario up.',
    input: z.object({ scenario, version }),
    output: scenarioView,
    run: async (context, which) => {
      await discardScenario(context, which);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'reopen-scenario',
    method: 'post',
    path: '/api/scenarios/{scenario}/reopen',
    permission: 'scenario.write',
    summary: 'Opens a scenario again that was given up.',
    input: z.object({ scenario }),
    output: scenarioView,
    run: async (context, which) => {
      await reopenScenario(context, which);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'revert-scenario',
    method: 'post',
    path: '/api/scenarios/{scenario}/revert',
    permission: 'program.write',
    summary: 'Takes a committed scenario back, but for what was said of the same things since; it is open again.',
    input: z.object({ scenario }),
    output: scenarioView,
    run: async (context, which) => {
      await revertScenario(context, which.scenario);
      return scenarioPage(context, which.scenario);
    },
  }),
  operation({
    id: 'compare',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/compare',
    permission: 'program.read',
    summary: 'Two scenarios side by side, by milestone, drawn with the same random numbers.',
    input: z.object({ asOf: asOfInput, program, ...drawsInput, left: side.default(TRUNK_SIDE), right: side }),
    output: compareView,
    run: async (context, input) => {
      const { left, right, ...asked } = input;
      const frame = frameOf(context, asked);
      for (const wanted of [left, right])
        if (wanted !== TRUNK_SIDE) scenarioState(context.workbench, wanted, frame.program.id);
      const { asOf } = frame;
      return comparison(context.workbench, { program: frame.program.id, asOf, left, right, draws: input });
    },
  }),
  operation({
    id: 'side-by-side',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/side-by-side',
    permission: 'program.read',
    summary: 'Up to four scenarios beside what everybody sees: dates, odds, cost and overload, in the same futures.',
    input: z.object({
      asOf: asOfInput,
      program,
      ...drawsInput,
      scenarios: z.string().min(1).describe('Scenarios by id, with commas between them; four at most.'),
    }),
    output: sideBySideView,
    run: async (context, input) => {
      const { asOf, program } = frameOf(context, input);
      const scenarios = [...new Set(input.scenarios.split(',').map((each) => each.trim()))].filter(Boolean);
      if (scenarios.length > MOST_BESIDE) throw new BadInput(`scenarios: ${MOST_BESIDE} at most fit side by side`);
      return sideBySide(context.workbench, { program: program.id, asOf, scenarios, draws: input });
    },
  }),
] as const;
