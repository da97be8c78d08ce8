import type { i32 } from './heap.ts';
import { addWords, at, firstRun, most, put, times } from './heap.ts';
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
  STEP_LINKS,
  STEP_WORDS,
  STEPS,
  TIMELINE,
  USED,
  USES,
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
function placeSimply(side: i32, list: i32): void {
  const end = list + at(COUNT);
  const starts = at(STARTS);
  const steps = at(STEPS + side);
  const capacity = at(at(CAPACITY));
  const guard = at(GUARD);
  const timeline = at(TIMELINE);
  let used = timeline;
  for (let place = list; place < end; place++) {
    const activity = at(place);
    const step = steps + times(activity, STEP_WORDS);
    const duration = at(step);
    const room = at(step + 1);
    // Three links at once, whether it has them or not: what is looked up in vain costs less than a wrong guess of how many.
    let earliest = most(0, at(starts + at(step + 2)) + at(step + 3));
    earliest = most(earliest, at(starts + at(step + 4)) + at(step + 5));
    earliest = most(earliest, at(starts + at(step + 6)) + at(step + 7));
    earliest = afterLinks(side, activity, STEP_LINKS, earliest);
    let start = timeline + earliest;
    if (capacity !== room && duration > 0) {
      start = firstRun(start, used, duration, room, guard);
      addWords(start, duration, capacity - room);
      used = most(used, start + duration);
    }
    put(starts + activity, start - timeline);
  }
  put(USED, used - timeline);
}

/** When links, releases and deadlines allow an activity to start, once all that it waits for are placed. */
export function earliestStart(side: i32, activity: i32): i32 {
  // Backward, a deadline holds as a release does forward.
  const earliest = side === 0 ? at(at(RELEASE) + activity) : at(ANCHOR) - at(at(DEADLINE) + activity);
  return afterLinks(side, activity, 0, most(0, earliest));
}

/** When the links of an activity allow it to start, but so many, at that time or later. */
// biome-ignore lint/complexity/useMaxParams: an object would be garbage, and AssemblyScript has none to take apart.
function afterLinks(side: i32, activity: i32, skipped: i32, time: i32): i32 {
  const from = at(INTO_FROM + side);
  const gaps = at(INTO_GAP + side);
  const starts = at(STARTS);
  const last = at(at(INTO + side) + activity + 1);
  let earliest = time;
  for (let link = at(at(INTO + side) + activity) + skipped; link < last; link++) {
    earliest = most(earliest, at(starts + at(from + link)) + at(gaps + link));
  }
  return earliest;
}
