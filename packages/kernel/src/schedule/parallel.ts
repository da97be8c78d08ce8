import type { i32 } from './heap.ts';
import { at, clearWords, put } from './heap.ts';
import {
  CAPACITY,
  COUNT,
  DEGREE,
  DURATION,
  GUARD,
  INTO,
  INTO_FROM,
  MARK,
  NEVER,
  NOW_USED,
  RUNNING,
  STARTS,
  STRIDE,
  USES,
  USES_ROOM,
  USES_WORD,
  WAITING,
} from './layout.ts';
import { earliestStart } from './serial.ts';

/**
 * Parallel schedule generation (Bedworth 1973), where capacities are constant: whenever something ends, each activity that
 * can start does, in the order of the list. It keeps nothing free for a better use later, so it finds other schedules
 * than the serial scheme.
 */
export function placeInParallel(side: i32, list: i32): void {
  clearWords(at(NOW_USED), at(STRIDE));
  let waiting = firstWaiting(side, list);
  let running = 0;
  let now = 0;
  while (waiting > 0) {
    let place = nextStart(0, waiting, now);
    while (place < waiting) {
      const activity = at(at(WAITING) + place);
      running = startNow(activity, now, running);
      const left = waiting - 1;
      copyBack(place, waiting);
      waiting = waitAfter(side, activity, left);
      // What was let free may stand earlier in the list and may be able to start at once.
      place = nextStart(waiting > left ? 0 : place, waiting, now);
    }
    now = nextTime(waiting, running, now);
    running = withoutEnded(running, now);
  }
}

function startNow(activity: i32, now: i32, running: i32): i32 {
  put(at(STARTS) + activity, now);
  if (at(at(DURATION) + activity) === 0) return running;
  use(activity, 1);
  put(at(RUNNING) + running, activity);
  return running + 1;
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

/** The next place, from one on, of an activity that can start now; the end of the row when there is none. */
function nextStart(from: i32, end: i32, now: i32): i32 {
  const row = at(WAITING);
  const starts = at(STARTS);
  let place = from;
  // In one word, the number of an activity is that of its row.
  if (at(STRIDE) === 1) {
    const rooms = at(USES_ROOM);
    const used = at(at(NOW_USED));
    const guard = at(GUARD);
    for (; place < end; place++) {
      const activity = at(row + place);
      if (((at(rooms + activity) - used) & guard) === guard && at(starts + activity) <= now) break;
    }
    return place;
  }
  while (place < end && (at(starts + at(row + place)) > now || !hasRoomNow(at(row + place)))) place++;
  return place;
}

function hasRoomNow(activity: i32): boolean {
  const guard = at(GUARD);
  const last = at(at(USES) + activity + 1);
  for (let row = at(at(USES) + activity); row < last; row++) {
    const used = at(at(NOW_USED) + at(at(USES_WORD) + row));
    if (((at(at(USES_ROOM) + row) - used) & guard) !== guard) return false;
  }
  return true;
}

/** Takes what an activity uses (`sign` 1), or gives it back (-1). */
function use(activity: i32, sign: i32): void {
  const last = at(at(USES) + activity + 1);
  for (let row = at(at(USES) + activity); row < last; row++) {
    const word = at(at(USES_WORD) + row);
    const amount = at(at(CAPACITY) + word) - at(at(USES_ROOM) + row);
    put(at(NOW_USED) + word, at(at(NOW_USED) + word) + (sign > 0 ? amount : -amount));
  }
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

/** When something ends next, or gets free of its links. */
function nextTime(waiting: i32, running: i32, now: i32): i32 {
  const starts = at(STARTS);
  const durations = at(DURATION);
  let next = NEVER;
  let row = at(RUNNING);
  for (let i = row; i < row + running; i++) {
    const end = at(starts + at(i)) + at(durations + at(i));
    if (end < next) next = end;
  }
  row = at(WAITING);
  for (let i = row; i < row + waiting; i++) {
    const start = at(starts + at(i));
    if (start > now && start < next) next = start;
  }
  return next;
}

function withoutEnded(running: i32, now: i32): i32 {
  const row = at(RUNNING);
  let kept = 0;
  for (let i = 0; i < running; i++) {
    const activity = at(row + i);
    if (endOf(activity) > now) put(row + kept++, activity);
    else use(activity, -1);
  }
  return kept;
}

function endOf(activity: i32): i32 {
  return at(at(STARTS) + activity) + at(at(DURATION) + activity);
}
