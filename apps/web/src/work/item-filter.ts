/** The fields of an item that a list can be narrowed by, each to one value; `none` is the empty one. */
export const FACETS = ['team', 'milestone', 'type', 'state', 'priority', 'assignee'] as const;
export type FacetName = (typeof FACETS)[number];

/** Set by links, such as those of a chart's bar. Days are `YYYY-MM-DD`, both ends included. */
const RANGES = ['createdFrom', 'createdTo', 'finishedFrom', 'finishedTo'] as const;
type RangeName = (typeof RANGES)[number];

const NAMES = [...FACETS, ...RANGES, 'category', 'q', 'ids', 'filter'] as const;

/**
 * Which items: every condition that is set holds. The same words as in the address and in the API; `filter` is a set of
 * items as evidence carries it, for what the other words cannot say.
 */
export type ItemFilter = Readonly<
  Partial<Record<FacetName | RangeName | 'category' | 'q' | 'ids' | 'filter', string | undefined>>
>;

/** The filter that an address names; unknown words are left alone. */
export function filterIn(search: Readonly<Record<string, unknown>>): ItemFilter {
  const found = NAMES.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

export const isFiltered = (filter: ItemFilter): boolean => NAMES.some((name) => filter[name] !== undefined);

/** Every condition unset, to be laid over an address. */
export const CLEARED: ItemFilter = Object.fromEntries(NAMES.map((name) => [name, undefined]));

/** The conditions without one of them: what its menu offers is counted so. */
export function without(filter: ItemFilter, name: keyof ItemFilter): ItemFilter {
  return { ...filter, [name]: undefined };
}

/** The columns that the server can sort by. */
export const SORTS = ['key', 'title', 'type', 'state', 'priority', 'team', 'created', 'finished', 'age'] as const;
export type SortName = (typeof SORTS)[number];
export type Sort = { readonly by: SortName; readonly down: boolean };

const NEWEST: Sort = { by: 'created', down: true };

/** `-created` is the newest first, which is also what an address without a sort means. */
export function sortIn(text: unknown): Sort {
  if (typeof text !== 'string') return NEWEST;
  const down = text.startsWith('-');
  const by = SORTS.find((name) => name === (down ? text.slice(1) : text));
  return by ? { by, down } : NEWEST;
}

export function sortText(sort: Sort): string {
  return `${sort.down ? '-' : ''}${sort.by}`;
}

// What one looks for first: the newest, the oldest in age, but the letter A.
const DOWN_FIRST: ReadonlySet<SortName> = new Set(['created', 'finished', 'age']);

/** What a click on a column's head leads to: first its usual order, then the other way round. */
export function nextSort(sort: Sort, by: SortName): Sort {
  return { by, down: sort.by === by ? !sort.down : DOWN_FIRST.has(by) };
}
