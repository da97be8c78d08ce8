import type { MilestoneRow } from '@fulcrum/workbench/views';

/** Which milestones the portfolio shows and in which order, in the words of its address. */
export type Choice = {
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly sort?: string | undefined;
  /** Words in the name of a program or a milestone. */
  readonly q?: string | undefined;
  /** Who answers for the program. */
  readonly owner?: string | undefined;
  /** Columns that are not shown, with commas between them. */
  readonly hide?: string | undefined;
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
  odds: (a, b) => (a.oddsOfTarget ?? 2) - (b.oddsOfTarget ?? 2) || names.compare(a.name, b.name),
  moved: (a, b) => Math.abs(b.movedDays ?? 0) - Math.abs(a.movedDays ?? 0) || names.compare(a.name, b.name),
  name: byText(({ name }) => name),
};

export const SORTS: readonly (readonly [value: string, words: string])[] = [
  ['target', 'target'],
  ['date', '85\u00a0% date'],
  ['odds', 'odds, worst first'],
  ['moved', 'days moved'],
  ['name', 'name'],
];

/** Columns that can be left out. */
export const COLUMNS = [
  ['plot', 'range'],
  ['weeks', 'nine weeks'],
  ['scope', 'scope'],
  ['moves', 'what moved'],
] as const;

export const isNarrowed = ({ status, kind, q, owner }: Choice): boolean =>
  [status, kind, q, owner].some((each) => each !== undefined);

type Part<Row> = {
  readonly program: { readonly name: string; readonly key: string };
  readonly owner: string | null;
  readonly milestones: readonly Row[];
};

/** The milestones of a program that a choice keeps, in its order. */
export function chooseIn<Row extends MilestoneRow>(part: Part<Row>, choice: Choice): readonly Row[] {
  const { owner, q } = choice;
  if (owner !== undefined && part.owner !== owner) return [];
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const around = `${part.program.name} ${part.program.key} ${part.owner ?? ''}`;
  const isMeant = ({ name }: Row) => words.every((word) => `${around} ${name}`.toLowerCase().includes(word));
  return chooseRows(part.milestones.filter(isMeant), choice);
}

/** The rows that a choice keeps, in its order; without a sort they stay in theirs. */
export function chooseRows<Row extends MilestoneRow>(rows: readonly Row[], choice: Choice): readonly Row[] {
  const { status, kind, sort } = choice;
  const kept = rows.filter(
    (row) => (status === undefined || row.health === status) && (kind === undefined || row.form === kind),
  );
  const order = sort === undefined ? undefined : ORDERS[sort];
  return order ? kept.toSorted(order) : kept;
}

const oneOf = (value: unknown, options: readonly (readonly [string, string])[]) =>
  options.find(([option]) => option === value)?.[0];

const textIn = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** The choice that an address names; what it names wrongly is as if it were not there. */
export function choiceIn(search: Readonly<Record<string, unknown>>): Choice {
  return {
    status: oneOf(search.status, STATUSES),
    kind: oneOf(search.kind, KINDS),
    sort: oneOf(search.sort, SORTS),
    q: textIn(search.q),
    owner: textIn(search.owner),
    hide: textIn(search.hide),
  };
}
