import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** How a tracker lays work out before those who do it. Its columns are things of their own. */
export const boardKind = {
  name: 'board',
  plural: 'boards',
  meaning: 'How a tracker lays work out before those who do it, in columns.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it belongs to.'),
    form: one(z.enum(['scrum', 'kanban', 'simple']), 'Whether it shows sprints, a flow, or either.'),
    columns: many(ref, 'The columns that it has now; each tells where it stands.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Board = Thing<typeof boardKind>;
