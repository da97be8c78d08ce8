import type { ProgramGraph } from './program-graph.ts';
import { isClosed } from './thing.ts';

/**
 * Open items whose blocking links lead round in a ring: each waits for the next, so none could ever start. Each ring is
 * given once, as the ids of its items in order of id. Strongly connected components (Tarjan 1972), without recursion.
 */
export function blockingRings(graph: ProgramGraph): readonly (readonly string[])[] {
  const next = waiting(graph);
  const search: Search = { order: new Map(), low: new Map(), stack: [], onStack: new Set(), rings: [] };
  for (const id of next.keys()) if (!search.order.has(id)) visit(next, id, search);
  return search.rings.map((ring) => ring.toSorted()).sort((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
}

interface Search {
  readonly order: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly onStack: Set<string>;
  readonly rings: string[][];
}

function waiting(graph: ProgramGraph): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  const isOpen = (id: string | null) => {
    const item = graph.items.get(id ?? '');
    return item !== undefined && !isClosed(item);
  };
  for (const { form, from, to } of graph.links.values()) {
    if (form !== 'blocks' || from === null || to === null || !isOpen(from) || !isOpen(to)) continue;
    next.set(from, [...(next.get(from) ?? []), to]);
    if (!next.has(to)) next.set(to, []);
  }
  return next;
}

function visit(next: ReadonlyMap<string, readonly string[]>, root: string, search: Search): void {
  const path: { id: string; child: number }[] = [{ id: root, child: 0 }];
  enter(root, search);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const child = next.get(top.id)?.[top.child++];
    if (child === undefined) {
      path.pop();
      leave(top.id, path.at(-1)?.id, { search, next });
    } else if (!search.order.has(child)) {
      enter(child, search);
      path.push({ id: child, child: 0 });
    } else if (search.onStack.has(child)) lower(search, top.id, search.order.get(child) as number);
  }
}

function enter(id: string, search: Search): void {
  search.low.set(id, search.order.size);
  search.order.set(id, search.order.size);
  search.stack.push(id);
  search.onStack.add(id);
}

function lower(search: Search, id: string, to: number): void {
  search.low.set(id, Math.min(search.low.get(id) as number, to));
}

function leave(
  id: string,
  parent: string | undefined,
  at: { search: Search; next: ReadonlyMap<string, readonly string[]> },
): void {
  const { search, next } = at;
  const low = search.low.get(id) as number;
  if (parent !== undefined) lower(search, parent, low);
  if (low !== search.order.get(id)) return;
  const ring = search.stack.splice(search.stack.indexOf(id));
  for (const member of ring) search.onStack.delete(member);
  if (ring.length > 1 || next.get(id)?.includes(id)) search.rings.push(ring);
}
