import { EPOCH } from '@fulcrum/core/calendar';
import { WORKSPACE_ID } from '@fulcrum/core/program';
import { type Fact, workspaceKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { candidatesPage } from '../answers/load/candidates-page.ts';
import { loadPage } from '../answers/load/load-page.ts';
import { countWords } from '../answers/phrases.ts';
import { importPeople } from '../importing/import-people.ts';
import type { ImportedRow } from '../importing/imported-row.ts';
import { takeBackPeople } from '../importing/take-back.ts';
import { recordUnlessChanged } from '../recording/record-unless-changed.ts';
import { candidatesView, importedPeopleView, loadView } from '../views/index.ts';
import { findMilestone } from './find.ts';
import { frameOf, inScenario } from './frame.ts';
import { asOfInput, operation, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');

// As much as a request may hold.
const MOST_TEXT = 900_000;

const { ceilingWeeks, ceilingDays } = workspaceKind.attributes;
const ceiling = { weeks: ceilingWeeks.schema.nullable(), days: ceilingDays.schema.nullable() };

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
  operation({
    id: 'set-ceiling',
    method: 'put',
    path: '/api/workspace/ceiling',
    permission: 'workspace.configure',
    summary:
      'Says for how long anybody may be above their ceiling before they are given no more; null takes the usual.',
    input: z.object({ ...ceiling, seen: z.object(ceiling).optional().describe('What it was when you looked.') }),
    output: z.object(ceiling),
    run: async (context, { weeks, days, seen }) => {
      const values = { ceilingWeeks: weeks, ceilingDays: days };
      const cause = `command:${context.workbench.now()}`;
      const facts = Object.entries(values).map(([attribute, value]): Fact => {
        const subject = `workspace:${WORKSPACE_ID}`;
        return { subject, attribute, op: 'set', value, at: EPOCH, source: context.principal.source, cause };
      });
      const looked = seen === undefined ? undefined : { ceilingWeeks: seen.weeks, ceilingDays: seen.days };
      await recordUnlessChanged(context, { facts, seen: looked, now: context.workbench.settings });
      return { weeks, days };
    },
  }),
  operation({
    id: 'import-people',
    method: 'post',
    path: '/api/programs/{program}/people/import',
    permission: 'workspace.import',
    summary:
      'Takes in a table of people, or leave as a table or a calendar (iCalendar). The same text twice adds nothing.',
    input: z.object({
      program,
      kind: z.enum(['people', 'leave']),
      text: z.string().max(MOST_TEXT).describe('CSV with a header line; for leave, iCalendar as well.'),
      of: z
        .string()
        .max(500)
        .optional()
        .describe('Whose leave it is where the text does not say: a person, a team, or everybody.'),
      isTrial: z.boolean().default(false).describe('True to hear what it would do, and do nothing.'),
    }),
    output: importedPeopleView,
    run: async (context, input) => {
      const { program } = frameOf(context, input);
      const { taken, facts, batch, rows, diagnostics } = await importPeople(context, { ...input, program: program.id });
      const what = input.kind === 'people' ? countWords(taken, 'row') : countWords(taken, 'leave');
      const left =
        diagnostics.length === 0 ? '' : ` ${countWords(diagnostics.length, 'note')} on what was not taken as it is.`;
      const told =
        facts === 0
          ? `Nothing was new in ${what}.${left}`
          : `${what} taken as ${countWords(facts, 'new fact')}.${left}`;
      const words = input.isTrial ? trialWords(rows, diagnostics.length) : told;
      return { taken, facts, batch, words, rows: [...rows], diagnostics: [...diagnostics] };
    },
  }),
  operation({
    id: 'undo-import-people',
    method: 'post',
    path: '/api/programs/{program}/people/import/undo',
    permission: 'workspace.import',
    summary: 'Takes an import of people or leave back, but for what was said since of the same things.',
    input: z.object({ program, from: z.int().min(0), to: z.int().min(0) }),
    output: z.object({ facts: z.number().int(), words: z.string() }),
    run: async (context, { from, to }) => {
      const facts = await takeBackPeople(context, { from, to });
      return { facts, words: facts === 0 ? 'Nothing of the import was left.' : 'The import is taken back.' };
    },
  }),
] as const;

/** What an import would do: "2 are new, 1 would change, 3 are as they were; 1 note." */
function trialWords(rows: readonly ImportedRow[], notes: number): string {
  const count = (is: ImportedRow['is']) => rows.filter((row) => row.is === is).length;
  const parts = [
    [count('new'), 'new'],
    [count('changed'), 'changed'],
    [count('known'), 'known already'],
    [notes, 'not taken as it is'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number}\u00a0${what}`);
  return told.length === 0 ? 'There is nothing in it.' : `${told.join(', ')}.`;
}
