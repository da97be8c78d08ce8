import { linkOrder } from '../link-order.ts';
import type { Periods, Problem } from '../problem.ts';

/** The activities with the longest tail first: what comes behind the start of each at the least. */
export function longestTailFirst(problem: Problem): Int32Array {
  const tails = [...problem.durations];
  return sorted(problem, (order) => {
    for (const { from, to, gap } of linksAlong(problem, order).reverse()) {
      tails[from] = Math.max(tails[from]!, Math.max(0, gap) + tails[to]!);
    }
    return tails.map((tail) => -tail);
  });
}

/** The activities as they start in the plan of today. */
export function earliestStartFirst(problem: Problem, today: readonly Periods[]): Int32Array {
  const starts = [...today];
  return sorted(problem, (order) => {
    for (const { from, to } of linksAlong(problem, order)) starts[to] = Math.max(starts[to]!, starts[from]!);
    return starts;
  });
}

/** Sorts by keys that never fall along a link; where they are equal, links decide. */
function sorted(problem: Problem, keysOf: (order: Int32Array) => readonly Periods[]): Int32Array {
  const order = linkOrder(problem.links, problem.durations.length);
  const keys = keysOf(order);
  return order.sort(byKeys(keys, rankOf(order)));
}

function byKeys(keys: readonly number[], rank: Int32Array): (a: number, b: number) => number {
  return (a, b) => keys[a]! - keys[b]! || rank[a]! - rank[b]!;
}

function linksAlong(problem: Problem, order: Int32Array) {
  const rank = rankOf(order);
  return problem.links.toSorted((a, b) => rank[a.from]! - rank[b.from]!);
}

function rankOf(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  for (const [i, activity] of order.entries()) rank[activity] = i;
  return rank;
}
