import { type Day, daysBetween } from '../../calendar/index.ts';
import type { Expense } from '../../vocabulary/index.ts';
import type { ModelInput } from './model-input.ts';

/** An expense as payments: each so many days from the as-of day, the first at `first`. */
export interface Payments {
  readonly amount: number;
  readonly first: number;
  /** Days from one payment to the next; null when it is paid once. */
  readonly every: number | null;
  /** The milestone it ends with; null for the last of all. */
  readonly milestone: string | null;
}

const DAYS_IN = { once: null, week: 7, month: 365.25 / 12 } as const;

/** The expenses of a plan that can be paid: with an amount and a first day (the as-of day for those that repeat). */
export function paymentsOf(input: ModelInput): readonly Payments[] {
  return input.expenses.flatMap((expense) => {
    const { amount, milestone } = expense;
    if (amount === null || (expense.program !== null && expense.program !== input.program)) return [];
    const every = DAYS_IN[expense.every ?? 'once'];
    return [{ amount, first: firstDay(expense, input.asOf), every, milestone }];
  });
}

function firstDay({ day }: Expense, asOf: Day): number {
  return day === null ? 1 : daysBetween(asOf, day);
}

/** What is paid of an expense up to the end of a day, that day included; days are counted from the as-of day. */
export function paidBy({ amount, first, every }: Payments, day: number): number {
  if (first > day) return 0;
  return every === null ? amount : amount * (Math.floor((day - first) / every) + 1);
}

/** What is still to be paid after the as-of day, when its milestone ends on a day. What is paid once is paid anyhow. */
export function leftToPay(payments: Payments, end: number): number {
  const until = payments.every === null ? Number.POSITIVE_INFINITY : Math.max(0, end);
  return paidBy(payments, until) - paidBy(payments, 0);
}
