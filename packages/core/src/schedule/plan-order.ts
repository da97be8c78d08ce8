import { linkRows } from './link-order.ts';
import type { StartGap } from './problem.ts';

/**
 * Activities in a wished order, each drawn forward only as far as something before it waits for it. The links must have
 * no ring. O(activities + links).
 */
export function orderAlongLinks(links: readonly StartGap[], wished: readonly number[]): Int32Array {
  const into = linkRows(links, wished.length, 'to');
  const next = into.at.slice(0, wished.length);
  const order = new Int32Array(wished.length);
  const isPlaced = new Uint8Array(wished.length);
  let last = 0;
  const place = (activity: number): void => {
    if (isPlaced[activity] === 0) order[last++] = activity;
    isPlaced[activity] = 1;
  };
  /** The next activity that this one waits for and that has no place yet; null when there is none. */
  const before = (activity: number): number | null => {
    while (next[activity]! < into.at[activity + 1]!) {
      const { from } = links[into.links[next[activity]!++]!]!;
      if (isPlaced[from] === 0) return from;
    }
    return null;
  };
  for (const wish of wished) {
    const path = [wish];
    while (path.length > 0) {
      const from = before(path.at(-1)!);
      if (from === null) place(path.pop()!);
      else path.push(from);
    }
  }
  return order;
}
