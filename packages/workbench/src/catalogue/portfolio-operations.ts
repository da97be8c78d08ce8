import { startOfDay } from '@fulcrum/core/calendar';
import { subjectOf } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { portfolio } from '../answers/portfolio/portfolio.ts';
import { portfolioPdf } from '../exporting/portfolio-pdf.ts';
import { recordUnlessChanged } from '../recording/record-unless-changed.ts';
import { changeView, savedViews, saveView } from '../recording/saved-views.ts';
import { onScenario } from '../scenarios/scenario-state.ts';
import { portfolioView, savedViewsView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { BadInput } from './errors.ts';
import { findProgram } from './find.ts';
import { asOfInput, type Context, flagInput, operation, scenarioInput } from './operation.ts';

const name = z.string().trim().min(1).max(120);
const search = z.string().max(2_000);
const owner = z.string().trim().max(200).nullable();
const viewSaid = z.object({
  name: name.optional(),
  search: search.optional().describe('The query of the address that shows it.'),
  isDefault: z.boolean().optional().describe('Whether the portfolio opens with it, for whoever asks.'),
  deleted: z.boolean().optional(),
});
const asked = z.object({
  asOf: asOfInput,
  scenario: scenarioInput,
  programs: z.string().optional().describe('Only these programs, by id, key or name, with commas between them.'),
});
const viewsAnswer = (context: Context) => ({ views: [...savedViews(context)] });

/** Every program at once, ways to look at them that have a name, and the page for who gets it on paper. */
export const PORTFOLIO_OPERATIONS = [
  operation({
    id: 'portfolio',
    method: 'get',
    path: '/api/portfolio',
    permission: 'program.read',
    summary: 'Every program: where each milestone lands against its target, what moved it, what has to be decided.',
    input: z.object({ asOf: asOfInput, scenario: scenarioInput, reveal: flagInput }),
    output: portfolioView,
    run: async ({ workbench }, { asOf = today(workbench), reveal, scenario }) =>
      portfolio(onScenario(workbench, scenario), { asOf, reveal }),
  }),
  operation({
    id: 'portfolio-pdf',
    method: 'get',
    path: '/api/portfolio/pdf',
    permission: 'program.read',
    summary: 'The portfolio as a page of vector PDF, in base64: dates with their ranges, odds, reasons, decisions.',
    input: asked.extend({ paper: z.enum(['a4', 'letter']).default('a4') }),
    output: z.object({ name: z.string(), pdf: z.base64() }),
    run: async ({ workbench }, { asOf = today(workbench), scenario, programs, paper }) => {
      const laid = onScenario(workbench, scenario);
      const graph = graphAsOf(laid, asOf);
      const names = (programs ?? '')
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
      const ids = new Set(names.map((each) => findProgram(graph, each).id));
      const view = await portfolio(laid, { asOf, reveal: false });
      const shown = ids.size === 0 ? view.programs : view.programs.filter(({ program }) => ids.has(program.id));
      const decisions = ids.size === 0 ? view.decisions : view.decisions.filter(({ program }) => ids.has(program));
      const pdf = await portfolioPdf({ ...view, programs: shown, decisions }, paper);
      return { name: `portfolio-${asOf}.pdf`, pdf: pdf.toString('base64') };
    },
  }),
  operation({
    id: 'views',
    method: 'get',
    path: '/api/portfolio/views',
    permission: 'program.read',
    summary: 'The saved views of the portfolio: what each filters, how it sorts, what it shows.',
    input: z.object({}),
    output: savedViewsView,
    run: async (context) => viewsAnswer(context),
  }),
  operation({
    id: 'save-view',
    method: 'post',
    path: '/api/portfolio/views',
    permission: 'program.write',
    summary: 'Keeps a way to look at the portfolio under a name.',
    input: z.object({ name, search: search.describe('The query of the address that shows it.') }),
    output: savedViewsView.extend({ id: z.string() }),
    run: async (context, input) => {
      const id = await saveView(context, input);
      return { ...viewsAnswer(context), id };
    },
  }),
  operation({
    id: 'change-view',
    method: 'put',
    path: '/api/portfolio/views/{view}',
    permission: 'program.write',
    summary:
      'Renames a saved view, keeps another way to look under its name, makes it the one to open with, or deletes it.',
    input: z.object({
      view: z.string().describe('A view by id or name.'),
      set: viewSaid,
      seen: viewSaid.optional().describe('What was seen: refused (409) when somebody said something else since.'),
    }),
    output: savedViewsView.extend({ id: z.string(), undo: viewSaid }),
    run: async (context, { view, set, seen }) => {
      const undo = await changeView(context, { view, set, seen });
      return { ...viewsAnswer(context), id: view, undo };
    },
  }),
  operation({
    id: 'set-owner',
    method: 'put',
    path: '/api/programs/{program}/owner',
    permission: 'program.write',
    summary: 'Says who answers for a program; null takes it back.',
    input: z.object({
      program: z.string().describe('A program by id, key or name.'),
      owner,
      seen: owner.optional().describe('Who it was when you looked: refused (409) when somebody changed it since.'),
    }),
    output: z.object({ program: z.string(), owner: z.string().nullable(), before: z.string().nullable() }),
    run: async (context, input) => {
      const { workbench, principal } = context;
      const program = findProgram(graphAsOf(workbench, undefined), input.program);
      const said = input.owner === '' ? null : input.owner;
      if (said !== null && said === program.owner) throw new BadInput(`${said} answers for it already`);
      const now = () => ({ owner: graphAsOf(workbench, undefined).programs.get(program.id)?.owner ?? null });
      const fact = {
        subject: subjectOf('program', program.id),
        attribute: 'owner',
        op: 'set',
        value: said,
        at: startOfDay(today(workbench)),
        source: principal.source,
        cause: `command:${workbench.now()}`,
      } as const;
      const seen = input.seen === undefined ? undefined : { owner: input.seen };
      await recordUnlessChanged(context, { facts: [fact], seen, now });
      return { program: program.id, owner: said, before: program.owner };
    },
  }),
] as const;
