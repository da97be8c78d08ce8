import { type LinkRows, linkRows } from './link-order.ts';
import type { StartGap } from './problem.ts';

/** Steps after which the best cycle so far is given: only a huge tangle of links gets there. */
const MOST_STEPS = 50_000_000;

/**
 * The indices of the links of a cycle with the fewest links, in the order of walking it; null when there is none. From each
 * activity that may lie on a cycle it looks for the shortest way back, breadth first and never deeper than the best so
 * far, and leaves out activities that were looked at. In O(activities · links) at most; a tangle for which that is more
 * than fifty million steps gets the best cycle found until then.
 */
export function shortestCycle(links: readonly StartGap[], count: number): readonly number[] | null {
  const search = new CycleSearch(links, count);
  let best: readonly number[] | null = null;
  for (let a = 0; a < count && search.steps < MOST_STEPS && best?.length !== 1; a++) {
    const cycle = search.from(a, best === null ? count : best.length - 1);
    if (cycle !== null) best = cycle;
    search.leaveOut(a);
  }
  return best;
}

class CycleSearch {
  steps = 0;
  readonly #links: readonly StartGap[];
  readonly #out: LinkRows;
  readonly #into: LinkRows;
  /** Links that come in, or go out, from activities that are not left out. */
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #isOut: Uint8Array;
  readonly #seenBy: Int32Array;
  readonly #cameBy: Int32Array;
  readonly #depth: Int32Array;
  readonly #queue: Int32Array;

  constructor(links: readonly StartGap[], count: number) {
    this.#links = links;
    this.#out = linkRows(links, count, 'from');
    this.#into = linkRows(links, count, 'to');
    this.#before = new Int32Array(count);
    this.#after = new Int32Array(count);
    this.#isOut = new Uint8Array(count);
    this.#seenBy = new Int32Array(count).fill(-1);
    this.#cameBy = new Int32Array(count);
    this.#depth = new Int32Array(count);
    this.#queue = new Int32Array(count);
    for (const { from, to } of links) {
      this.#before[to]! += 1;
      this.#after[from]! += 1;
    }
    for (let a = 0; a < count; a++) for (const end of this.#ifDeadEnd(a)) this.leaveOut(end);
  }

  /** The shortest way from an activity back to it, of `most` links at the most. */
  from(start: number, most: number): readonly number[] | null {
    if (this.#isOut[start] === 1) return null;
    this.#queue[0] = start;
    this.#depth[start] = 0;
    let last = 1;
    for (let first = 0; first < last; first++) {
      const a = this.#queue[first]!;
      if (this.#depth[a]! >= most) return null;
      for (let i = this.#out.at[a]!; i < this.#out.at[a + 1]!; i++) {
        const link = this.#out.links[i]!;
        if (this.#links[link]!.to === start) return [...this.#wayTo(a, start), link];
        last = this.#reach(link, start, last);
      }
    }
    return null;
  }

  /** Leaves out an activity, and each that has no way in or no way on without it. */
  leaveOut(activity: number): void {
    const open = [activity];
    while (open.length > 0) {
      const a = open.pop()!;
      if (this.#isOut[a] === 1) continue;
      this.#isOut[a] = 1;
      for (let i = this.#out.at[a]!; i < this.#out.at[a + 1]!; i++) {
        const { to } = this.#links[this.#out.links[i]!]!;
        this.#before[to]! -= 1;
        open.push(...this.#ifDeadEnd(to));
      }
      for (let i = this.#into.at[a]!; i < this.#into.at[a + 1]!; i++) {
        const { from } = this.#links[this.#into.links[i]!]!;
        this.#after[from]! -= 1;
        open.push(...this.#ifDeadEnd(from));
      }
    }
  }

  /** Puts the end of a link in the queue, unless it was there; gives the new end of the queue. */
  #reach(link: number, start: number, last: number): number {
    this.steps++;
    const { from, to } = this.#links[link]!;
    if (this.#isOut[to] === 1 || this.#seenBy[to] === start) return last;
    this.#seenBy[to] = start;
    this.#cameBy[to] = link;
    this.#depth[to] = this.#depth[from]! + 1;
    this.#queue[last] = to;
    return last + 1;
  }

  #ifDeadEnd(a: number): number[] {
    return this.#before[a] === 0 || this.#after[a] === 0 ? [a] : [];
  }

  #wayTo(activity: number, start: number): number[] {
    const way: number[] = [];
    for (let a = activity; a !== start; a = this.#links[way.at(-1)!]!.from) way.push(this.#cameBy[a]!);
    return way.reverse();
  }
}
