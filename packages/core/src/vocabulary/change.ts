import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** One step of a scenario: a branch of facts that goes in, is undone and is committed as a whole. Its id is the branch. */
export const changeKind = {
  name: 'change',
  plural: 'changes',
  meaning: 'One step of a scenario: a branch of facts that goes in, is undone and is committed as a whole.',
  attributes: {
    scenario: one(ref, 'The scenario that it is a step of.'),
    form: one(text, 'What sort of step it is: a target, a cut, a leave, …'),
    words: one(text, 'What it does, in one line.'),
    undone: one(z.boolean(), 'True once it was taken back.'),
  },
} as const satisfies Kind;

export type Change = Thing<typeof changeKind>;
