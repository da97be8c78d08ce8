import type { Instant } from '../calendar/index.ts';
import { type Item, isClosed, type ProgramGraph } from '../program/index.ts';
import type { StateCategory } from '../vocabulary/index.ts';

/** From the first instant, up to but without the second. */
export interface Span {
  readonly from?: Instant;
  readonly until?: Instant;
}

/**
 * A set of items, said in few words: all conditions hold. It is plain JSON, so it fits in a URL, and a point of a chart
 * carries it to open the items that it counts.
 */
export interface ItemFilter {
  readonly ids?: readonly string[];
  readonly program?: string;
  /** A team's id; null for the items that no team has. */
  readonly team?: string | null;
  readonly milestone?: string;
  readonly type?: string;
  readonly categories?: readonly StateCategory[];
  readonly created?: Span;
  readonly started?: Span;
  readonly finished?: Span;
  /** Created at or before this instant, and not finished at it. */
  readonly openAt?: Instant;
}

/** Whether an item meets a filter. */
export function meets(item: Item, filter: ItemFilter): boolean {
  return isOfPlace(item, filter) && isOfTime(item, filter);
}

/** The items of a program that meet a filter, in the program's order. */
export function selectItems(graph: ProgramGraph, filter: ItemFilter): readonly Item[] {
  if (filter.ids === undefined) return [...graph.items.values()].filter((item) => meets(item, filter));
  return filter.ids.flatMap((id) => {
    const item = graph.items.get(id);
    return item !== undefined && meets(item, filter) ? [item] : [];
  });
}

function isOfPlace(item: Item, filter: ItemFilter): boolean {
  if (filter.ids !== undefined && !filter.ids.includes(item.id)) return false;
  if (filter.milestone !== undefined && !item.milestones.includes(filter.milestone)) return false;
  if (filter.categories !== undefined && !filter.categories.includes(item.category)) return false;
  return PLACES.every((place) => filter[place] === undefined || item[place] === filter[place]);
}

const PLACES = ['program', 'team', 'type'] as const;

function isOfTime(item: Item, filter: ItemFilter): boolean {
  if (filter.created !== undefined && !isWithin(item.createdAt, filter.created)) return false;
  if (filter.started !== undefined && !isWithin(item.startedAt, filter.started)) return false;
  if (filter.finished !== undefined && !isWithin(item.finishedAt, filter.finished)) return false;
  return filter.openAt === undefined || isOpenAt(item, filter.openAt);
}

function isWithin(at: Instant | null, span: Span): boolean {
  if (at === null) return false;
  return (span.from === undefined || at >= span.from) && (span.until === undefined || at < span.until);
}

/** Whether an item was known and unfinished at an instant. */
export function isOpenAt(item: Item, at: Instant): boolean {
  if (item.createdAt > at) return false;
  return isClosed(item) && item.finishedAt !== null ? item.finishedAt > at : !isClosed(item);
}
