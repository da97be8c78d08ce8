import type { Instant } from '../calendar/index.ts';
import type { ProgramGraph } from './program-graph.ts';
import type { Item } from './thing.ts';

/**
 * A program as if it were a little earlier: what happened after that counts as having happened then, and nothing is left out.
 * For a day that is not over in its zone while the next one has begun in UTC.
 */
export function asOfEarlier(graph: ProgramGraph, at: Instant): ProgramGraph {
  const items = new Map([...graph.items].map(([id, item]) => [id, lastChange(item) > at ? heldBack(item, at) : item]));
  return { ...graph, at, items };
}

function lastChange({ trail, memberships, createdAt }: Item): Instant {
  const ends = memberships.map(({ from, to }) => Math.max(from, to ?? from));
  return Math.max(createdAt, trail.at(-1)?.at ?? createdAt, ...ends);
}

function heldBack(item: Item, at: Instant): Item {
  const by = (instant: Instant) => Math.min(instant, at);
  const orNull = (instant: Instant | null) => (instant === null ? null : by(instant));
  return {
    ...item,
    createdAt: by(item.createdAt),
    startedAt: orNull(item.startedAt),
    finishedAt: orNull(item.finishedAt),
    trail: item.trail.map((step) => ({ ...step, at: by(step.at) })),
    memberships: item.memberships.map((stay) => ({ ...stay, from: by(stay.from), to: orNull(stay.to) })),
  };
}
