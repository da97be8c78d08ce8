import { isotonic } from './isotonic.ts';
import { acyclic, componentsOf, layersOf } from './layers.ts';
import { orderLayers } from './order-layers.ts';

/** What is laid out: links by the places of their ends, from the one that gives to the one that waits. */
export type LayoutInput = {
  readonly count: number;
  readonly links: readonly (readonly [from: number, to: number])[];
  /** The size of an item and the space between two, in pixels; how wide the whole is to be against its height. */
  readonly size: { readonly width: number; readonly height: number; readonly gapX: number; readonly gapY: number };
  readonly aspect: number;
  /** How many of the first links matter most: the parts with one of these come first. */
  readonly urgent?: number;
};

/** Where things are drawn: the upper left corner of each item, and the bends of each link between its ends. */
export type Layout = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** By link: x and y of each bend, in turn. */
  readonly bends: readonly (readonly number[])[];
  readonly width: number;
  readonly height: number;
};

/**
 * Lays items out in layers from left to right, each after all that it waits for (Sugiyama et al. 1981): rings are opened, layers
 * are those of the longest way, crossings are lessened by means of neighbours, and heights are the nearest to those of the
 * neighbours that keep the order. What hangs together is drawn together; the parts are set beside each other. Yields how much
 * is done, 0 to 1.
 */
export function* layoutOf(input: LayoutInput): Generator<number, Layout> {
  const { count, links } = input;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const bends: (readonly number[])[] = links.map(() => []);
  const boxes: Box[] = [];
  let done = 0;
  for (const part of componentsOf(count, links)) {
    boxes.push(layoutPart(input, part, { x, y, bends }));
    done += part.items.length;
    yield done / count;
  }
  const { width, height } = pack(boxes, input);
  for (const { items, own, left, top } of boxes) {
    for (const item of items) {
      x[item]! += left;
      y[item]! += top;
    }
    for (const link of own) bends[link] = bends[link]!.map((value, index) => value + (index % 2 === 0 ? left : top));
  }
  return { x, y, bends, width, height };
}

type Part = { readonly items: readonly number[]; readonly links: readonly number[] };
type Drawn = { readonly x: Float64Array; readonly y: Float64Array; readonly bends: (readonly number[])[] };
type Box = {
  readonly items: readonly number[];
  readonly own: readonly number[];
  readonly width: number;
  readonly height: number;
  left: number;
  top: number;
};

function layoutPart({ links, size }: LayoutInput, { items, links: own }: Part, { x, y, bends }: Drawn): Box {
  const place = new Map(items.map((item, index) => [item, index]));
  const inside = own.map((link): [number, number] => [place.get(links[link]![0])!, place.get(links[link]![1])!]);
  const forward = acyclic(items.length, inside);
  const layer = layersOf(items.length, forward);
  const { layers, chains, neighbours } = orderLayers(layer, forward);
  const heights = heightsOf(layers, neighbours, size.height + size.gapY);
  const least = heights.reduce((low, height) => Math.min(low, height), Number.POSITIVE_INFINITY);
  const most = heights.reduce((high, height) => Math.max(high, height), Number.NEGATIVE_INFINITY);
  const step = size.width + size.gapX;
  for (const [index, item] of items.entries()) {
    x[item] = layer[index]! * step;
    y[item] = heights[index]! - least;
  }
  for (const [index, chain] of chains.entries()) {
    const [from, to] = inside[index]!;
    const isTurned = forward[index]![0] !== from || forward[index]![1] !== to;
    // Through a column it goes straight, between the items; it turns in the space between columns.
    const points = chain.flatMap(({ node, layer: at }) => {
      const y = heights[node]! - least + size.height / 2;
      return [
        [at * step, y],
        [at * step + size.width, y],
      ];
    });
    bends[own[index]!] = (isTurned ? points.reverse() : points).flat();
  }
  const width = layers.length * step - size.gapX;
  return { items, own, width, height: most - least + size.height, left: 0, top: 0 };
}

const SWEEPS = 12;

/** Heights that keep the order of each layer, as near as can be to those of the neighbours. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a hot loop: sweeps over layers over items
function heightsOf(
  layers: readonly (readonly number[])[],
  neighbours: { readonly before: readonly (readonly number[])[]; readonly after: readonly (readonly number[])[] },
  gap: number,
): Float64Array {
  const heights = new Float64Array(neighbours.before.length);
  for (const nodes of layers) for (const [index, node] of nodes.entries()) heights[node] = index * gap;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    const side = isDown ? neighbours.before : neighbours.after;
    for (const nodes of isDown ? layers : layers.toReversed()) {
      const wanted = nodes.map((node, index) => meanOf(side[node]!, heights, heights[node]!) - index * gap);
      const kept = isotonic(wanted);
      for (const [index, node] of nodes.entries()) heights[node] = kept[index]! + index * gap;
    }
  }
  return heights;
}

function meanOf(nodes: readonly number[], heights: Float64Array, other: number): number {
  if (nodes.length === 0) return other;
  return nodes.reduce((sum, node) => sum + heights[node]!, 0) / nodes.length;
}

/** Sets boxes beside each other in rows: those that matter most first, then the highest. */
function pack(boxes: readonly Box[], { aspect, urgent = 0, size: { gapX, gapY } }: LayoutInput) {
  const isUrgent = ({ own }: Box) => Number(own.some((link) => link < urgent));
  const gap = { x: gapX / 2, y: gapY * 2 };
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap.x) * (height + gap.y), 0);
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0);
  const limit = Math.max(widest, Math.sqrt(area * aspect));
  let [left, top, high, width] = [0, 0, 0, 0];
  for (const box of boxes.toSorted((a, b) => isUrgent(b) - isUrgent(a) || b.height - a.height || b.width - a.width)) {
    if (left > 0 && left + box.width > limit) {
      top += high + gap.y;
      [left, high] = [0, 0];
    }
    Object.assign(box, { left, top });
    left += box.width + gap.x;
    high = Math.max(high, box.height);
    width = Math.max(width, left - gap.x);
  }
  return { width, height: top + high };
}
