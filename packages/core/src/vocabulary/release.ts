import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** Something that reached its users: a released version, or a deployment to an environment. */
export const releaseKind = {
  name: 'release',
  plural: 'releases',
  meaning: 'Something that reached its users: a released version, or a deployment.',
  attributes: {
    name: one(text, 'What it is called.'),
    program: one(ref, 'The program that it belongs to.'),
    milestone: one(ref, 'The milestone that it fulfils.'),
    environment: one(text, 'Where it was deployed to; empty for a published version.'),
    day: one(day, 'The day on which it went out.'),
    outcome: one(z.enum(['succeeded', 'failed', 'rolled-back']), 'How it went.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Release = Thing<typeof releaseKind>;
