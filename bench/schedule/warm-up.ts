import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type Limits, optionsOf } from './measure-instance.ts';
import { readInstance } from './readers/read-instance.ts';
import { solve } from './solve.ts';

const WARM_UP_SECONDS = 0.5;

/**
 * Schedules the first readable instance of each kind for a while, so that the figures tell of the search and not of
 * compiling it. Nothing of it is kept: the search holds no state between calls.
 */
export function warmUp(paths: readonly string[], limits: Limits): void {
  for (const first of new Map(paths.toReversed().map((path) => [extname(path), path])).values()) {
    try {
      const problem = readInstance(readFileSync(first, 'utf8'), first);
      const { isOver } = optionsOf({ ...limits, seconds: WARM_UP_SECONDS });
      for (let round = 0; round < 20 && !isOver?.(); round++) {
        solve(problem, { seed: round, budget: Math.min(limits.schedules, 5000), ...(isOver && { isOver }) });
      }
    } catch {
      // It is told of when its turn comes.
    }
  }
}
