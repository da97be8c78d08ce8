import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { FacetValue } from '@fulcrum/store';
import type { FacetsView } from '../views/index.ts';

/** The values that a list can be narrowed to, with the names that people know them by. */
export function facetsPage(values: readonly FacetValue[], graph: ProgramGraph, asOf: Day): FacetsView {
  const names: Partial<Record<FacetValue['facet'], (id: string) => string | null | undefined>> = {
    team: (id) => graph.teams.get(id)?.name,
    milestone: (id) => graph.milestones.get(id)?.name,
    assignee: (id) => graph.persons.get(id)?.name,
  };
  const facet = (name: FacetValue['facet']) =>
    values
      .filter((value) => value.facet === name)
      .map(({ value, count }) => ({
        value: value ?? 'none',
        label: value === null ? 'None' : (names[name]?.(value) ?? value),
        count,
      }));
  return {
    asOf,
    team: facet('team'),
    type: facet('type'),
    state: facet('state'),
    category: facet('category'),
    priority: facet('priority'),
    milestone: facet('milestone'),
    assignee: facet('assignee'),
  };
}
