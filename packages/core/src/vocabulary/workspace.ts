import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** The one workspace of an installation: its name and its clock. */
export const workspaceKind = {
  name: 'workspace',
  plural: 'workspaces',
  meaning: 'Everything that one group of people plans and measures together.',
  attributes: {
    name: one(text, 'What the people call it.'),
    clock: one(day, 'The day that counts as today; empty when it follows the real clock.'),
    currency: one(
      z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
      'The currency of rates and expenses, as an ISO 4217 code.',
    ),
    zone: one(z.string().max(64), 'The time zone of days, as an IANA name.'),
    calendar: one(ref, 'The calendar of everybody who has no other; Monday to Friday when empty.'),
    ceilingWeeks: one(
      z.number().int().min(1).max(12),
      'Nobody is given more when they would be above their ceiling on average over so many weeks; three when empty.',
      'weeks',
    ),
    ceilingDays: one(
      z.number().int().min(1).max(60),
      'Nor when they would be above it for more than so many working days in a row; ten when empty.',
      'days',
    ),
  },
} as const satisfies Kind;

export type Workspace = Thing<typeof workspaceKind>;
