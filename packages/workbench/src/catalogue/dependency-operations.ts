import { z } from 'zod';
import { dependenciesPage } from '../answers/dependencies/dependencies-page.ts';
import { slipPage } from '../answers/dependencies/slip-page.ts';
import { findThing } from '../recording/references.ts';
import { dependenciesView, slipView } from '../views/index.ts';
import { namesAsIds } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { asOfInput, flagInput, operation, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');
const ofProgram = { asOf: asOfInput, program, scenario: scenarioInput };

/** Who waits for whom, and what moves when somebody is late. */
export const DEPENDENCY_OPERATIONS = [
  operation({
    id: 'dependencies',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/dependencies',
    permission: 'program.read',
    summary:
      'The links across teams and tools, held against the plan: late hand-offs, rings, what leads nowhere; team by team, with slack.',
    input: z.object({
      ...ofProgram,
      team: z.string().optional().describe('Only links of this team, by id or name; "none" for work without a team.'),
      item: z.string().optional().describe('Only what this item waits for, and what waits for it.'),
      done: flagInput.describe('Also links that nobody waits for any more.'),
      related: flagInput.describe('Also links that ask for no order: relates, duplicates.'),
    }),
    output: dependenciesView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const { team } = namesAsIds(graph, program.id, { team: input.team });
      const item =
        input.item === undefined
          ? undefined
          : findThing(graph, { kind: 'item', wanted: input.item, program: program.id });
      const page = await dependenciesPage(workbench, {
        program: program.id,
        asOf,
        team: team === 'none' ? '' : team,
        item,
        withDone: input.done,
        withApart: input.related,
      });
      return inScenario(frame, page);
    },
  }),
  operation({
    id: 'slip',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/slip',
    permission: 'program.read',
    summary: 'Which milestones move, and by how much, when an item takes some working days longer. Nothing is written.',
    input: z.object({
      ...ofProgram,
      item: z.string().describe('An item by id or title.'),
      days: z.coerce.number().int().min(1).max(250).default(5),
    }),
    output: slipView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const id = findThing(graph, { kind: 'item', wanted: input.item, program: program.id });
      const item = graph.items.get(id)!;
      return inScenario(frame, slipPage(workbench, { program: program.id, asOf, item, days: input.days }));
    },
  }),
] as const;
