import { wayBetween } from '@fulcrum/core/dependencies';
import type { ProgramGraph } from '@fulcrum/core/program';
import { BadInput } from '../catalogue/errors.ts';

/** Which ends of two items are tied, and how many days lie between. */
interface Tie {
  readonly dependency?: 'FS' | 'SS' | 'FF' | 'SF' | undefined;
  readonly lag?: number | undefined;
}

/**
 * What ties the link that there is between two items otherwise; undefined where a new one can be made. Throws BadInput for
 * what is so already, and for a link that would close a ring.
 */
export function retied(
  graph: ProgramGraph,
  { dependency = 'FS', lag = 0 }: Tie,
  [from, to]: readonly [string, string],
) {
  const known = [...graph.links.values()].find(
    (link) => link.from === from && link.to === to && link.form === 'blocks' && link.deleted !== true,
  );
  if (known === undefined) {
    refuseRing(graph, from, to);
    return undefined;
  }
  if ((known.dependency ?? 'FS') === dependency && (known.lag ?? 0) === lag)
    throw new BadInput(`${to} waits for ${from} already`);
  return { kind: 'link' as const, id: known.id, set: { dependency, lag } };
}

/** What takes all links from one item to another off. */
export function unlinked(graph: ProgramGraph, from: string, to: string) {
  const links = [...graph.links.values()].filter((link) => link.from === from && link.to === to);
  if (links.length === 0) throw new BadInput(`no link leads from ${from} to ${to}`);
  return links.map(({ id }) => ({ kind: 'link' as const, id, set: { deleted: true } }));
}

/** A link that closes a ring would let none of its items start. Throws BadInput with the ring, and for a link that is there. */
function refuseRing(graph: ProgramGraph, from: string, to: string): void {
  if (from === to) throw new BadInput(`${from} cannot wait for itself`);
  const isOpen = (id: string | null) => id !== null && graph.items.get(id)?.finishedAt === null;
  const arrows = [...graph.links.values()].flatMap(({ form, from, to }) =>
    form === 'blocks' && from !== null && to !== null && isOpen(from) && isOpen(to) ? [{ from, to }] : [],
  );
  const way = wayBetween(arrows, to, from);
  if (way === null) return;
  const waits = way.slice(1).map((id, index) => `${id} waits for ${way[index]}`);
  throw new BadInput(`${to} cannot wait for ${from}, that would be a ring: ${waits.join(', ')} already`);
}
