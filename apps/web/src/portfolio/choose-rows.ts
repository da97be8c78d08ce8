import type { MilestoneRow } from '@fulcrum/workbench/views';

/** Which milestones the portfolio shows and in which order, in the words of its address. */
export type Choice = {
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly sort?: string | undefined;
};

type Health = MilestoneRow['health'];

export const STATUSES: readonly (readonly [value: Health, words: string])[] = [
  ['late', 'late'],
  ['at-risk', 'at risk'],
  ['on-track', 'on track'],
  ['no-target', 'no target'],
  ['no-forecast', 'cannot be forecast'],
];

export const KINDS: readonly (readonly [value: MilestoneRow['form'], words: string])[] = [
  ['release', 'releases'],
  ['epic', 'epics'],
];

const names = new Intl.Collator(undefined, { numeric: true });
const NEVER = '9999';
const byText = (text: (row: MilestoneRow) => string) => (a: MilestoneRow, b: MilestoneRow) =>
  names.compare(text(a), text(b)) || names.compare(a.name, b.name);

const ORDERS: Readonly<Record<string, (a: MilestoneRow, b: MilestoneRow) => number>> = {
  target: byText(({ target }) => target ?? NEVER),
  date: byText(({ quantiles }) => quantiles?.p85 ?? NEVER),
  moved: (a, b) => Math.abs(b.movedDays ?? 0) - Math.abs(a.movedDays ?? 0) || names.compare(a.name, b.name),
  name: byText(({ name }) => name),
};

export const SORTS: readonly (readonly [value: string, words: string])[] = [
  ['target', 'target'],
  ['date', '85\u00a0% date'],
  ['moved', 'days moved'],
  ['name', 'name'],
];

export const isNarrowed = ({ status, kind }: Choice): boolean => status !== undefined || kind !== undefined;

/** The rows that a choice keeps, in its order; without a sort they stay in theirs. */
export function chooseRows(rows: readonly MilestoneRow[], { status, kind, sort }: Choice): readonly MilestoneRow[] {
  const kept = rows.filter(
    (row) => (status === undefined || row.health === status) && (kind === undefined || row.form === kind),
  );
  const order = sort === undefined ? undefined : ORDERS[sort];
  return order ? kept.toSorted(order) : kept;
}

const oneOf = (value: unknown, options: readonly (readonly [string, string])[]) =>
  options.find(([option]) => option === value)?.[0];

/** The choice that an address names; what it names wrongly is as if it were not there. */
export function choiceIn(search: Readonly<Record<string, unknown>>): Choice {
  return {
    status: oneOf(search.status, STATUSES),
    kind: oneOf(search.kind, KINDS),
    sort: oneOf(search.sort, SORTS),
  };
}
