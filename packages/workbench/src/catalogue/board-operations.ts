import { z } from 'zod';
import { backtestPage } from '../answers/board/backtest-page.ts';
import { boardPage } from '../answers/board/board-page.ts';
import { sprintPage } from '../answers/board/sprint-page.ts';
import { setWipLimit } from '../recording/set-wip-limit.ts';
import { boardView, sprintBacktestView, sprintView, wipLimitView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import { findProgram, namesAsIds } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, operation } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');
const limit = z.number().int().min(0).max(100_000).nullable();

/** Sprints and boards: work as it is, whatever scenario is open. */
export const BOARD_OPERATIONS = [
  operation({
    id: 'board',
    method: 'get',
    path: '/api/programs/{program}/board',
    permission: 'program.read',
    summary: 'Where the open items stand, which are older than is usual for their type, and which limits are passed.',
    input: z.object({
      asOf: asOfInput,
      program,
      board: z.string().optional().describe('A board by id or name; "none" for states in their order.'),
      scope: z
        .enum(['current', 'open'])
        .default('current')
        .describe('What is under way and in running sprints, or all that is open.'),
      team: z.string().optional(),
      type: z.string().optional(),
      milestone: z.string().optional(),
      assignee: z.string().optional().describe('A person by id; "none" for what nobody has.'),
    }),
    output: boardView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      const { board, scope, team, type, milestone, assignee } = namesAsIds(graph, program.id, input);
      const log = context.workbench.log();
      return boardPage({ log, graph, program, asOf, board, scope, team, type, milestone, assignee });
    },
  }),
  operation({
    id: 'sprint',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/sprint',
    permission: 'program.read',
    summary:
      'How a sprint stands, how many of its items will be finished by its end, and how good such forecasts were.',
    input: z.object({
      asOf: asOfInput,
      program,
      sprint: z.string().optional().describe('A sprint by id or name; the current one when missing.'),
      back: z.coerce.number().int().min(0).max(30).default(10).describe('How many earlier sprints to tell of.'),
    }),
    output: sprintView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      return sprintPage({ log: context.workbench.log(), graph, program, asOf, sprint: input.sprint, back: input.back });
    },
  }),
  operation({
    id: 'sprint-backtest',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/sprint/backtest',
    permission: 'program.read',
    summary: 'What would have been said of each past sprint, from what was known then, against what happened.',
    input: z.object({ asOf: asOfInput, program }),
    output: sprintBacktestView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      return backtestPage(context.workbench.log(), graph, { program, asOf });
    },
  }),
  operation({
    id: 'set-wip-limit',
    method: 'put',
    path: '/api/programs/{program}/board/limit',
    permission: 'program.write',
    summary: 'Says how many items a column or a team wants at once; null takes it back.',
    input: z.object({
      program,
      column: z.string().optional().describe('A column by id or name.'),
      board: z.string().optional().describe('The board that the column is on, where names are not enough.'),
      team: z.string().optional().describe('A team by id or name.'),
      limit,
      seen: z
        .object({ limit })
        .optional()
        .describe('What it was when you looked: refused (409) when it changed since.'),
    }),
    output: wipLimitView,
    run: async (context, input) => {
      const id = findProgram(graphAsOf(context.workbench, undefined), input.program).id;
      return setWipLimit(context, { ...input, program: id });
    },
  }),
] as const;
