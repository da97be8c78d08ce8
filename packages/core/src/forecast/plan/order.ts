/** A tie between two activities, by their numbers: `from` has to stand before `to`. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** The order of a plan, and what had to be left out of it. */
export interface PlanOrder {
  /** Activities in order. */
  readonly order: Int32Array;
  /** Numbers of the activities on rings of links; the links between them were left out. */
  readonly ring: ReadonlySet<number>;
  /** The shortest of the rings, each waiting for the one before it; empty without one. */
  readonly shortest: readonly number[];
}

/**
 * Puts activities in the order of their keys, each after all that it waits for: what others wait for comes first, so it
 * takes the place of the earliest of those that wait for it. Rings of links are found, named and left out. O(n log n).
 */
export function planOrder(keys: Float64Array, edges: readonly Edge[]): PlanOrder {
  const web = webOf(keys.length, edges);
  let forth = topological(web);
  const ring = forth.length < web.linked ? ringOf(edges, forth) : NO_RING;
  const kept = ring.size === 0 ? edges : edges.filter(({ from, to }) => !(ring.has(from) && ring.has(to)));
  if (ring.size > 0) forth = topological(webOf(keys.length, kept));
  const moved = keys.slice();
  const out = ring.size === 0 ? web.out : webOf(keys.length, kept).out;
  for (const from of forth.toReversed()) {
    for (const to of out[from] ?? []) moved[from] = Math.min(moved[from]!, moved[to]! - TICK);
  }
  const order = Int32Array.from(keys, (_, index) => index).sort((a, b) => moved[a]! - moved[b]! || a - b);
  return { order, ring, shortest: ring.size === 0 ? [] : shortestRing(ring, edges) };
}

const NO_RING: ReadonlySet<number> = new Set();

/** Far less than what keys differ by, and far more than their rounding. */
const TICK = 1e-6;

/** The links by where they start, and how many activities each waits for. */
interface Web {
  readonly out: readonly (readonly number[] | undefined)[];
  readonly waitsFor: Int32Array;
  /** How many activities have links. */
  readonly linked: number;
}

function webOf(count: number, edges: readonly Edge[]): Web {
  const out: (number[] | undefined)[] = new Array(count).fill(undefined);
  const waitsFor = new Int32Array(count);
  const isLinked = new Uint8Array(count);
  for (const { from, to } of edges) {
    const list = out[from];
    if (list === undefined) out[from] = [to];
    else list.push(to);
    waitsFor[to]!++;
    isLinked[from] = 1;
    isLinked[to] = 1;
  }
  return { out, waitsFor, linked: isLinked.reduce((sum, each) => sum + each, 0) };
}

/** The linked activities, each after all that it waits for; those on rings and behind them are left out. */
function topological({ out, waitsFor }: Web): number[] {
  const waiting = waitsFor.slice();
  const isFirst = (node: number): boolean => waitsFor[node] === 0 && out[node] !== undefined;
  const order = Array.from(waitsFor, (_, node) => node).filter(isFirst);
  // The list grows while it is walked.
  for (const node of order) {
    for (const to of out[node] ?? []) {
      waiting[to]!--;
      if (waiting[to] === 0) order.push(to);
    }
  }
  return order;
}

/** What is left when everything that is not on the way from a ring to a ring is taken off from both ends. */
function ringOf(edges: readonly Edge[], forth: readonly number[]): ReadonlySet<number> {
  const isFree = new Set(forth);
  const behind = edges.filter(({ from, to }) => !isFree.has(from) && !isFree.has(to));
  const most = behind.reduce((highest, { from, to }) => Math.max(highest, from, to), 0);
  const back = new Set(
    topological(
      webOf(
        most + 1,
        behind.map(({ from, to }) => ({ from: to, to: from })),
      ),
    ),
  );
  return new Set(behind.flatMap(({ from, to }) => (back.has(from) || back.has(to) ? [] : [from, to])));
}

/** Breadth first from so many of a ring's activities: more of them would take long, and name a ring hardly shorter. */
const MOST_STARTS = 500;

function shortestRing(ring: ReadonlySet<number>, edges: readonly Edge[]): readonly number[] {
  const out = new Map<number, number[]>();
  for (const { from, to } of edges.filter((edge) => ring.has(edge.from) && ring.has(edge.to))) {
    const list = out.get(from);
    if (list === undefined) out.set(from, [to]);
    else list.push(to);
  }
  const starts = [...ring].sort((a, b) => a - b).slice(0, MOST_STARTS);
  const rings = starts.flatMap((start) => [ringFrom(start, out) ?? []]).filter(({ length }) => length > 0);
  return rings.reduce((best, found) => (found.length < best.length ? found : best), rings[0] ?? []);
}

function ringFrom(start: number, out: ReadonlyMap<number, readonly number[]>): readonly number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const to of out.get(node) ?? []) {
      if (to === start) return pathTo(node, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  return null;
}

function pathTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const path = [end];
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node)!;
    path.unshift(node);
  }
  return path;
}
