import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** Which field of a tracker a word belongs to. */
export const wordField = z.enum(['state', 'component', 'resolution', 'container', 'environment', 'type', 'label']);

/**
 * A word of a tracker and what it means here: the mapping, kept as data. The id is `field/word`, or
 * `field/program/word` for a word of one program. A state means a
 * state category, a component means a team, a resolution means `delivered` or `dropped`, a container (`release`, `epic`)
 * means `milestone` or `nothing`, an environment means `production` or `other`, and a type or a label of items means
 * `incident` or `work`. People edit `means`.
 */
export const wordKind = {
  name: 'word',
  plural: 'words',
  meaning: 'A word of a tracker and what it means here.',
  attributes: {
    field: one(wordField, 'The field in which the tracker uses it.'),
    text: one(text, 'The word itself.'),
    program: one(ref, 'The one program in which it means this; empty when it does everywhere.'),
    means: one(
      text,
      'A state category, a team, "delivered" or "dropped", "milestone" or "nothing", "production" or "other", "incident" or "work".',
    ),
  },
} as const satisfies Kind;

export type Word = Thing<typeof wordKind>;
