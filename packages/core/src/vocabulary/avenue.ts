import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

const share = z.number().min(0).max(1);

/** One of several ways to reach an objective: other work, or the same in a scenario. */
export const avenueKind = {
  name: 'avenue',
  plural: 'avenues',
  meaning: 'One of several ways to reach an objective: other work, or the same in a scenario.',
  attributes: {
    name: one(text, 'What the people call it.'),
    objective: one(ref, 'The objective that it leads to.'),
    milestones: many(ref, 'The milestones that have to land on this way; the work of the objective when empty.'),
    items: many(ref, 'The items that have to be done on this way.'),
    scenario: one(ref, 'The scenario in which the work is done.'),
    valueShare: one(share, 'How much of the value it brings; all of it when empty.', 'share'),
    chance: one(share, 'How likely it is to work at all; certain when empty.', 'probability'),
    cost: one(z.number().min(0).max(1e12), 'What it costs besides, in the unit of the objective.'),
    deleted: one(z.boolean(), 'True once it was given up.'),
  },
} as const satisfies Kind;

export type Avenue = Thing<typeof avenueKind>;
