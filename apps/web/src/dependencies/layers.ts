type Links = readonly (readonly [from: number, to: number])[];

/** What hangs together: the items of each part and its links, by their places; the largest first. */
export function componentsOf(
  count: number,
  links: Links,
): readonly { readonly items: readonly number[]; readonly links: readonly number[] }[] {
  const root = Int32Array.from({ length: count }, (_, item) => item);
  const find = (item: number): number => {
    let at = item;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (const [from, to] of links) root[find(from)] = find(to);
  const parts = new Map<number, { items: number[]; links: number[] }>();
  for (let item = 0; item < count; item++) {
    const key = find(item);
    const part = parts.get(key) ?? { items: [], links: [] };
    part.items.push(item);
    parts.set(key, part);
  }
  for (const [index, [from]] of links.entries()) parts.get(find(from))?.links.push(index);
  return [...parts.values()].sort((a, b) => b.items.length - a.items.length);
}

/** The same links, with those turned round that lead back: without rings. An item's link to itself stays. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one walk in depth, without recursion
export function acyclic(count: number, links: Links): Links {
  const out = outOf(count, links);
  const state = new Uint8Array(count);
  const turned = new Uint8Array(links.length);
  for (let root = 0; root < count; root++) {
    if (state[root] !== 0) continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    state[root] = 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const link = out[top.node]![top.next++];
      if (link === undefined) {
        state[top.node] = 2;
        path.pop();
        continue;
      }
      const to = links[link]![1];
      if (state[to] === 1) turned[link] = 1;
      else if (state[to] === 0) {
        state[to] = 1;
        path.push({ node: to, next: 0 });
      }
    }
  }
  return links.map(([from, to], index) => (turned[index] === 1 ? [to, from] : [from, to]));
}

/**
 * The layer of each item: one more than the last of those before it. Items that wait for nothing stand just before the first that
 * waits for them.
 * @param links without rings
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one walk in order; in parts it would be walked twice
export function layersOf(count: number, links: Links): Int32Array {
  const own = links.filter(([from, to]) => from !== to);
  const out = outOf(count, own);
  const waits = new Int32Array(count);
  for (const [, to] of own) waits[to]! += 1;
  const isFirst = waits.map((number) => Number(number === 0));
  const layer = new Int32Array(count);
  const order = [...waits.keys()].filter((item) => waits[item] === 0);
  for (const item of order) {
    for (const link of out[item]!) {
      const to = own[link]![1];
      layer[to] = Math.max(layer[to]!, layer[item]! + 1);
      waits[to]! -= 1;
      if (waits[to] === 0) order.push(to);
    }
  }
  for (let item = 0; item < count; item++) {
    const next = out[item]!.map((link) => layer[own[link]![1]]!);
    if (isFirst[item] === 1 && next.length > 0) layer[item] = Math.min(...next) - 1;
  }
  return layer;
}

function outOf(count: number, links: Links): readonly (readonly number[])[] {
  const out: number[][] = Array.from({ length: count }, () => []);
  for (const [index, [from]] of links.entries()) out[from]!.push(index);
  return out;
}
