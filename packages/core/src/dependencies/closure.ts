/** A link as an arrow: `to` waits for `from`. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** An item that is reached, and by how many links at the least. */
export interface Reached {
  readonly item: string;
  readonly depth: number;
}

/**
 * All that an item waits for (`up`), or all that waits for it (`down`), over any number of links, the nearest first. The item
 * itself is not in it, also when it lies on a ring. O(links).
 */
export function closureOf(arrows: readonly Arrow[], item: string, way: 'up' | 'down'): readonly Reached[] {
  const next = nextOf(arrows, way);
  const depths = new Map([[item, 0]]);
  // A map takes new members while it is walked: breadth first.
  for (const [id, depth] of depths)
    for (const other of next.get(id) ?? []) if (!depths.has(other)) depths.set(other, depth + 1);
  depths.delete(item);
  return [...depths].map(([id, depth]) => ({ item: id, depth }));
}

/** The items from one to another along links, by as few as possible, with both; null when none lead there. */
export function wayBetween(arrows: readonly Arrow[], from: string, to: string): readonly string[] | null {
  const next = nextOf(arrows, 'down');
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    for (const other of next.get(id) ?? []) {
      if (other === to) return [...walkBack(cameFrom, id), to];
      if (!cameFrom.has(other)) cameFrom.set(other, id);
    }
  }
  return null;
}

function walkBack(cameFrom: ReadonlyMap<string, string | null>, end: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | null = end; at !== null; at = cameFrom.get(at) ?? null) way.push(at);
  return way.reverse();
}

/** The neighbours of each item on one side. */
function nextOf(arrows: readonly Arrow[], way: 'up' | 'down'): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) {
    const [here, there] = way === 'down' ? [from, to] : [to, from];
    const list = next.get(here);
    if (list === undefined) next.set(here, [there]);
    else list.push(there);
  }
  return next;
}
