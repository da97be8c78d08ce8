import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

const number = z.number().min(-1e15).max(1e15);

/** A number that tells whether an objective comes true. Its readings over time are the facts about `reading`. */
export const measureKind = {
  name: 'measure',
  plural: 'measures',
  meaning: 'A number that tells whether an objective comes true.',
  attributes: {
    name: one(text, 'What is counted, in one line.'),
    objective: one(ref, 'The objective that it tells of.'),
    unit: one(text, 'What it is counted in.'),
    from: one(number, 'What it was at the start; it rises or falls from here to its goal.'),
    to: one(number, 'What it is to be.'),
    by: one(day, 'The day by which; that of the objective when empty.'),
    reading: one(number, 'What it was found to be, on the day of the fact.'),
    deleted: one(z.boolean(), 'True once it was entered in error.'),
  },
} as const satisfies Kind;

export type Measure = Thing<typeof measureKind>;
