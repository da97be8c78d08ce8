type Links = readonly (readonly [from: number, to: number])[];

/** Layers in order from top to bottom. Beside the items they hold a bend for each layer that a link passes. */
export type Ordered = {
  readonly layers: readonly (readonly number[])[];
  /** The bends of each link, from its first end on. */
  readonly chains: readonly (readonly { readonly node: number; readonly layer: number }[])[];
  readonly neighbours: {
    readonly before: readonly (readonly number[])[];
    readonly after: readonly (readonly number[])[];
  };
};

const SWEEPS = 8;

/**
 * Orders layers so that few links cross: again and again each by the mean place of its neighbours, from left to right and back; the
 * order with the fewest crossings is kept.
 * @param layer the layer of each item; every link leads to a later one, but those of an item to itself
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a hot loop: sweeps over layers over items
export function orderLayers(layer: Int32Array, links: Links): Ordered {
  const { chains, neighbours, layers } = withBends(layer, links);
  const { before, after } = neighbours;
  const place = new Float64Array(before.length);
  const number = (nodes: readonly number[]) => {
    for (const [index, node] of nodes.entries()) place[node] = index;
  };
  for (const nodes of layers) number(nodes);
  let best = layers.map((nodes) => [...nodes]);
  let fewest = crossingsOf(layers, after, place);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const nodes of isDown ? layers : layers.toReversed()) {
      sortByMeans(nodes, isDown ? before : after, place);
      number(nodes);
    }
    const crossings = crossingsOf(layers, after, place);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = layers.map((nodes) => [...nodes]);
  }
  return { layers: best, chains, neighbours };
}

function withBends(layer: Int32Array, links: Links) {
  const count = layer.length;
  const last = layer.reduce((most, each) => Math.max(most, each), 0);
  const layers: number[][] = Array.from({ length: last + 1 }, () => []);
  const before: number[][] = Array.from({ length: count }, () => []);
  const after: number[][] = Array.from({ length: count }, () => []);
  for (let item = 0; item < count; item++) layers[layer[item]!]!.push(item);
  const chains = links.map(([from, to]) => {
    const chain: { node: number; layer: number }[] = [];
    let previous = from;
    const join = (node: number) => {
      after[previous]!.push(node);
      before[node]!.push(previous);
      previous = node;
    };
    for (let at = layer[from]! + 1; at < layer[to]!; at++) {
      const node = before.push([]) - 1;
      after.push([]);
      layers[at]!.push(node);
      chain.push({ node, layer: at });
      join(node);
    }
    if (from !== to) join(to);
    return chain;
  });
  return { chains, layers, neighbours: { before, after } };
}

function sortByMeans(nodes: number[], side: readonly (readonly number[])[], place: Float64Array): void {
  const means = new Map(
    nodes.map((node) => {
      const near = side[node]!;
      const mean = near.length === 0 ? place[node]! : near.reduce((sum, each) => sum + place[each]!, 0) / near.length;
      return [node, mean];
    }),
  );
  nodes.sort((a, b) => means.get(a)! - means.get(b)! || place[a]! - place[b]!);
}

/** How many links cross between neighbouring layers: inversions, counted with a tree of sums (Barth et al. 2002). */
function crossingsOf(
  layers: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  place: Float64Array,
): number {
  let crossings = 0;
  for (const [index, nodes] of layers.slice(0, -1).entries()) {
    const size = layers[index + 1]!.length;
    const tree = new Int32Array(size + 1);
    let seen = 0;
    for (const node of nodes) {
      const ends = after[node]!.map((to) => place[to]!);
      for (const end of ends) crossings += seen - sumUpTo(tree, end + 1);
      for (const end of ends) addAt(tree, end + 1);
      seen += ends.length;
    }
  }
  return crossings;
}

function sumUpTo(tree: Int32Array, place: number): number {
  let sum = 0;
  for (let at = place; at > 0; at -= at & -at) sum += tree[at]!;
  return sum;
}

function addAt(tree: Int32Array, place: number): void {
  for (let at = place; at < tree.length; at += at & -at) tree[at]! += 1;
}
