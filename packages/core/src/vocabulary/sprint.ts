import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** A fixed span of days with a goal. */
export const sprintKind = {
  name: 'sprint',
  plural: 'sprints',
  meaning: 'A fixed span of days that a team plans work into.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it belongs to.'),
    goal: one(text, 'What it is for.'),
    state: one(z.enum(['future', 'active', 'closed']), 'Whether it is planned, running or over.'),
    start: one(day, 'Its first day.'),
    end: one(day, 'Its last planned day.'),
    completed: one(day, 'The day on which it was closed.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Sprint = Thing<typeof sprintKind>;
