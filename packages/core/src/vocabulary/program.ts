import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { text } from './text.ts';

/** Work towards one outcome, across teams. */
export const programKind = {
  name: 'program',
  plural: 'programs',
  meaning: 'Work towards one outcome, across teams and releases.',
  attributes: {
    name: one(text, 'What the people call it.'),
    key: one(text, 'The short name of its project in the tracker.'),
    owner: one(text, 'Who answers for it, by name.'),
    history: one(text, 'How much of the past is known: "changelog" or "final-state".'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type ProgramRecord = Thing<typeof programKind>;
