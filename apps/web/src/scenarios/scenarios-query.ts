import type { ScenarioView } from '@fulcrum/workbench/views';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';

export type Scenarios = { readonly scenarios: readonly ScenarioView[] };

/** The what-ifs of a program, the newest first. */
export const scenariosQuery = (program: string): ViewQuery<Scenarios> =>
  viewQuery<Scenarios>(['scenarios', program], programPath(program, 'scenarios'), {});
