import { problemOf } from '../api/problem.ts';
import { say } from '../edits/edits.ts';
import type { ScenarioControls } from '../scenario/use-scenario.ts';
import { changeOf, type Edit } from './edits.ts';

/**
 * Keeps changes in the scenario of the address; in a new one, which it opens, where there is none. Resolves to false when
 * nothing was kept.
 */
export function useKeep({ change }: ScenarioControls): (edit: Edit) => Promise<boolean> {
  return async (edit) => {
    try {
      return (await change(changeOf(edit))) !== undefined;
    } catch (error) {
      const { title, detail } = problemOf(error);
      say([title, detail].filter(Boolean).join(': '), { isFailure: true });
      return false;
    }
  };
}
