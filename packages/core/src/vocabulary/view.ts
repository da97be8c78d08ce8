import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { text } from './text.ts';

/** A way to look at a page that people gave a name: what is filtered, how it is sorted, what is shown. */
export const viewKind = {
  name: 'view',
  plural: 'views',
  meaning: 'A way to look at a page, by name: what is filtered, how it is sorted, what is shown.',
  attributes: {
    name: one(text, 'What the people call it.'),
    page: one(z.enum(['portfolio']), 'The page that it is a view of.'),
    search: one(z.string().max(2_000), 'The query of the address that shows it.'),
    defaultOf: many(text, 'For whom the page opens with it.'),
    deleted: one(z.boolean(), 'True once nobody wants it any more.'),
  },
} as const satisfies Kind;

export type SavedView = Thing<typeof viewKind>;
