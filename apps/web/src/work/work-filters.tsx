import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { formatCount } from '../words/figures.ts';
import { FacetMenu } from './facet-menu.tsx';
import { CLEARED, FACETS, type ItemFilter, isFiltered, SORTS, sortIn, sortText, without } from './item-filter.ts';
import { facetsQuery } from './items-query.ts';
import type { WorkControls } from './use-work.ts';
import { rangeWords } from './work-answer.ts';
import './work-filters.css';

/** What the list is narrowed by. All of it lives in the address. */
export function WorkFilters({ work }: { readonly work: WorkControls }) {
  const { filter } = work.list;
  return (
    <search className="work-filters" aria-label="Narrow the list">
      <TextFilter value={filter.q ?? ''} onChange={(q) => work.narrow({ q: q || undefined })} />
      <CategoryFilter work={work} />
      <div className="work-facets">
        {FACETS.map((facet) => (
          <FacetMenu key={facet} facet={facet} work={work} />
        ))}
        <SetByLink work={work} />
        <PhoneSort work={work} />
      </div>
      {isFiltered(filter) ? (
        <Button kind="bare" onClick={() => work.narrow(CLEARED)}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

// Typing asks the server once it rests this long.
const REST_MS = 160;

function TextFilter({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(timer.current);
    setText(value);
  }, [value]);
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const typed = event.target.value;
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(typed.trim()), REST_MS);
  };
  return (
    <label className="work-find">
      <Icon name="search" />
      <span className="sr-only">Find in keys and titles</span>
      <input type="search" value={text} onChange={type} placeholder="Key or title" data-key="/" />
    </label>
  );
}

const CATEGORIES = [
  ['All', undefined],
  ['Open', 'open'],
  ['Done', 'done'],
  ['Dropped', 'dropped'],
] as const;

function CategoryFilter({ work }: { readonly work: WorkControls }) {
  const { data } = useQuery(facetsQuery({ ...work.list, filter: without(work.list.filter, 'category') }));
  const counts = new Map(data?.category.map(({ value, count }) => [value, count]));
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const count: Record<string, number> = { open: of('todo', 'doing'), done: of('done'), dropped: of('dropped') };
  const options = CATEGORIES.map(
    ([label, category]) =>
      [
        category ?? '',
        <>
          {label}
          {data && category ? <span>{formatCount(count[category] ?? 0)}</span> : null}
        </>,
      ] as const,
  );
  return (
    <Segments
      label="Where it stands"
      value={work.list.filter.category ?? ''}
      options={options}
      onChange={(category) => work.narrow({ category: category || undefined })}
    />
  );
}

/** Conditions that only links set: they can be seen and taken away. */
function SetByLink({ work }: { readonly work: WorkControls }) {
  const { narrow } = work;
  const { filter } = work.list;
  const chips: readonly [string, ItemFilter][] = [
    [rangeWords('Created', filter.createdFrom, filter.createdTo), { createdFrom: undefined, createdTo: undefined }],
    [
      rangeWords('Finished', filter.finishedFrom, filter.finishedTo),
      { finishedFrom: undefined, finishedTo: undefined },
    ],
    [filter.ids ? `${filter.ids.split(',').length} named items` : '', { ids: undefined }],
    [filter.filter ? 'Items of a figure' : '', { filter: undefined }],
    [oddCategory(filter), { category: undefined }],
  ];
  return chips
    .filter(([words]) => words !== '')
    .map(([words, cleared]) => (
      <Button key={words} className="work-chip" onClick={() => narrow(cleared)} aria-label={`${words}, take away`}>
        {words}
        <Icon name="close" />
      </Button>
    ));
}

function oddCategory({ category }: ItemFilter): string {
  const known = CATEGORIES.some(([, value]) => value === category);
  return known || category === undefined ? '' : `Stands: ${category}`;
}

/** On a phone the rows are blocks without heads of columns, so the order is chosen here. */
function PhoneSort({ work }: { readonly work: WorkControls }) {
  const { sort } = work.list;
  return (
    <label className="work-phone-sort">
      <span className="sr-only">Order</span>
      <select value={sortText(sort)} onChange={(event) => work.sortBy(sortIn(event.target.value))}>
        {SORTS.flatMap((by) => [
          <option key={by} value={by}>{`${by}, rising`}</option>,
          <option key={`-${by}`} value={`-${by}`}>{`${by}, falling`}</option>,
        ])}
      </select>
    </label>
  );
}
