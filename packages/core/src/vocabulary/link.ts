import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref } from './text.ts';

/** How two items hang together. */
export const linkForm = z.enum(['blocks', 'relates', 'duplicates']);

/** Which ends a blocking link ties: finish to start, start to start, finish to finish, start to finish. */
export const dependency = z.enum(['FS', 'SS', 'FF', 'SF']);

/** A tie between two items. For `blocks`: `to` waits for `from`. */
export const linkKind = {
  name: 'link',
  plural: 'links',
  meaning: 'A tie between two items; when it blocks, `to` waits for `from`.',
  attributes: {
    from: one(ref, 'The item that comes first, or the item that repeats another.'),
    to: one(ref, 'The item that waits, or the item that is repeated.'),
    form: one(linkForm, 'Whether it blocks, relates or duplicates.'),
    dependency: one(dependency, 'Which ends a blocking link ties.'),
    lag: one(z.number().min(-3650).max(3650), 'How long after the first end the second may come.', 'days'),
    deleted: one(z.boolean(), 'True once the link is gone.'),
  },
} as const satisfies Kind;

export type Link = Thing<typeof linkKind>;
