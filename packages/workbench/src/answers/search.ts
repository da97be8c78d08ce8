import { type Day, endOfDay } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Milestone } from '@fulcrum/core/vocabulary';
import { queryItems } from '@fulcrum/store';
import type { SearchView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

type Result = SearchView['results'][number];

const FEW = 5;
const ITEMS = 12;

/** Everything whose name holds the words: programs, milestones, teams, people, then items. */
export async function searchAll(workbench: Workbench, of: { text: string; asOf: Day }): Promise<SearchView> {
  if (of.text === '') return { results: [] };
  const graph = graphAsOf(workbench, of.asOf);
  const terms = of.text.toLowerCase().split(/\s+/);
  const found = <T extends { id: string; name: string | null }>(
    things: Iterable<T>,
    toResult: (thing: T) => Result,
  ): Result[] =>
    [...things]
      .filter((thing) => terms.every((term) => `${thing.name ?? ''} ${thing.id}`.toLowerCase().includes(term)))
      .sort((one, other) => (one.name ?? '').length - (other.name ?? '').length)
      .slice(0, FEW)
      .map(toResult);
  const named = [
    ...found(graph.programs.values(), (program) => ({
      kind: 'program',
      id: program.id,
      title: program.name ?? program.id,
      detail: program.key ?? '',
      program: program.id,
    })),
    ...found(knownMilestones(graph), (milestone) => ({
      kind: 'milestone',
      id: milestone.id,
      title: milestone.name ?? milestone.id,
      detail: milestone.released === null ? 'not released' : `released ${milestone.released}`,
      program: milestone.program,
    })),
    ...found(graph.teams.values(), (team) => ({
      kind: 'team',
      id: team.id,
      title: team.name ?? team.id,
      detail: 'team',
      program: team.program,
    })),
    ...found(graph.persons.values(), (person) => ({
      kind: 'person',
      id: person.id,
      title: person.name ?? person.id,
      detail: 'person',
      program: null,
    })),
  ] as Result[];
  const items = await queryItems(
    workbench.pool,
    { workspace: workbench.workspace, at: endOfDay(of.asOf), text: of.text },
    { sort: 'key', isDescending: true, limit: ITEMS },
  );
  const work = items.items.map(
    (item): Result => ({
      kind: 'item',
      id: item.id,
      title: item.title,
      detail: item.state ?? '',
      program: graph.items.get(item.id)?.program ?? null,
    }),
  );
  return { results: [...named, ...work] };
}

/** Milestones that something was planned into by the day: the facts tell no day on which one was named. */
function knownMilestones(graph: ProgramGraph): readonly Milestone[] {
  const used = new Set([...graph.items.values()].flatMap((item) => item.milestones));
  return [...graph.milestones.values()].filter((milestone) => used.has(milestone.id));
}
