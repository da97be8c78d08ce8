import type { i32 } from './heap.ts';
import { at, put } from './heap.ts';
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
  USED,
  WAITING,
} from './layout.ts';
import { earliestStart } from './serial.ts';
import { emptyTimeline, firstRoom, occupy } from './timeline.ts';

/**
 * Parallel schedule generation (Bedworth 1973): whenever something ends, each activity that can start does, in the order of
 * the list. It keeps nothing free for a better use later, so it finds other schedules than the serial scheme.
 */
export function placeInParallel(side: i32, list: i32): void {
  emptyTimeline(side);
  let waiting = firstWaiting(side, list);
  let running = 0;
  let now = 0;
  while (waiting > 0) {
    let place = 0;
    while (place < waiting) {
      const activity = at(at(WAITING) + place);
      if (!canStart(activity, now)) {
        place++;
        continue;
      }
      const end = now + at(at(DURATION) + activity);
      put(at(STARTS) + activity, now);
      occupy(activity, now, end);
      put(at(RUNNING) + running++, end);
      const left = waiting - 1;
      copyBack(place, waiting);
      waiting = waitAfter(side, activity, left);
      // What was let free may stand earlier in the list and may be able to start at once.
      place = waiting > left ? 0 : place;
    }
    now = nextTime(waiting, running, now);
    running = withoutEnded(running, now);
  }
}

/** Fills the row of those that wait for nothing, and gives how many they are. */
function firstWaiting(side: i32, list: i32): i32 {
  const count = at(COUNT);
  const rows = at(INTO + side);
  let waiting = 0;
  for (let place = 0; place < count; place++) {
    const activity = at(list + place);
    const degree = at(rows + activity + 1) - at(rows + activity);
    put(at(MARK) + activity, place);
    put(at(DEGREE) + activity, degree);
    if (degree > 0) continue;
    put(at(STARTS) + activity, earliestStart(side, activity));
    put(at(WAITING) + waiting++, activity);
  }
  return waiting;
}

function canStart(activity: i32, now: i32): boolean {
  if (at(at(STARTS) + activity) > now) return false;
  const duration = at(at(DURATION) + activity);
  // Nothing is placed later than now, so where capacity is constant there is room to the end when there is room now.
  const looked = duration > 1 && at(LESS_PERIODS) === 0 ? 1 : duration;
  return firstRoom(activity, now, looked) === now;
}

function copyBack(place: i32, waiting: i32): void {
  const row = at(WAITING);
  for (let i = row + place; i < row + waiting - 1; i++) put(i, at(i + 1));
}

/** Puts those that waited for this activity last into the row, in the order of the list. */
function waitAfter(side: i32, activity: i32, count: i32): i32 {
  const other = 1 - side;
  const last = at(at(INTO + other) + activity + 1);
  const row = at(WAITING);
  const ranks = at(MARK);
  let waiting = count;
  for (let link = at(at(INTO + other) + activity); link < last; link++) {
    const next = at(at(INTO_FROM + other) + link);
    const degree = at(at(DEGREE) + next) - 1;
    put(at(DEGREE) + next, degree);
    if (degree > 0) continue;
    put(at(STARTS) + next, earliestStart(side, next));
    const rank = at(ranks + next);
    let place = row + waiting++;
    while (place > row && at(ranks + at(place - 1)) > rank) {
      put(place, at(place - 1));
      place--;
    }
    put(place, next);
  }
  return waiting;
}

/** When something ends, gets free of its links, or (while capacity changes) the next period. */
function nextTime(waiting: i32, running: i32, now: i32): i32 {
  if (at(LESS_PERIODS) > 0 && now < at(USED)) return now + 1;
  let next = NEVER;
  for (let i = 0; i < running; i++) {
    const end = at(at(RUNNING) + i);
    if (end > now && end < next) next = end;
  }
  for (let i = 0; i < waiting; i++) {
    const start = at(at(STARTS) + at(at(WAITING) + i));
    if (start > now && start < next) next = start;
  }
  return next;
}

function withoutEnded(running: i32, now: i32): i32 {
  const row = at(RUNNING);
  let kept = 0;
  for (let i = 0; i < running; i++) {
    const end = at(row + i);
    if (end > now) put(row + kept++, end);
  }
  return kept;
}
