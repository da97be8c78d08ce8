import type { i32 } from './heap.ts';
import { at, put } from './heap.ts';
import { ANCHOR, COUNT, DEADLINE, DURATION, INTO, INTO_FROM, INTO_GAP, RELEASE, STARTS, USES } from './layout.ts';
import { emptyTimeline, firstRoom, occupy } from './timeline.ts';

/**
 * Serial schedule generation (Kelley 1963): each activity of a list, in turn, starts as early as links and resources allow.
 * Backward in time the same is done on turned links.
 */
export function placeSerially(side: i32, list: i32): void {
  const end = list + at(COUNT);
  const starts = at(STARTS);
  const durations = at(DURATION);
  const uses = at(USES);
  emptyTimeline(side);
  for (let place = list; place < end; place++) {
    const activity = at(place);
    const duration = at(durations + activity);
    let start = earliestStart(side, activity);
    if (duration > 0 && at(uses + activity) < at(uses + activity + 1)) {
      start = firstRoom(activity, start, duration);
      occupy(activity, start, start + duration, 1);
    }
    put(starts + activity, start);
  }
}

/** When links, releases and deadlines allow an activity to start, once all that it waits for are placed. */
export function earliestStart(side: i32, activity: i32): i32 {
  const from = at(INTO_FROM + side);
  const gaps = at(INTO_GAP + side);
  const starts = at(STARTS);
  const last = at(at(INTO + side) + activity + 1);
  // Backward, a deadline holds as a release does forward.
  let earliest = side === 0 ? at(at(RELEASE) + activity) : at(ANCHOR) - at(at(DEADLINE) + activity);
  if (earliest < 0) earliest = 0;
  for (let link = at(at(INTO + side) + activity); link < last; link++) {
    const start = at(starts + at(from + link)) + at(gaps + link);
    if (start > earliest) earliest = start;
  }
  return earliest;
}
