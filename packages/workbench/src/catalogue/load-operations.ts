import { z } from 'zod';
import { candidatesPage } from '../answers/load/candidates-page.ts';
import { loadPage } from '../answers/load/load-page.ts';
import { candidatesView, loadView } from '../views/index.ts';
import { findMilestone } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { asOfInput, operation, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');

/** Who is asked for how much, and who could take what. */
export const LOAD_OPERATIONS = [
  operation({
    id: 'load',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/load',
    permission: 'program.read',
    summary:
      'What the open work asks of each team and person by week, against capacity, leave and ceiling; the bottleneck; skills.',
    input: z.object({
      asOf: asOfInput,
      program,
      scenario: scenarioInput,
      milestone: z
        .string()
        .optional()
        .describe('The milestone to tell of first, by id or name; the foremost when missing.'),
    }),
    output: loadView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const milestone = input.milestone === undefined ? null : findMilestone(graph, program.id, input.milestone).id;
      const canSeeRates = context.principal.permissions.has('rates.read');
      const page = loadPage(workbench, { program: program.id, asOf, milestone, canSeeRates });
      return { ...inScenario(frame, page), canSeeRates };
    },
  }),
  operation({
    id: 'candidates',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/candidates',
    permission: 'program.read',
    summary:
      'Who could take some items: by skill and room, ranked by the days that the milestone gains; who would be above their ceiling is blocked.',
    input: z.object({
      asOf: asOfInput,
      program,
      scenario: scenarioInput,
      milestone: z.string().describe('A milestone by id or name.'),
      items: z.string().max(20_000).describe('Open items of it, separated by commas.'),
    }),
    output: candidatesView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const milestone = findMilestone(graph, program.id, input.milestone).id;
      const items = [...new Set(input.items.split(',').map((id) => id.trim()))].filter(Boolean);
      const { onProgress } = context;
      return inScenario(
        frame,
        await candidatesPage(workbench, { program: program.id, asOf, milestone, items, onProgress }),
      );
    },
  }),
] as const;
