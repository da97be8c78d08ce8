import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { say } from '../edits/edits.ts';
import type { ScenarioControls } from '../scenario/use-scenario.ts';
import { changeOf, type Edit } from './edits.ts';

/** Keeps changes in the scenario of the address; in a new one, which it opens, where there is none. */
export function useKeep({ change }: ScenarioControls) {
  const [isKeeping, setKeeping] = useState(false);
  /** False when nothing was kept. */
  const keep = async (edit: Edit): Promise<boolean> => {
    setKeeping(true);
    try {
      return (await change(changeOf(edit))) !== undefined;
    } catch (error) {
      const { title, detail } = problemOf(error);
      say([title, detail].filter(Boolean).join(': '), { isFailure: true });
      return false;
    } finally {
      setKeeping(false);
    }
  };
  return { keep, isKeeping };
}
