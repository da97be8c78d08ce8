import type { CompareView } from '@fulcrum/workbench/views';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';

/** A scenario beside what everybody sees, by milestone. */
export function compareQuery(of: {
  readonly program: string;
  readonly scenario: string;
  readonly asOf: Day | undefined;
}): ViewQuery<CompareView> {
  const { program, scenario, asOf } = of;
  return viewQuery<CompareView>(['compare', program, scenario], programPath(program, 'compare'), {
    right: scenario,
    asOf,
  });
}
