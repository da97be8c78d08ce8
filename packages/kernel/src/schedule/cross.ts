import { draw } from './draw.ts';
import type { i32 } from './heap.ts';
import { at, clearWords, copyWords, over, put } from './heap.ts';
import { COUNT, DEGREE, INTO, INTO_FROM, LONGEST, MARK, SHORTEST, SHUFFLED, WAITING } from './layout.ts';

/**
 * Writes a child of two orders of the links: a stretch of the first; all that the first has before it, and all behind it,
 * in the order of the second. So the child is an order of the links too. Of two stretches that are drawn, it takes the one in
 * whose time the first gets more done than the second.
 */
export function cross(first: i32, second: i32, child: i32): void {
  const count = at(COUNT);
  const marks = at(MARK);
  const length = at(SHORTEST) + draw(at(LONGEST) - at(SHORTEST) + 1);
  const skipped = betterStretch(first, second, length);
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
    // Written to both, and kept where it belongs: nobody can guess which way a branch would go.
    put(before, activity);
    before += part === 0 ? 1 : 0;
    put(behind, activity);
    behind += part === 2 ? 1 : 0;
  }
  copyWords(before, from, length);
}

function betterStretch(first: i32, second: i32, length: i32): i32 {
  const most = at(COUNT) - length + 1;
  const one = draw(most);
  const other = draw(most);
  return lead(first, second, one, length) >= lead(first, second, other, length) ? one : other;
}

/** How much more work for each period the first gets done in the time of a stretch of it than the second in that time. */
// biome-ignore lint/complexity/useMaxParams: an object would be garbage, and AssemblyScript has none to take apart.
function lead(first: i32, second: i32, skipped: i32, length: i32): i32 {
  const count = at(COUNT);
  const begins = first + count;
  const from = at(begins + skipped);
  const until = at(begins + skipped + length - 1) + 1;
  const done = begins + count + skipped;
  const doneBySecond = workBefore(second, until) - workBefore(second, from);
  const periods = until > from ? until - from : 1;
  return over((at(done + length) - at(done) - doneBySecond) << 8, periods);
}

/** The work of all that begins before a time, in a kept order. */
function workBefore(order: i32, time: i32): i32 {
  const count = at(COUNT);
  const begins = order + count;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(begins + middle) < time) low = middle + 1;
    else high = middle;
  }
  return at(begins + count + low);
}

/** Draws the order of a stretch of a list anew; it stays an order of the links. */
export function shuffle(side: i32, list: i32): void {
  const length = at(SHUFFLED);
  const from = list + draw(at(COUNT) - length + 1);
  const end = from + length;
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
