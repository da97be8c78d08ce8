import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { readingsOf } from '../answers/objectives/measure-view.ts';
import type { ObjectivesTableView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { csvLine } from './csv-line.ts';

/** Objectives, or the readings of their measures, as a table that an import takes in again. */
export function objectivesTable(
  workbench: Workbench,
  of: { readonly kind: 'objectives' | 'readings'; readonly asOf: Day },
): ObjectivesTableView {
  const { kind, asOf } = of;
  const graph = graphAsOf(workbench, asOf);
  const lines = kind === 'objectives' ? objectiveLines(graph) : readingLines(workbench, graph, asOf);
  return { name: `${kind}-${asOf}.csv`, csv: lines.map(csvLine).join('') };
}

const OBJECTIVE = [
  'Objective',
  'Why',
  'Owner',
  'Part of',
  'Due',
  'Unit',
  'Value',
  'Cost of delay',
  'Urgency',
  'Halves in',
  'State',
  'Work',
];

function objectiveLines({ objectives, contributions, persons }: ProgramGraph): readonly (readonly unknown[])[] {
  const workOf = (id: string) =>
    [...contributions.values()].flatMap(({ objective, milestone, item }) =>
      objective === id ? [milestone ?? item] : [],
    );
  const rows = [...objectives.values()].map((one) => [
    one.name,
    one.why,
    persons.get(one.owner ?? '')?.name ?? one.owner,
    objectives.get(one.partOf ?? '')?.name,
    one.due,
    one.unit,
    one.value,
    one.costOfDelay,
    one.urgency,
    one.halvesIn,
    one.state,
    workOf(one.id),
  ]);
  return [OBJECTIVE, ...rows];
}

const READING = ['Objective', 'Measure', 'Unit', 'From', 'To', 'By', 'Day', 'Value'];

function readingLines(
  workbench: Workbench,
  { objectives, measures }: ProgramGraph,
  asOf: Day,
): readonly (readonly unknown[])[] {
  const rows = [...measures.values()].flatMap((one) => {
    const objective = objectives.get(one.objective ?? '');
    if (objective === undefined) return [];
    const head = [objective.name, one.name, one.unit, one.from, one.to, one.by];
    const readings = readingsOf(workbench.log(), `measure:${one.id}`, asOf);
    return readings.length === 0 ? [head] : readings.map(({ day, value }) => [...head, day, value]);
  });
  return [READING, ...rows];
}
