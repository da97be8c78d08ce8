import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** A what-if: branches of facts laid over what everybody sees, one for each of its changes. */
export const scenarioKind = {
  name: 'scenario',
  plural: 'scenarios',
  meaning: 'A what-if: changes laid over what everybody sees.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it is about.'),
    note: one(text, 'Why it was made.'),
    state: one(z.enum(['open', 'committed', 'discarded']), 'Whether it is worked on, became true, or was given up.'),
  },
} as const satisfies Kind;

export type Scenario = Thing<typeof scenarioKind>;
