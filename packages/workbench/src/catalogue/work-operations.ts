import { endOfDay } from '@fulcrum/core/calendar';
import { seqsOf } from '@fulcrum/core/program';
import { countItems, queryItems, readDiagnostics, readEvidence, readFacets } from '@fulcrum/store';
import { z } from 'zod';
import { alsoKnownAs } from '../answers/also-known-as.ts';
import { facetsPage } from '../answers/facets.ts';
import { factRow } from '../answers/fact-row.ts';
import { itemPage } from '../answers/item-page.ts';
import { itemRow } from '../answers/item-rows.ts';
import { rememberedList } from '../answers/remembered-lists.ts';
import { searchAll } from '../answers/search.ts';
import { diagnosticView, facetsView, factsView, itemsView, itemView, searchView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { notFound } from './errors.ts';
import { namesAsIds } from './find.ts';
import { frameOf } from './frame.ts';
import { conditionsOf, cursor, type ItemsInput, itemsInput, sortOf } from './items-input.ts';
import { asOfInput, type Context, operation } from './operation.ts';

const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);
const program = z.string().describe('A program by id, key or name.');

/** The items that an input asks for: where, when, and under which conditions. */
function listOf(context: Context, input: ItemsInput & { program: string; asOf?: string | undefined }) {
  const { asOf, graph, program } = frameOf(context, input);
  const place = { workspace: context.workbench.workspace, program: program.id, at: endOfDay(asOf) };
  return { asOf, graph, conditions: conditionsOf(namesAsIds(graph, program.id, input), place) };
}

/** The work itself: items, their facts, search. */
export const WORK_OPERATIONS = [
  operation({
    id: 'items',
    method: 'get',
    path: '/api/programs/{program}/items',
    permission: 'program.read',
    summary: 'The items of a program as of a day, filtered, sorted, page by page.',
    input: itemsInput.extend({
      program,
      asOf: asOfInput,
      sort: z.string().optional(),
      cursor: z.string().optional(),
      limit: limit(500, 100),
    }),
    output: itemsView,
    run: async (context, input) => {
      const { asOf, graph, conditions } = listOf(context, input);
      const sorting = sortOf(input.sort);
      const page = { ...sorting, limit: input.limit, after: cursor.read(input.cursor, sorting.sort) };
      const { workbench } = context;
      const [total, list] = await Promise.all([
        rememberedList(workbench, ['count', conditions], () => countItems(workbench.pool, conditions)),
        rememberedList(workbench, ['items', conditions, page], () => queryItems(workbench.pool, conditions, page)),
      ]);
      return {
        asOf,
        total,
        items: list.items.map((record) => itemRow(record, graph, asOf)),
        next: cursor.write(list.end),
      };
    },
  }),
  operation({
    id: 'facets',
    method: 'get',
    path: '/api/programs/{program}/facets',
    permission: 'program.read',
    summary: 'The values that a list can be narrowed to, with how many items have each.',
    input: itemsInput.extend({ program, asOf: asOfInput }),
    output: facetsView,
    run: async (context, input) => {
      const { asOf, graph, conditions } = listOf(context, input);
      const { workbench } = context;
      const ask = () => readFacets(workbench.pool, conditions);
      return facetsPage(await rememberedList(workbench, ['facets', conditions], ask), graph, asOf);
    },
  }),
  operation({
    id: 'item',
    method: 'get',
    path: '/api/items/{item}',
    permission: 'program.read',
    summary: 'An item: its way through its states, its family, its ties.',
    input: z.object({ item: z.string(), asOf: asOfInput }),
    output: itemView,
    run: async ({ workbench }, input) => {
      const asOf = input.asOf ?? today(workbench);
      const graph = graphAsOf(workbench, asOf);
      const found = (id: string) => graph.items.get(graph.joins.item.standIn.get(id) ?? id);
      const item = found(input.item) ?? found(input.item.toUpperCase());
      if (item === undefined) throw notFound(`item as of ${asOf} named`, input.item, []);
      return { ...itemPage(graph, item, asOf), also: await alsoKnownAs(workbench, graph, item.id) };
    },
  }),
  operation({
    id: 'facts',
    method: 'get',
    path: '/api/facts',
    permission: 'program.read',
    summary: 'The facts behind a thing: who said what, when, from which tool.',
    input: z.object({
      subject: z.string().regex(/^[a-z]+:/, 'write kind:id'),
      attribute: z.string().optional(),
      asOf: asOfInput,
      cursor: z.coerce.number().int().optional(),
      limit: limit(500, 100),
    }),
    output: factsView,
    run: async ({ workbench }, input) => {
      const { subject, attribute, cursor: beforeSeq } = input;
      const until = endOfDay(input.asOf ?? today(workbench));
      const facts = await readEvidence(workbench.pool, workbench.workspace, {
        seqs: seqsOf(workbench.log(), subject),
        attribute,
        until,
        beforeSeq,
        limit: input.limit,
      });
      const last = facts.at(-1);
      return {
        facts: facts.map(factRow),
        next: facts.length === input.limit && last !== undefined ? String(last.seq) : null,
      };
    },
  }),
  operation({
    id: 'diagnostics',
    method: 'get',
    path: '/api/diagnostics',
    permission: 'program.read',
    summary: 'What was read and could not be taken as it was, with how to mend it.',
    input: z.object({ cursor: z.coerce.number().int().min(0).default(0), limit: limit(500, 100) }),
    output: z.object({
      diagnostics: z.array(diagnosticView.extend({ source: z.string() })),
      next: z.string().nullable(),
    }),
    run: async ({ workbench }, input) => {
      const rows = await readDiagnostics(workbench.pool, workbench.workspace, {
        afterSeq: input.cursor,
        limit: input.limit,
      });
      const last = rows.at(-1);
      return {
        diagnostics: rows.map(({ seq: _, ...row }) => row),
        next: rows.length === input.limit && last !== undefined ? String(last.seq) : null,
      };
    },
  }),
  operation({
    id: 'search',
    method: 'get',
    path: '/api/search',
    permission: 'program.read',
    summary: 'Programs, milestones, teams, people and items by name.',
    input: z.object({ q: z.string().max(200), asOf: asOfInput }),
    output: searchView,
    run: async ({ workbench }, input) =>
      searchAll(workbench, { text: input.q.trim(), asOf: input.asOf ?? today(workbench) }),
  }),
] as const;
