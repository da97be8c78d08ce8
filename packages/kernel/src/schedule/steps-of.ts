import { STEP_LINKS, STEP_WORDS } from './layout.ts';
import type { LinksInto } from './links-into.ts';
import type { SchedulingNetwork } from './scheduling-network.ts';

/** Where the activity starts that stands for a missing link: so early that no gap from it binds. */
export const BEFORE_ALL = -(2 ** 30);

/**
 * What the quick way through reads of each activity, side by side: `STEP_WORDS` each, as the layout of the memory tells.
 * @param rooms what each activity leaves of the only word
 */
export function stepsOf({ count, durations }: SchedulingNetwork, into: LinksInto, rooms: Int32Array): Int32Array {
  const steps = new Int32Array(STEP_WORDS * count);
  for (let activity = 0; activity < count; activity++) {
    let word = STEP_WORDS * activity;
    steps[word++] = durations[activity]!;
    steps[word++] = rooms[activity]!;
    const first = into.rows[activity]!;
    for (let link = first; link < first + STEP_LINKS; link++) {
      const isThere = link < into.rows[activity + 1]!;
      steps[word++] = isThere ? into.from[link]! : count;
      steps[word++] = isThere ? into.gaps[link]! : 0;
    }
  }
  return steps;
}
