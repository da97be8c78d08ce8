import { z } from 'zod';
import type { Cursor } from '../kit/connector.ts';

const place = z.object({
  /** Up to when each stream (a repository, or the search) has been read whole, by GitHub's own times. */
  since: z.record(z.string(), z.string()).default({}),
  /** In which stream the pull was cut off, after which change, and how far. */
  at: z.object({ stream: z.string(), after: z.string().nullable(), page: z.number() }).nullable().default(null),
  done: z.number().default(0),
  /** What GitHub called the state of what was read at each path. */
  tags: z.record(z.string(), z.string()).default({}),
});

/** How far everything has been read. */
export type Place = z.infer<typeof place>;

/** The place that a cursor tells; the beginning for one that tells none. */
export function placeOf(cursor: Cursor | null): Place {
  return place.catch({ since: {}, at: null, done: 0, tags: {} }).parse(cursor ?? {});
}
