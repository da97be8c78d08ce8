import type { i32 } from './heap.ts';
import { at, put, times } from './heap.ts';
import { COUNT, SEEN, SEEN_MASK } from './layout.ts';

/**
 * Was a schedule generated from this list before, in this way? From now on it was. Of lists that share a place in the table
 * the last one is remembered, by a hash: to take a new list for an old one costs nothing but a shuffle.
 */
export function isSeen(list: i32, way: i32): boolean {
  const end = list + at(COUNT);
  let hash = 0;
  let key = way;
  let last = 1;
  // Products of neighbours, each with its place: no step waits for a multiplication before it.
  for (let place = list; place < end; place++) {
    key = (key - 1640531527) | 0;
    const word = at(place) ^ key;
    hash = (hash + times(word, last)) | 0;
    last = word;
  }
  hash |= 1;
  const slot = at(SEEN) + ((hash >>> 8) & at(SEEN_MASK));
  if (at(slot) === hash) return true;
  put(slot, hash);
  return false;
}
