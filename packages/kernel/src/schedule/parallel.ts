import type { i32 } from './heap.ts';
import { at, clearWords, firstRun, least, put, times } from './heap.ts';
import {
  CAPACITY,
  COUNT,
  DEGREE,
  DURATION,
  GUARD,
  INTO,
  INTO_FROM,
  MARK,
  NEXT_READY,
  NOW_USED,
  READY,
  STARTS,
  STRIDE,
  TIMELINE,
  USED,
  USES,
  USES_ROOM,
  USES_WORD,
  WAITING,
} from './layout.ts';
import { earliestStart } from './serial.ts';
import { emptyTimeline } from './timeline.ts';

/** Stands for an activity that cannot start now: its negative, less any use, has no guard bit in its highest field. */
const CLOSED = -0x7fffffff;

/**
 * Parallel schedule generation (Bedworth 1973), where capacities are constant: whenever something ends, each activity that
 * can start does, in the order of the list. It keeps nothing free for a better use later, so it finds other schedules
 * than the serial scheme. The timeline holds what is given back at each time.
 */
export function placeInParallel(side: i32, list: i32): void {
  const count = at(COUNT);
  emptyTimeline(side);
  clearWords(at(NOW_USED), at(STRIDE));
  closeAll(side, list);
  let left = count;
  let now = 0;
  while (left > 0) {
    openReady(now);
    let place = nextStart(list, 0);
    while (place < count) {
      const activity = at(list + place);
      put(at(WAITING) + place, CLOSED);
      startNow(activity, now);
      left--;
      place = nextStart(list, least(place, openBehind(side, activity, now)));
    }
    if (left > 0) now = nextTime(now);
  }
}

/** Nothing can start, but what waits for no other at its time. */
function closeAll(side: i32, list: i32): void {
  const count = at(COUNT);
  const rows = at(INTO + side);
  put(at(WAITING) + count, -at(at(CAPACITY)));
  for (let place = 0; place < count; place++) {
    const activity = at(list + place);
    const degree = at(rows + activity + 1) - at(rows + activity);
    put(at(MARK) + activity, place);
    put(at(DEGREE) + activity, degree);
    put(at(WAITING) + place, CLOSED);
    if (degree === 0) readyAt(activity, earliestStart(side, activity));
  }
}

function readyAt(activity: i32, time: i32): void {
  const first = at(READY) + time;
  put(at(NEXT_READY) + activity, at(first));
  put(first, activity + 1);
}

function openReady(now: i32): void {
  let next = at(at(READY) + now);
  put(at(READY) + now, 0);
  while (next > 0) {
    open(next - 1);
    next = at(at(NEXT_READY) + next - 1);
  }
}

/** From now on it can start, when there is room. */
function open(activity: i32): i32 {
  const place = at(at(MARK) + activity);
  const first = at(at(USES) + activity);
  const isFirst = first < at(at(USES) + activity + 1) && at(at(USES_WORD) + first) === 0;
  put(at(WAITING) + place, -(isFirst ? at(at(USES_ROOM) + first) : at(at(CAPACITY))));
  return place;
}

/** The next place, from one on, of an activity that can start now; the end of the list when there is none. */
function nextStart(list: i32, from: i32): i32 {
  const count = at(COUNT);
  let place = nextInFirstWord(from);
  if (at(STRIDE) === 1) return place;
  while (place < count && !hasRoomNow(at(list + place))) place = nextInFirstWord(place + 1);
  return place;
}

function nextInFirstWord(from: i32): i32 {
  const row = at(WAITING);
  return firstRun(row + from, row + at(COUNT), 1, -at(at(NOW_USED)), at(GUARD)) - row;
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

function startNow(activity: i32, now: i32): void {
  const duration = at(at(DURATION) + activity);
  put(at(STARTS) + activity, now);
  if (duration === 0) return;
  const end = at(TIMELINE) + times(now + duration, at(STRIDE));
  const last = at(at(USES) + activity + 1);
  for (let row = at(at(USES) + activity); row < last; row++) {
    const word = at(at(USES_WORD) + row);
    const amount = at(at(CAPACITY) + word) - at(at(USES_ROOM) + row);
    put(at(NOW_USED) + word, at(at(NOW_USED) + word) + amount);
    put(end + word, at(end + word) + amount);
  }
  if (now + duration >= at(USED)) put(USED, now + duration + 1);
}

/** Opens those that waited for this activity last; gives the first place of one that could start at once. */
function openBehind(side: i32, activity: i32, now: i32): i32 {
  const other = 1 - side;
  const last = at(at(INTO + other) + activity + 1);
  let first = at(COUNT);
  for (let link = at(at(INTO + other) + activity); link < last; link++) {
    const next = at(at(INTO_FROM + other) + link);
    const degree = at(at(DEGREE) + next) - 1;
    put(at(DEGREE) + next, degree);
    if (degree > 0) continue;
    const start = earliestStart(side, next);
    if (start > now) readyAt(next, start);
    else first = least(first, open(next));
  }
  return first;
}

/** When something ends next, or gets free of its links; what ends gives back. */
function nextTime(now: i32): i32 {
  const stride = at(STRIDE);
  const ready = at(READY);
  let time = now;
  let isEvent = false;
  while (!isEvent) {
    time++;
    isEvent = at(ready + time) !== 0;
    for (let word = 0; word < stride; word++) {
      const given = at(at(TIMELINE) + times(time, stride) + word);
      if (given === 0) continue;
      put(at(NOW_USED) + word, at(at(NOW_USED) + word) - given);
      isEvent = true;
    }
  }
  return time;
}
