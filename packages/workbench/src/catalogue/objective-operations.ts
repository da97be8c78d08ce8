import { startOfDay } from '@fulcrum/core/calendar';
import type { Objective } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { avenuesPage } from '../answers/objectives/avenues-page.ts';
import { objectivesPage } from '../answers/objectives/objectives-page.ts';
import { objectivesTable } from '../exporting/objectives-table.ts';
import { importObjectives } from '../importing/import-objectives.ts';
import { recordThing } from '../recording/record-thing.ts';
import { findThing } from '../recording/references.ts';
import { restoreThing } from '../recording/restore-thing.ts';
import { scenarioState } from '../scenarios/scenario-state.ts';
import { avenuesView, importedPeopleView, objectivesTableView, objectivesView, recordedView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { asOfInput, type Context, operation, scenarioInput } from './operation.ts';
import { plain, shown } from './shown-thing.ts';

const said = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const tableKind = z
  .enum(['objectives', 'readings'])
  .describe('Objectives with what they are worth, or readings of their measures.');

// As much as a request may hold.
const MOST_TEXT = 900_000;

/** What the work is for: objectives, their measures, and the ways to reach them. */
export const OBJECTIVE_OPERATIONS = [
  operation({
    id: 'objectives',
    isHeavy: true,
    method: 'get',
    path: '/api/objectives',
    permission: 'program.read',
    summary:
      'Objectives with measures and work: when each lands, and the order by value and by cost of delay over duration.',
    input: z.object({ asOf: asOfInput, scenario: scenarioInput }),
    output: objectivesView,
    run: async (context, input) => objectivesPage(whereOf(context, input)),
  }),
  operation({
    id: 'avenues',
    isHeavy: true,
    method: 'get',
    path: '/api/objectives/{objective}/avenues',
    permission: 'program.read',
    summary:
      'The ways to reach an objective side by side: value, days, odds, cost, and which is sooner in the same futures.',
    input: z.object({
      asOf: asOfInput,
      scenario: scenarioInput,
      objective: z.string().describe('An objective by id or name.'),
    }),
    output: avenuesView,
    run: async (context, input) => {
      const where = whereOf(context, input);
      const graph = graphAsOf(where.trunk, where.asOf);
      const id = findThing(graph, { kind: 'objective', wanted: input.objective, program: '' });
      return avenuesPage(where, graph.objectives.get(id) as Objective);
    },
  }),
  operation({
    id: 'tell-objective',
    method: 'post',
    path: '/api/objectives/things/{kind}',
    permission: 'program.write',
    summary:
      'Says something of an objective, of work that it needs, of a measure (a reading of it) or of an avenue; or makes a new one.',
    input: z.object({
      kind: z.enum(['objective', 'contribution', 'measure', 'avenue']),
      id: z.string().optional().describe('The thing by id or name; a new one is made when it is missing.'),
      set: z.record(z.string(), said).describe('What is said, by attribute; null takes back.'),
      seen: z.record(z.string(), said).optional().describe('What was there when you looked, by attribute.'),
      since: z.iso.date().optional().describe('Since when it is true, or the day of a reading.'),
    }),
    output: recordedView,
    run: async (context, input) => {
      const { workbench } = context;
      const at = startOfDay(input.since ?? today(workbench));
      if (input.id !== undefined && input.set.deleted === false)
        await restoreThing(context, { ...input, id: input.id, at });
      const graph = graphAsOf(workbench, undefined);
      const { thing, undo, ...recorded } = await recordThing(context, graph, { ...input, program: '', at });
      return { ...recorded, thing: shown(input.kind, thing), undo: plain(undo), diagnostics: [] };
    },
  }),
  operation({
    id: 'import-objectives',
    method: 'post',
    path: '/api/objectives/import',
    permission: 'workspace.import',
    summary: 'Takes in a table of objectives, or of readings of measures (CSV). The same text twice adds nothing.',
    input: z.object({ kind: tableKind, text: z.string().max(MOST_TEXT).describe('CSV with a header line.') }),
    output: importedPeopleView,
    run: (context, input) => importObjectives(context, input),
  }),
  operation({
    id: 'export-objectives',
    method: 'get',
    path: '/api/objectives/table',
    permission: 'workspace.export',
    summary: 'Objectives, or the readings of their measures, as a table (CSV) that can be taken in again.',
    input: z.object({ asOf: asOfInput, kind: tableKind }),
    output: objectivesTableView,
    run: async ({ workbench }, input) =>
      objectivesTable(workbench, { kind: input.kind, asOf: input.asOf ?? today(workbench) }),
  }),
] as const;

/** Throws NotFound for a scenario that is not known. */
function whereOf(
  { workbench: trunk }: Context,
  input: { readonly asOf?: string | undefined; readonly scenario?: string | undefined },
) {
  const asOf = input.asOf ?? today(trunk);
  // A day that cannot be meant is refused first.
  graphAsOf(trunk, asOf);
  if (input.scenario === undefined) return { trunk, asOf, laid: null, scenario: null };
  const { scenario, branches } = scenarioState(trunk, input.scenario);
  const { id, name, program } = scenario;
  const laid = program === null ? null : { program, workbench: trunk.laidOver(branches) as Workbench };
  return { trunk, asOf, laid, scenario: { id, name: name ?? id } };
}
