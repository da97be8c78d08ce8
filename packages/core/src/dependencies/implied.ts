import type { Arrow } from './closure.ts';

/** A link that asks for an order and nothing else: its receiver starts when its giver has ended. */
export interface PlainArrow extends Arrow {
  readonly id: string;
}

/** Links that are walked in the search: enough for some thousand links; what is beyond is not looked at. */
const MOST_STEPS = 5_000_000;

/**
 * Links that others imply: the same pair once more, or two ends that a longer way joins as well. By the id of the link, the
 * items of that way. On rings everything implies everything, so they are not to be given.
 */
export function impliedLinks(arrows: readonly PlainArrow[]): ReadonlyMap<string, readonly string[]> {
  const out = byGiver(arrows);
  const implied = new Map<string, readonly string[]>();
  let steps = 0;
  for (const [from, own] of out) {
    const ends = new Map<string, PlainArrow>();
    for (const arrow of own) {
      if (ends.has(arrow.to)) implied.set(arrow.id, [from, arrow.to]);
      else ends.set(arrow.to, arrow);
    }
    if (ends.size > 1 && steps < MOST_STEPS) steps += longerWays(out, ends, implied);
  }
  return implied;
}

/** Of the links of one item, those to items that its other neighbours lead to; returns how many links were walked. */
function longerWays(
  out: ReadonlyMap<string, readonly Arrow[]>,
  ends: ReadonlyMap<string, PlainArrow>,
  implied: Map<string, readonly string[]>,
): number {
  const cameFrom = new Map<string, string>();
  let steps = 0;
  for (const id of ends.keys()) steps += spread(out, id, cameFrom);
  for (const { id, from, to } of ends.values()) if (cameFrom.has(to)) implied.set(id, [from, ...wayTo(cameFrom, to)]);
  return steps;
}

function byGiver(arrows: readonly PlainArrow[]): ReadonlyMap<string, readonly PlainArrow[]> {
  const out = new Map<string, PlainArrow[]>();
  for (const arrow of arrows) {
    const own = out.get(arrow.from);
    if (own === undefined) out.set(arrow.from, [arrow]);
    else own.push(arrow);
  }
  return out;
}

function spread(out: ReadonlyMap<string, readonly Arrow[]>, start: string, cameFrom: Map<string, string>): number {
  let steps = 0;
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of out.get(id) ?? []) {
      steps++;
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, id);
      open.push(to);
    }
  }
  return steps;
}

function wayTo(cameFrom: ReadonlyMap<string, string>, to: string): readonly string[] {
  const way = [to];
  for (let at = cameFrom.get(to); at !== undefined && !way.includes(at); at = cameFrom.get(at)) way.push(at);
  return way.reverse();
}
