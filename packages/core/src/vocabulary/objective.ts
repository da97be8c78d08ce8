import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

const worth = z.number().min(0).max(1e12);

/** What somebody wants to be true, what it is worth, and what each week without it costs. */
export const objectiveKind = {
  name: 'objective',
  plural: 'objectives',
  meaning: 'What somebody wants to be true, what it is worth, and what each week without it costs.',
  attributes: {
    name: one(text, 'What is to be true, in one line.'),
    why: one(text, 'Why it is wanted.'),
    owner: one(ref, 'The person who answers for it.'),
    partOf: one(ref, 'The objective that it is a part of.'),
    due: one(day, 'The day by which it is wanted.'),
    unit: one(
      z.enum(['money', 'points']),
      'What it is valued in: the currency of the workspace, which is meant when empty, or points.',
    ),
    value: one(worth, 'What it is worth once it is true, in its unit.'),
    costOfDelay: one(worth, 'What each week of waiting loses, in its unit.', 'a week'),
    urgency: one(
      z.enum(['steady', 'deadline', 'decaying']),
      'How waiting costs: each week the same (when empty), the whole value once its day is past, or less with each week.',
    ),
    halvesIn: one(
      z.number().min(1).max(520),
      'After how many weeks a decaying cost of delay is half of what it was; 13 when empty.',
      'weeks',
    ),
    state: one(z.enum(['open', 'achieved', 'dropped']), 'Whether it is pursued, is true by now, or was given up.'),
    deleted: one(z.boolean(), 'True once it was entered in error.'),
  },
} as const satisfies Kind;

export type Objective = Thing<typeof objectiveKind>;
