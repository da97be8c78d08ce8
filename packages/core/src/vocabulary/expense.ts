import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** Money that a program pays besides its people: a vendor, a licence, machines. */
export const expenseKind = {
  name: 'expense',
  plural: 'expenses',
  meaning: 'Money that a program pays besides its people: a vendor, a licence, machines.',
  attributes: {
    title: one(text, 'What it is for, in one line.'),
    program: one(ref, 'The program that pays.'),
    milestone: one(ref, 'The milestone that it is paid for; a repeated expense ends with it.'),
    vendor: one(text, 'Who is paid.'),
    amount: one(z.number().min(0).max(1e12), 'How much, each time, in the currency of the workspace.', 'money'),
    day: one(day, 'The day on which it is paid, or paid first.'),
    every: one(z.enum(['once', 'week', 'month']), 'How often it is paid; once when empty.'),
    deleted: one(z.boolean(), 'True once it was called off.'),
  },
} as const satisfies Kind;

export type Expense = Thing<typeof expenseKind>;
