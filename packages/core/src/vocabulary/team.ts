import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** People who finish work together; the unit whose pace is measured. */
export const teamKind = {
  name: 'team',
  plural: 'teams',
  meaning: 'People who finish work together; the unit whose pace is measured.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it works on.'),
    slots: one(
      z.number().min(0).max(10_000),
      'How many items it works on at once; without it, its people count, or what its history shows.',
      'items',
    ),
    calendar: one(ref, 'The calendar of its working days; that of the workspace when empty.'),
    limit: one(
      z.number().int().min(0).max(100_000),
      'The most items that it wants under way at once: a promise to itself, which moves no date.',
      'items',
    ),
    rate: one(z.number().min(0).max(1e9), 'What a working day of one slot costs, where people have no rate.', 'money'),
  },
} as const satisfies Kind;

export type Team = Thing<typeof teamKind>;
