import { stringifySearch } from '../app/search.ts';
import { type Day, dayOf } from '../time/day.ts';

type Params = Readonly<Record<string, string>>;
type Of = {
  readonly program: string;
  /** Those of the items' route, as evidence carries them. */
  readonly params: Params;
  /** The day of the page; a link names a day only when it is another one. */
  readonly asOf: Day | undefined;
};

/** The Work page with exactly the items of some evidence. */
export function workAddress({ program, params, asOf }: Of): string {
  const { asOf: day, filter, ...rest } = params;
  const search = {
    ...rest,
    ...(filter === undefined ? {} : plainFilter(filter)),
    asOf: day === asOf ? undefined : day,
  };
  return `/programs/${encodeURIComponent(program)}/work${stringifySearch(search)}`;
}

type Span = { readonly from?: number; readonly until?: number };
type Filter = {
  readonly program?: string;
  readonly ids?: readonly string[];
  readonly team?: string | null;
  readonly milestone?: string;
  readonly type?: string;
  readonly categories?: readonly string[];
  readonly created?: Span;
  readonly finished?: Span;
  readonly started?: Span;
  readonly openAt?: number;
};

/**
 * A set of items, as evidence carries it in JSON, in the words that a reader can see and change on the Work page. What
 * these words cannot say stays as it is.
 */
export function plainFilter(json: string): Params {
  const filter = parsed(json);
  if (!filter) return { filter: json };
  const created = daysOf(filter.created);
  const finished = daysOf(filter.finished);
  if (filter.started || filter.openAt !== undefined || !created || !finished) return { filter: json };
  const { ids, team, milestone, type, categories } = filter;
  return Object.fromEntries(
    Object.entries({
      ids: ids?.join(','),
      team: team === null ? 'none' : team,
      milestone,
      type,
      category: categories && categoryWord(categories),
      createdFrom: created.from,
      createdTo: created.to,
      finishedFrom: finished.from,
      finishedTo: finished.to,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function parsed(json: string): Filter | undefined {
  try {
    return JSON.parse(json) as Filter;
  } catch {
    return undefined;
  }
}

function categoryWord(categories: readonly string[]): string {
  const text = [...categories].sort().join(',');
  if (text === 'doing,todo') return 'open';
  return text === 'done,dropped' ? 'closed' : text;
}

const DAY_MS = 86_400_000;

/** A span of instants as days, both included; undefined when it does not begin and end with a day. */
function daysOf(span: Span | undefined): { readonly from?: Day; readonly to?: Day } | undefined {
  const { from, until } = span ?? {};
  if ([from, until].some((at) => at !== undefined && at % DAY_MS !== 0)) return undefined;
  return {
    ...(from === undefined ? {} : { from: dayOf(from / DAY_MS) }),
    ...(until === undefined ? {} : { to: dayOf(until / DAY_MS - 1) }),
  };
}
