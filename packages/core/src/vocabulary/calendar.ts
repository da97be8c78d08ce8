import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { text } from './text.ts';

/** Days of the week, Monday first. */
export const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** The days on which work is done, and for how long. The workspace has one, and teams and people may have others. */
export const calendarKind = {
  name: 'calendar',
  plural: 'calendars',
  meaning: 'The days of the week on which work is done, and for how long; holidays belong to one.',
  attributes: {
    name: one(text, 'What the people call it.'),
    days: many(weekday, 'Days of the week on which work is done; Monday to Friday when empty.'),
    hours: one(z.number().min(1).max(24), 'Working hours of a day, for efforts in hours; eight when empty.', 'hours'),
    region: one(z.string().max(20), 'Whose public holidays it holds: a country, or a part of one, such as DE-BY.'),
    deleted: one(z.boolean(), 'True once it is no longer used.'),
  },
} as const satisfies Kind;

export type Calendar = Thing<typeof calendarKind>;
