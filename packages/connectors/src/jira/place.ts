import { z } from 'zod';
import { type Cursor, ResyncNeeded } from '../kit/connector.ts';

/** What was found out about the site, for the searches that follow. */
const site = z.object({
  flavour: z.enum(['cloud', 'data-center']),
  /** The fields that are asked for of each issue. */
  fields: z.array(z.string()),
  /** When the surroundings were read, by the server's clock, and how many requests that took. */
  readAt: z.number(),
  requests: z.number(),
});
export type Site = z.infer<typeof site>;

const place = z.object({
  site,
  /** Changes before this instant of the server's clock are all read. */
  since: z.number(),
  /** Edits of versions before this instant are all read: they do not count as an update of an issue. */
  versionsSince: z.number(),
  /** Worklogs that were changed or deleted before this instant are all read; as far as the changes where nothing is said. */
  worklogsSince: z.number().optional(),
  /** A full pull under way: where its next page begins. */
  full: z
    .object({
      from: z.string().nullable(),
      done: z.number(),
      total: z.number().nullable(),
      hasLogs: z.boolean().optional(),
    })
    .optional(),
});
/** Where a pull of Jira is. */
export type Place = z.infer<typeof place>;

/** Reads a cursor. Throws ResyncNeeded for one of another time or tool. */
export function placeOf(cursor: Cursor): Place {
  const result = place.safeParse(cursor);
  if (result.success) return result.data;
  throw new ResyncNeeded('the place that was reached cannot be read: everything is read again');
}
