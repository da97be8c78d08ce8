import { draw } from './draw.ts';
import type { i32 } from './heap.ts';
import { at, clearWords, copyWords, put } from './heap.ts';
import {
  BUCKETS,
  COPY,
  COUNT,
  DEGREE,
  DURATION,
  INTO,
  INTO_FROM,
  IS_TANGLED,
  LENGTH,
  MARK,
  NOISE,
  STARTS,
  TAIL,
  WAITING,
  WORK,
} from './layout.ts';

/**
 * Writes the order in which the schedule that was generated last is turned round: what ends last comes first. Of those that
 * end together, what came later in its list comes first, so that the order is one of the turned links. Behind it, when
 * each begins on the other side, and how much work is before it.
 */
export function orderOfEnds(side: i32, list: i32, order: i32): void {
  const count = at(COUNT);
  const length = at(LENGTH);
  const buckets = at(BUCKETS);
  const starts = at(STARTS);
  const durations = at(DURATION);
  clearWords(buckets, length + 2);
  for (let activity = 0; activity < count; activity++) {
    const bucket = buckets + length - at(starts + activity) - at(durations + activity) + 1;
    put(bucket, at(bucket) + 1);
  }
  addUp(buckets, length + 1);
  for (let place = list + count - 1; place >= list; place--) {
    const activity = at(place);
    const bucket = buckets + length - at(starts + activity) - at(durations + activity);
    const next = at(bucket);
    put(order + next, activity);
    put(bucket, next + 1);
  }
  if (at(IS_TANGLED) === 1) untangle(1 - side, order);
  addProgress(order);
}

function addProgress(order: i32): void {
  const count = at(COUNT);
  const length = at(LENGTH);
  const starts = at(STARTS);
  const durations = at(DURATION);
  const works = at(WORK);
  const begins = order + count;
  const done = begins + count;
  let sum = 0;
  for (let place = 0; place < count; place++) {
    const activity = at(order + place);
    put(begins + place, length - at(starts + activity) - at(durations + activity));
    put(done + place, sum);
    sum += at(works + activity);
  }
  put(done + count, sum);
}

/** Writes a first order: by the longest way to the end, with noise. */
export function drawOrder(side: i32, list: i32): void {
  const count = at(COUNT);
  const tails = at(TAIL + side);
  const buckets = at(BUCKETS);
  const keys = at(MARK);
  const noise = at(NOISE);
  let most = 0;
  for (let activity = 0; activity < count; activity++) {
    const key = at(tails + activity) + draw(noise + 1);
    put(keys + activity, key);
    if (key > most) most = key;
  }
  clearWords(buckets, most + 2);
  for (let activity = 0; activity < count; activity++) {
    const bucket = buckets + most - at(keys + activity) + 1;
    put(bucket, at(bucket) + 1);
  }
  addUp(buckets, most + 1);
  for (let activity = 0; activity < count; activity++) {
    const bucket = buckets + most - at(keys + activity);
    put(list + at(bucket), activity);
    put(bucket, at(bucket) + 1);
  }
  untangle(side, list);
}

function addUp(buckets: i32, count: i32): void {
  for (let i = buckets; i < buckets + count; i++) put(i + 1, at(i + 1) + at(i));
}

/** Makes a list an order of the links: each activity goes behind those that it waits for, which are drawn forward. */
function untangle(side: i32, list: i32): void {
  const count = at(COUNT);
  const marks = at(MARK);
  const copy = at(COPY);
  clearWords(marks, count);
  copyWords(copy, list, count);
  let next = list;
  for (let i = 0; i < count; i++) next = placeBehind(side, at(copy + i), next);
}

/** Appends an activity, after all that it waits for and that is not in the list yet. Without recursion: chains are long. */
function placeBehind(side: i32, first: i32, end: i32): i32 {
  const rows = at(INTO + side);
  const marks = at(MARK);
  const stack = at(WAITING);
  const links = at(DEGREE);
  let next = end;
  let depth = 0;
  if (at(marks + first) === 0) {
    put(stack, first);
    put(links + first, at(rows + first));
    put(marks + first, 1);
    depth = 1;
  }
  while (depth > 0) {
    const activity = at(stack + depth - 1);
    const link = at(links + activity);
    if (link === at(rows + activity + 1)) {
      put(next++, activity);
      depth--;
      continue;
    }
    put(links + activity, link + 1);
    const before = at(at(INTO_FROM + side) + link);
    if (at(marks + before) === 1) continue;
    put(marks + before, 1);
    put(links + before, at(rows + before));
    put(stack + depth++, before);
  }
  return next;
}
