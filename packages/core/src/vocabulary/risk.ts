import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

const chance = z.number().min(0).max(1);
const days = z.number().min(0).max(3650);

/** Something that may happen and would delay work. It is sampled in the forecast; a mitigation is priced in days. */
export const riskKind = {
  name: 'risk',
  plural: 'risks',
  meaning: 'Something that may happen and would delay work.',
  attributes: {
    title: one(text, 'What may happen, in one line.'),
    program: one(ref, 'The program that it threatens.'),
    state: one(z.enum(['open', 'happened', 'closed']), 'Whether it may still happen, has, or cannot any more.'),
    chance: one(chance, 'How likely it is.', 'probability'),
    low: one(days, 'The delay when it goes well: one time in ten it is shorter.', 'working days'),
    likely: one(days, 'The delay that is most likely.', 'working days'),
    high: one(days, 'The delay when it goes badly: one time in ten it is longer.', 'working days'),
    items: many(ref, 'The items that it delays.'),
    teams: many(ref, 'The teams whose open work it delays.'),
    milestones: many(ref, 'The milestones that it delays as a whole.'),
    mitigation: one(text, 'What is done against it.'),
    mitigated: one(z.boolean(), 'True once the mitigation is in place.'),
    mitigatedChance: one(chance, 'How likely it is with the mitigation.', 'probability'),
    mitigatedShare: one(z.number().min(0).max(1), 'The share of the delay that is left with the mitigation.', 'share'),
    owner: one(ref, 'The person who answers for it.'),
    due: one(day, 'The day by which the mitigation is to be in place.'),
    deleted: one(z.boolean(), 'True once it was entered in error.'),
  },
} as const satisfies Kind;

export type Risk = Thing<typeof riskKind>;
