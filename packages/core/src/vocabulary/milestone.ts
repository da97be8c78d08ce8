import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** A date that somebody waits for: a release, or the end of an epic. */
export const milestoneKind = {
  name: 'milestone',
  plural: 'milestones',
  meaning: 'A date that somebody waits for: a release, or the end of an epic.',
  attributes: {
    name: one(text, 'What the people call it.'),
    program: one(ref, 'The program that it belongs to.'),
    form: one(z.enum(['release', 'epic']), 'What it is in the tracker.'),
    target: one(day, 'The day that was promised.'),
    start: one(day, 'The day on which work on it was planned to start.'),
    baseline: one(day, 'The day on which its scope was agreed: what joined or left since is told as growth.'),
    released: one(day, 'The day on which it was released.'),
    isReleased: one(z.boolean(), 'True from the day on which the tracker calls it released.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Milestone = Thing<typeof milestoneKind>;
