import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** A day on which those who have a calendar do not work, or half of it. Of days that come back, each year is one. */
export const holidayKind = {
  name: 'holiday',
  plural: 'holidays',
  meaning: 'A day on which those who have its calendar do not work, or half of it.',
  attributes: {
    title: one(text, 'What it is called.'),
    calendar: one(ref, 'The calendar that it belongs to.'),
    day: one(day, 'The day.'),
    share: one(z.number().min(0).max(1), 'How much of the working day it takes; all of it when empty.', 'share'),
    deleted: one(z.boolean(), 'True once it was taken out.'),
  },
} as const satisfies Kind;

export type Holiday = Thing<typeof holidayKind>;
