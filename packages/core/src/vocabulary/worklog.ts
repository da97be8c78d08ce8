import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref } from './text.ts';

/** Time that one person logged on one item. How the sum of an item grew is its own attribute, `logged`. */
export const worklogKind = {
  name: 'worklog',
  plural: 'worklogs',
  meaning: 'Time that one person logged on one item.',
  attributes: {
    item: one(ref, 'The item that it was spent on.'),
    person: one(ref, 'The person who spent it.'),
    hours: one(z.number().nonnegative().max(1e6), 'How long it was.', 'hours'),
    day: one(day, 'The day on which the work began, in UTC.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Worklog = Thing<typeof worklogKind>;
