import { draw } from './draw.ts';
import type { i32 } from './heap.ts';
import { at, clearWords, copyWords, over, put, times } from './heap.ts';
import { COUNT, DEGREE, INTO, INTO_FROM, MARK, WAITING } from './layout.ts';

/** The shortest and the longest stretch that a child has of its first parent, in thousandths of the list. */
const SHORTEST = 100;
const LONGEST = 350;
/** The stretch that is shuffled when both parents are the same. */
const SHUFFLED = 100;

/**
 * Writes a child of two orders of the links: a stretch of the first; all that the first has before it, and all behind it,
 * in the order of the second. So the child is an order of the links too.
 */
export function cross(first: i32, second: i32, child: i32): void {
  const count = at(COUNT);
  const marks = at(MARK);
  const length = stretchOf(count, SHORTEST + draw(LONGEST - SHORTEST + 1));
  const skipped = draw(count - length + 1);
  const from = first + skipped;
  const end = from + length;
  for (let place = first; place < from; place++) put(marks + at(place), 0);
  for (let place = from; place < end; place++) put(marks + at(place), 1);
  for (let place = end; place < first + count; place++) put(marks + at(place), 2);
  let before = child;
  let behind = child + skipped + length;
  for (let place = second; place < second + count; place++) {
    const activity = at(place);
    const part = at(marks + activity);
    if (part === 0) put(before++, activity);
    if (part === 2) put(behind++, activity);
  }
  copyWords(before, from, length);
}

/** Writes an order of the links with a stretch of it in an order drawn anew. */
export function shuffle(side: i32, order: i32, child: i32): void {
  const count = at(COUNT);
  const length = stretchOf(count, SHUFFLED);
  const from = child + draw(count - length + 1);
  const end = from + length;
  copyWords(child, order, count);
  let waiting = freeWithin(side, from, end);
  for (let place = from; place < end; place++) {
    const chosen = at(WAITING) + draw(waiting);
    const activity = at(chosen);
    waiting--;
    put(chosen, at(at(WAITING) + waiting));
    put(place, activity);
    waiting = freeAfter(side, activity, waiting);
  }
}

function stretchOf(count: i32, share: i32): i32 {
  const length = over(times(count, share), 1000);
  if (length >= 2) return length;
  return count < 2 ? count : 2;
}

/** Counts what each activity of a stretch waits for within it; fills the row of those that wait for nothing. */
function freeWithin(side: i32, from: i32, end: i32): i32 {
  const marks = at(MARK);
  const rows = at(INTO + side);
  let waiting = 0;
  clearWords(marks, at(COUNT));
  for (let place = from; place < end; place++) put(marks + at(place), 1);
  for (let place = from; place < end; place++) {
    const activity = at(place);
    const last = at(rows + activity + 1);
    let degree = 0;
    for (let link = at(rows + activity); link < last; link++) degree += at(marks + at(at(INTO_FROM + side) + link));
    put(at(DEGREE) + activity, degree);
    if (degree === 0) put(at(WAITING) + waiting++, activity);
  }
  return waiting;
}

function freeAfter(side: i32, activity: i32, count: i32): i32 {
  const other = 1 - side;
  const last = at(at(INTO + other) + activity + 1);
  let waiting = count;
  for (let link = at(at(INTO + other) + activity); link < last; link++) {
    const next = at(at(INTO_FROM + other) + link);
    if (at(at(MARK) + next) === 0) continue;
    const degree = at(at(DEGREE) + next) - 1;
    put(at(DEGREE) + next, degree);
    if (degree === 0) put(at(WAITING) + waiting++, next);
  }
  return waiting;
}
