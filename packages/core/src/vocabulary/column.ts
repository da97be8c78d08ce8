import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

const count = z.number().int().min(0).max(100_000);

/** A column of a board: some states, and how many items may be in them at once. */
export const columnKind = {
  name: 'column',
  plural: 'columns',
  meaning: 'A column of a board: some states, and how many items may be in them at once.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it belongs to.'),
    board: one(ref, 'The board that it is on; empty when it is that of a state by itself.'),
    place: one(z.number().int().min(0).max(1_000), 'Where it stands on the board, from 0 on.'),
    states: many(text, 'The states whose items stand in it.'),
    least: one(count, 'The fewest items that its own tool wants in it.', 'items'),
    most: one(count, 'The most items that its own tool allows in it.', 'items'),
    limit: one(
      count,
      'The most items that people want in it; said here, it counts before what its tool says.',
      'items',
    ),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Column = Thing<typeof columnKind>;
