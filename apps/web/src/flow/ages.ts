import type { EvidenceRef } from '@fulcrum/workbench/views';
import { addDays, type Day } from '../time/day.ts';

/** Ages that a reader tells apart; each column reaches from its days to those of the next. */
const AGES: readonly (readonly [from: number, label: string])[] = [
  [0, '< 1 wk'],
  [7, '1–4 wk'],
  [28, '1–3 mo'],
  [91, '3–6 mo'],
  [183, '6–12 mo'],
  [365, '1–2 y'],
  [731, '2–4 y'],
  [1461, '> 4 y'],
];

export type AgeColumn = {
  readonly label: string;
  readonly count: number;
  /** The days on which items of this age were created; the first one without a beginning. */
  readonly createdFrom: Day | undefined;
  readonly createdTo: Day;
};

/** How many open items have each age, as of a day. */
export function agesOf(items: readonly { readonly days: number }[], asOf: Day): readonly AgeColumn[] {
  return AGES.map(([from, label], index) => {
    const until = AGES[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    return {
      label,
      // An age counts whole days, as the days of creation do.
      count: items.filter(({ days }) => Math.floor(days) >= from && Math.floor(days) < until).length,
      createdFrom: Number.isFinite(until) ? addDays(asOf, 1 - until) : undefined,
      createdTo: addDays(asOf, -from),
    };
  });
}

type Place = {
  readonly program: string;
  readonly filter: { readonly team: string | null; readonly milestone: string | null; readonly type: string | null };
};

/** The items of a column, as the drawer opens them. */
export function ageEvidence(column: AgeColumn, { program, filter }: Place): EvidenceRef {
  const params = Object.entries({
    program,
    ...filter,
    category: 'open',
    createdFrom: column.createdFrom,
    createdTo: column.createdTo,
  }).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    kind: 'items',
    label: `Open items aged ${column.label}`,
    count: column.count,
    params: Object.fromEntries(params),
  };
}
