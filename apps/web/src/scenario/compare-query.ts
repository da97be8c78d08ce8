import type { CompareView, ScenarioView } from '@fulcrum/workbench/views';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';

/** A scenario beside what everybody sees, by milestone. Each version of it is a question of its own. */
export function compareQuery(of: Pick<ScenarioView, 'program' | 'id' | 'version'>, asOf: Day | undefined) {
  const { program, id, version } = of;
  const query: ViewQuery<CompareView> = viewQuery(['compare', program, id], programPath(program, 'compare'), {
    right: id,
    asOf,
  });
  return { ...query, queryKey: [...query.queryKey, version] };
}
