import type { FacetsView, ItemRow, ItemsView } from '@fulcrum/workbench/views';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { addressOf, type Params, read } from '../api/client.ts';
import { programPath, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';
import { type ItemFilter, type Sort, sortText } from './item-filter.ts';

/** Which list: of which program, as of when, narrowed and sorted how. */
export type List = {
  readonly program: string;
  readonly asOf: Day | undefined;
  readonly filter: ItemFilter;
  readonly sort: Sort;
};

/** The most that the server gives at once: deep jumps need few pages. */
export const PAGE = 500;
// The first page is small, so that the list stands at once.
const FIRST_PAGE = 100;

const paramsOf = ({ filter, sort, asOf }: List): Params => ({ ...filter, sort: sortText(sort), asOf });

/** One page of the list, from a cursor on. */
export function readItems(list: List, page: Params, signal?: AbortSignal): Promise<ItemsView> {
  const path = programPath(list.program, 'items');
  return read<ItemsView>(addressOf(path, { ...paramsOf(list), ...page }), signal);
}

/** The pages of a list, each fetched when the reader comes near it. */
export const itemsQuery = (list: List) =>
  infiniteQueryOptions({
    queryKey: ['items', list.program, paramsOf(list)],
    queryFn: ({ pageParam, signal }) =>
      readItems(list, { cursor: pageParam || undefined, limit: pageParam === '' ? FIRST_PAGE : PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (last: ItemsView) => last.next,
    // While the reader types, the list before stays; that of another program never does.
    placeholderData: (before, query) => (query?.queryKey[1] === list.program ? before : undefined),
  });

/** The row at a place of the whole list; undefined where its page is not here yet. */
export function rowAt(pages: readonly ItemsView[], index: number): ItemRow | undefined {
  const first = pages[0];
  if (!first || index < first.items.length) return first?.items[index];
  const beyond = index - first.items.length;
  return pages[1 + Math.floor(beyond / PAGE)]?.items[beyond % PAGE];
}

/** How many rows are here. */
export function loadedIn(pages: readonly ItemsView[]): number {
  return pages.reduce((sum, page) => sum + page.items.length, 0);
}

/** What can be chosen, and how often it occurs under a filter. */
export const facetsQuery = (list: Omit<List, 'sort'>) =>
  viewQuery<FacetsView>(['facets', list.program], programPath(list.program, 'facets'), {
    ...list.filter,
    asOf: list.asOf,
  });
