import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** Days on which a person, a team or everybody works less, or not at all: leave, a holiday, a freeze. */
export const leaveKind = {
  name: 'leave',
  plural: 'leaves',
  meaning: 'Days on which a person, a team or everybody works less, or not at all: leave, a holiday, a freeze.',
  attributes: {
    title: one(text, 'What it is: leave, a public holiday, a release freeze.'),
    person: one(ref, 'The person who is away.'),
    team: one(ref, 'The team that is away.'),
    program: one(ref, 'The program that it concerns; with neither person nor team, everybody in it.'),
    from: one(day, 'The first day.'),
    until: one(day, 'The last day.'),
    share: one(z.number().min(0).max(1), 'How much of the working time it takes; all of it when empty.', 'share'),
    deleted: one(z.boolean(), 'True once it was called off.'),
  },
} as const satisfies Kind;

export type Leave = Thing<typeof leaveKind>;
