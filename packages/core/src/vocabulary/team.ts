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
  },
} as const satisfies Kind;

export type Team = Thing<typeof teamKind>;
