import type { Words } from '@fulcrum/workbench/views';
import { formatDay } from '../time/format-day.ts';
import { formatCount, plural } from '../words/figures.ts';
import type { FacetName, ItemFilter } from './item-filter.ts';

/** How many items stand where, of those that meet every condition but that on the category. */
export type CategoryCounts = Readonly<Record<'todo' | 'doing' | 'done' | 'dropped', number>>;

export type LabelOf = (facet: FacetName, value: string) => string;

/** The first line of the Work page: how many are open, done and dropped of what the filter lets through. */
export function workAnswer(counts: CategoryCounts, filter: ItemFilter, labelOf: LabelOf): Words {
  const open = counts.todo + counts.doing;
  const scope = scopeWords(filter, labelOf);
  if (open + counts.done + counts.dropped === 0) return [{ text: `No item${scope || ' is here'}.` }];
  const rest = [
    counts.done > 0 ? `${formatCount(counts.done)} ${areOrIs(counts.done)} done` : '',
    counts.dropped > 0 ? `${formatCount(counts.dropped)} dropped` : '',
  ].filter(Boolean);
  return [
    { text: open === 0 ? 'Nothing' : plural(open, 'item'), strong: true },
    { text: `${scope} ${open === 0 ? 'is' : areOrIs(open)} open${rest.length > 0 ? '; ' : '.'}` },
    ...(rest.length > 0 ? [{ text: `${rest.join(', ')}.` }] : []),
  ];
}

const areOrIs = (count: number) => (count === 1 ? 'is' : 'are');

/** ` in 7.0.0, of Windows, with “camera”`: what the filter asks for beside the category. */
export function scopeWords(filter: ItemFilter, labelOf: LabelOf): string {
  const { q, ids, filter: set } = filter;
  const parts = [
    ...FACET_WORDS.map(([facet, before, none]) => {
      const value = filter[facet];
      if (value === undefined) return '';
      return value === 'none' ? none : `${before} ${labelOf(facet, value)}`;
    }),
    rangeWords('created', filter.createdFrom, filter.createdTo),
    rangeWords('finished', filter.finishedFrom, filter.finishedTo),
    q === undefined ? '' : `with “${q}”`,
    set === undefined ? '' : 'of the figure that led here',
    ids === undefined ? '' : `among ${plural(ids.split(',').length, 'named item')}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

const FACET_WORDS: readonly (readonly [FacetName, before: string, none: string])[] = [
  ['milestone', 'in', 'in no milestone'],
  ['team', 'of', 'of no team'],
  ['type', 'of type', 'of no type'],
  ['state', 'in state', 'in no state'],
  ['priority', 'of priority', 'of no priority'],
  ['assignee', 'of', 'of nobody'],
];

/** `created 8 Sep 2017 – 15 Sep 2017`, or with one end open; empty without a range. */
export function rangeWords(what: string, from: string | undefined, to: string | undefined): string {
  if (from && to)
    return from === to ? `${what} on ${formatDay(from)}` : `${what} ${formatDay(from)} – ${formatDay(to)}`;
  if (from) return `${what} since ${formatDay(from)}`;
  return to ? `${what} by ${formatDay(to)}` : '';
}
