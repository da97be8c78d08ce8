import { blockingRings, type ProgramGraph } from '../program/index.ts';
import { type Arrow, wayBetween } from './closure.ts';

/** Open items that wait for each other in a ring. */
export interface Ring {
  /** All items that are caught in it, in order of id. */
  readonly items: readonly string[];
  /** A shortest way round through the first of them: each waits for the one before it, and the first for the last. */
  readonly way: readonly string[];
}

/** The rings of the open blocking links, those with few items first. */
export function ringsOf(graph: ProgramGraph, arrows: readonly Arrow[]): readonly Ring[] {
  return blockingRings(graph).map((items) => {
    const own = new Set(items);
    const first = items[0] as string;
    const inside = arrows.filter(({ from, to }) => own.has(from) && own.has(to));
    return { items, way: wayBetween(inside, first, first)?.slice(0, -1) ?? items };
  });
}
