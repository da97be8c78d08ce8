import type { i32 } from './heap.ts';
import { at, clearWords, copyWords, least, put, times } from './heap.ts';
import {
  ANCHOR,
  CAPACITY,
  COUNT,
  DURATION,
  GUARD,
  LESS,
  LESS_PERIODS,
  STARTS,
  STRIDE,
  TIMELINE,
  USED,
  USES,
  USES_ROOM,
  USES_WORD,
} from './layout.ts';

/*
 * What is used, period by period, as guarded words: (capacity + guards) - use keeps each guard bit unless that resource is
 * used beyond its capacity. So one subtraction and one comparison check all resources of a word.
 */

/** Empties the timeline, up to what is used in advance: nothing, or where there is less than capacity. */
export function emptyTimeline(side: i32): void {
  const stride = at(STRIDE);
  const timeline = at(TIMELINE);
  clearWords(timeline, times(at(USED), stride));
  const less = at(LESS_PERIODS);
  put(USED, 0);
  if (less === 0) return;
  if (side === 0) {
    copyWords(timeline, at(LESS), times(less, stride));
    put(USED, less);
    return;
  }
  const anchor = at(ANCHOR);
  const from = least(less, anchor);
  for (let period = 0; period < from; period++) {
    copyWords(timeline + times(anchor - 1 - period, stride), at(LESS) + times(period, stride), stride);
  }
  put(USED, anchor);
}

/** Fills the timeline with the schedule that was generated last. */
export function fillTimeline(side: i32): void {
  const count = at(COUNT);
  emptyTimeline(side);
  for (let activity = 0; activity < count; activity++) {
    const start = at(at(STARTS) + activity);
    occupy(activity, start, start + at(at(DURATION) + activity));
  }
}

/** The first start from `earliest` on at which an activity has all that it uses. */
export function firstRoom(activity: i32, earliest: i32, duration: i32): i32 {
  const first = at(at(USES) + activity);
  const end = at(at(USES) + activity + 1);
  let start = earliest;
  if (end === first + 1) return firstRoomOf(first, start, duration);
  let use = first;
  let agreed = first;
  // Round and round until every use agrees on the same start.
  while (agreed < end) {
    const next = firstRoomOf(use, start, duration);
    agreed = next === start ? agreed + 1 : first + 1;
    start = next;
    use = use + 1 === end ? first : use + 1;
  }
  return start;
}

function firstRoomOf(use: i32, earliest: i32, duration: i32): i32 {
  const stride = at(STRIDE);
  const guard = at(GUARD);
  const room = at(at(USES_ROOM) + use);
  const timeline = at(TIMELINE) + at(at(USES_WORD) + use);
  const used = at(USED);
  let start = earliest;
  let period = start + duration - 1;
  if (period >= used) period = used - 1;
  // From the last period back: a full one tells the next start that could do.
  while (period >= start) {
    if (((room - at(timeline + times(period, stride))) & guard) === guard) {
      period--;
    } else {
      start = period + 1;
      period = start + duration - 1;
      if (period >= used) period = used - 1;
    }
  }
  return start;
}

/** Puts an activity into the timeline. */
export function occupy(activity: i32, start: i32, end: i32): void {
  change(activity, start, end);
  if (end > at(USED)) put(USED, end);
}

/** Takes an activity out of the timeline. */
export function vacate(activity: i32, start: i32, end: i32): void {
  change(activity, end, start);
}

/** From earlier to later it adds what the activity uses, the other way round it takes it off. */
function change(activity: i32, from: i32, to: i32): void {
  const stride = at(STRIDE);
  const rooms = at(USES_ROOM);
  const last = at(at(USES) + activity + 1);
  for (let use = at(at(USES) + activity); use < last; use++) {
    const word = at(at(USES_WORD) + use);
    const amount = at(at(CAPACITY) + word) - at(rooms + use);
    const by = from < to ? amount : -amount;
    const timeline = at(TIMELINE) + word;
    const end = timeline + times(from < to ? to : from, stride);
    for (let place = timeline + times(from < to ? from : to, stride); place < end; place += stride) {
      put(place, (at(place) + by) | 0);
    }
  }
}
