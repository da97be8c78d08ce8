import type { StartGap } from './problem.ts';

/** The links of a problem by the activity that they leave, in compressed rows: row `a` is `at[a]` to `at[a + 1]`. */
export interface LinkRows {
  readonly at: Int32Array;
  /** Indices of links. */
  readonly links: Int32Array;
}

/** Rows of links by `from` or by `to`, in the order in which they are given. */
export function linkRows(links: readonly StartGap[], count: number, end: 'from' | 'to'): LinkRows {
  const at = new Int32Array(count + 1);
  for (const link of links) at[link[end] + 1]! += 1;
  for (let a = 0; a < count; a++) at[a + 1]! += at[a]!;
  const next = at.slice(0, count);
  const rows = new Int32Array(links.length);
  for (const [index, link] of links.entries()) rows[next[link[end]]!++] = index;
  return { at, links: rows };
}

/**
 * The activities in an order in which each comes after those that it waits for; those that lie on a cycle or behind one
 * are left out, so the order is whole when it names all. By Kahn (1962), in O(activities + links).
 */
export function linkOrder(links: readonly StartGap[], count: number): Int32Array {
  const out = linkRows(links, count, 'from');
  const waits = new Int32Array(count);
  for (const { to } of links) waits[to]! += 1;
  const order = new Int32Array(count);
  let last = 0;
  for (let a = 0; a < count; a++) if (waits[a] === 0) order[last++] = a;
  for (let first = 0; first < last; first++) {
    const a = order[first]!;
    for (let i = out.at[a]!; i < out.at[a + 1]!; i++) {
      const { to } = links[out.links[i]!]!;
      waits[to]! -= 1;
      if (waits[to] === 0) order[last++] = to;
    }
  }
  return order.subarray(0, last);
}
