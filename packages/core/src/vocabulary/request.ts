import { z } from 'zod';
import { itemKind } from './item.ts';
import { type Kind, many, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

const { estimate, effort } = itemKind.attributes;
const odds = z.number().min(0).max(1);

/** New work that a request asks of one team: so many items, each of such a size. */
export const newWork = z.object({
  team: z.string().max(500).default('').describe('The team that would do it; empty for nobody in particular.'),
  count: z.int().min(1).max(500).default(1),
  hours: effort.schema.nullable().default(null).describe('How much work one person needs for each.'),
  points: estimate.schema.nullable().default(null),
  skill: z.string().max(500).nullable().default(null),
});
export type NewWork = z.output<typeof newWork>;

/** The new work of a line of a request; null for a line that says none. */
export function readNewWork(line: string): NewWork | null {
  try {
    const { success, data } = newWork.safeParse(JSON.parse(line));
    return success ? data : null;
  } catch {
    return null;
  }
}

/** A wish to change what a milestone holds, with what was told of its price when it was decided. */
export const requestKind = {
  name: 'request',
  plural: 'requests',
  meaning: 'A wish to change what a milestone holds: asked, priced, and decided by somebody by name.',
  attributes: {
    title: one(text, 'What is wished for, in one line.'),
    program: one(ref, 'The program that it is asked of.'),
    milestone: one(ref, 'The milestone that would take it in.'),
    asker: one(text, 'Who asks for it.'),
    reason: one(text, 'Why it is asked for.'),
    items: many(ref, 'Items that exist, which it would take in.'),
    work: many(
      z
        .string()
        .max(2_000)
        .refine((line) => readNewWork(line) !== null, 'new work as JSON: team, count, hours, points, skill'),
      'New work that it would add: a line of JSON for each team.',
    ),
    state: one(
      z.enum(['draft', 'asked', 'approved', 'declined', 'withdrawn']),
      'Whether it is being written, waits for a decision, or how it ended.',
    ),
    asked: one(day, 'The day on which it was asked.'),
    decidedBy: one(text, 'Who decided.'),
    decidedOn: one(day, 'The day of the decision.'),
    why: one(text, 'Why it was decided so.'),
    option: one(
      z.enum(['absorb', 'cut', 'move', 'staff']),
      'What was chosen with it: nothing else, items taken out, another target, or more people.',
    ),
    scenario: one(ref, 'The scenario that made it true.'),
    price: one(text, 'What it was said to cost when it was decided, in words.'),
    p50Before: one(day, 'The even-odds date without it, as it was told at the decision.'),
    p85Before: one(day, 'The 85 % date without it, as it was told at the decision.'),
    oddsBefore: one(odds, 'The odds of the target without it, as they were told at the decision.', 'probability'),
    p50After: one(day, 'The even-odds date with it, as it was told at the decision.'),
    p85After: one(day, 'The 85 % date with it, as it was told at the decision.'),
    oddsAfter: one(odds, 'The odds of the target with it, as they were told at the decision.', 'probability'),
    cost: one(z.number().min(-1e12).max(1e12), 'What it was said to add to the cost, on average.', 'money'),
    deleted: one(z.boolean(), 'True once it was entered in error.'),
  },
} as const satisfies Kind;

export type ScopeRequest = Thing<typeof requestKind>;
