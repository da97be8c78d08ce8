import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

const days = z.number().min(0).max(3650);

/** An answer from outside that an item waits for: a vendor, another organisation, a review, an approval. */
export const waitKind = {
  name: 'wait',
  plural: 'waits',
  meaning: 'An answer from outside that work waits for: a vendor, another organisation, a review, an approval.',
  attributes: {
    title: one(text, 'What is waited for, in one line.'),
    program: one(ref, 'The program that waits.'),
    form: one(z.enum(['vendor', 'approval', 'review', 'other']), 'What sort of answer it is.'),
    with: one(text, 'Who has to answer.'),
    item: one(ref, 'The item that cannot start before the answer.'),
    milestone: one(ref, 'The milestone that cannot end before the answer.'),
    asked: one(day, 'The day on which it was asked for; empty while it is not.'),
    promised: one(day, 'The day that was promised.'),
    answered: one(day, 'The day on which the answer came.'),
    low: one(days, 'How long it takes when it goes well: one time in ten it is shorter.', 'days'),
    likely: one(days, 'How long it takes most likely.', 'days'),
    high: one(days, 'How long it takes when it goes badly: one time in ten it is longer.', 'days'),
    deleted: one(z.boolean(), 'True once it was entered in error.'),
  },
} as const satisfies Kind;

export type Wait = Thing<typeof waitKind>;
