import type { i32 } from './heap.ts';
import { at, put, times } from './heap.ts';
import {
  COUNT,
  DEGREE,
  DURATION,
  INTO,
  INTO_FROM,
  LESS_PERIODS,
  MARK,
  NEVER,
  RUNNING,
  STARTS,
  WAITING,
} from './layout.ts';
import { earliestStart } from './serial.ts';
import { emptyTimeline, hasRoom, occupy } from './timeline.ts';

/**
 * Parallel schedule generation (Bedworth 1973): whenever something ends, each activity that can start then does, in the
 * order of the list. No resource is kept free for a better use, which is why it is used beside the serial scheme.
 */
export function placeInParallel(side: i32, list: i32): void {
  const count = at(COUNT);
  const ranks = at(MARK);
  for (let place = 0; place < count; place++) put(ranks + at(list + place), place);
  emptyTimeline(side);
  let waiting = startDegrees(side, list);
  let running = 0;
  let now = 0;
  let open = count;
  while (open > 0) {
    let place = 0;
    while (place < waiting) {
      const activity = at(at(WAITING) + place);
      const duration = at(at(DURATION) + activity);
      // Activities wait in the order of the list, with those that cannot start yet among them.
      if (at(at(STARTS) + activity) > now || !hasRoom(activity, now, duration)) {
        place++;
        continue;
      }
      put(at(STARTS) + activity, now);
      occupy(activity, now, now + duration, 1);
      put(at(RUNNING) + running++, now + duration);
      waiting = removeWaiting(waiting, place);
      open--;
      const before = waiting;
      waiting = release(side, activity, waiting);
      if (duration === 0 && waiting > before) place = 0;
    }
    running = endRunning(running, now);
    now = nextTime(waiting, running, now);
  }
}
