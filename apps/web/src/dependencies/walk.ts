import type { Placed } from './use-layout.ts';

type Way = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export const isWay = (key: string): key is Way => /^Arrow(Left|Right|Up|Down)$/.test(key);

/**
 * The item that an arrow leads to: right along a link to what waits, left to what is waited for, up and down to the next one of the
 * same column. Without a way on it stays.
 */
export function walk(placed: Placed, from: string | undefined, way: Way): string | undefined {
  const { ids, links, layout } = placed;
  const here = from === undefined ? -1 : ids.indexOf(from);
  if (here < 0 || from === undefined) return links[0]?.from ?? ids[0];
  const y = layout.y[here] ?? 0;
  const nearest = (items: readonly number[]) =>
    items.toSorted((a, b) => Math.abs((layout.y[a] ?? 0) - y) - Math.abs((layout.y[b] ?? 0) - y))[0];
  const places = new Map(ids.map((id, index) => [id, index]));
  const next =
    way === 'ArrowLeft' || way === 'ArrowRight'
      ? nearest(alongLinks(placed, places, { from, isOn: way === 'ArrowRight' }))
      : nearest(inColumn(placed, here, way === 'ArrowDown'));
  return next === undefined ? from : ids[next];
}

function alongLinks(
  { links }: Placed,
  places: ReadonlyMap<string, number>,
  { from, isOn }: { readonly from: string; readonly isOn: boolean },
): readonly number[] {
  return links.flatMap((link) => {
    const [here, there] = isOn ? [link.from, link.to] : [link.to, link.from];
    return here === from && there !== from ? (places.get(there) ?? []) : [];
  });
}

function inColumn({ layout, ids }: Placed, here: number, isDown: boolean): readonly number[] {
  const { x, y } = layout;
  return ids.flatMap((_, item) => {
    const by = (y[item] ?? 0) - (y[here] ?? 0);
    return x[item] === x[here] && (isDown ? by > 0 : by < 0) ? [item] : [];
  });
}
