import type { i32 } from './heap.ts';
import { addWords, at, lastWithoutRoom, least, put } from './heap.ts';
import {
  ANCHOR,
  CAPACITY,
  COUNT,
  DEADLINE,
  DURATION,
  GUARD,
  INTO,
  INTO_FROM,
  INTO_GAP,
  IS_SIMPLE,
  RELEASE,
  STARTS,
  TIMELINE,
  USED,
  USES,
  USES_ROOM,
} from './layout.ts';
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
  if (at(IS_SIMPLE) === 1) {
    placeSimply(side, list);
    return;
  }
  for (let place = list; place < end; place++) {
    const activity = at(place);
    const duration = at(durations + activity);
    let start = earliestStart(side, activity);
    if (duration > 0 && at(uses + activity) < at(uses + activity + 1)) {
      start = firstRoom(activity, start, duration);
      occupy(activity, start, start + duration);
    }
    put(starts + activity, start);
  }
}

/** The same where all resources share one word and nothing but links and capacities holds. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the hottest loop of all; calls made it 1.6 times as slow.
function placeSimply(side: i32, list: i32): void {
  const end = list + at(COUNT);
  const starts = at(STARTS);
  const durations = at(DURATION);
  const rows = at(INTO + side);
  const froms = at(INTO_FROM + side);
  const gaps = at(INTO_GAP + side);
  const rooms = at(USES_ROOM);
  const capacity = at(at(CAPACITY));
  const guard = at(GUARD);
  const timeline = at(TIMELINE);
  let used = timeline;
  for (let place = list; place < end; place++) {
    const activity = at(place);
    const last = at(rows + activity + 1);
    let earliest = 0;
    for (let link = at(rows + activity); link < last; link++) {
      const reached = at(starts + at(froms + link)) + at(gaps + link);
      if (reached > earliest) earliest = reached;
    }
    const duration = at(durations + activity);
    const room = at(rooms + activity);
    const amount = capacity - room;
    let start = timeline + earliest;
    if (amount !== 0 && duration > 0) {
      let until = start + duration;
      let full = lastWithoutRoom(start, least(until, used), room, guard);
      // The last period without room tells the next start that could do; what lies behind it was looked at.
      while (full >= 0) {
        start = full + 1;
        const checked = until;
        until = start + duration;
        full = lastWithoutRoom(checked, least(until, used), room, guard);
      }
      addWords(start, until, amount);
      if (until > used) used = until;
    }
    put(starts + activity, start - timeline);
  }
  put(USED, used - timeline);
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
