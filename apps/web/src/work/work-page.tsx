import type { FacetsView } from '@fulcrum/workbench/views';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkspace } from '../shell/use-program.ts';
import { Answer } from '../ui/answer.tsx';
import { Button } from '../ui/button.tsx';
import { Empty, Failure } from '../ui/failure.tsx';
import { AfterAWhile, BarRows } from '../ui/skeleton.tsx';
import { formatCount } from '../words/figures.ts';
import { CsvButton } from './csv-button.tsx';
import { CLEARED, isFiltered, without } from './item-filter.ts';
import { ItemTable } from './item-table.tsx';
import { facetsQuery, itemsQuery, type List } from './items-query.ts';
import { useWork, type WorkControls } from './use-work.ts';
import { type CategoryCounts, workAnswer } from './work-answer.ts';
import { WorkFilters } from './work-filters.tsx';
import './work-page.css';

/** Every item of a program as of the day, narrowed and sorted as the address says. */
export function WorkPage() {
  const work = useWork();
  const name = useWorkspace()?.programs.find(({ id }) => id === work.list.program)?.name;
  return (
    <div className="work">
      <title>{`Work · ${name ?? work.list.program} · Fulcrum`}</title>
      <WorkAnswer list={work.list} />
      <WorkFilters work={work} />
      <Items work={work} />
    </div>
  );
}

function WorkAnswer({ list }: { readonly list: List }) {
  const { data } = useQuery(facetsQuery({ ...list, filter: without(list.filter, 'category') }));
  const { data: page } = useInfiniteQuery(itemsQuery(list));
  const words = useMemo(
    () => data && workAnswer(countsIn(data), list.filter, (facet, value) => labelIn(data, facet, value)),
    [data, list.filter],
  );
  const total = page?.pages[0]?.total;
  return (
    <div className="work-answer">
      <Answer
        headline={words ?? [{ text: 'Work' }]}
        meta={
          <>
            <span>{total === undefined ? '' : `${formatCount(total)} in the list`}</span>
            <CsvButton list={list} total={total} />
          </>
        }
      />
    </div>
  );
}

function countsIn(facets: FacetsView): CategoryCounts {
  const count = (category: string) => facets.category.find(({ value }) => value === category)?.count ?? 0;
  return { todo: count('todo'), doing: count('doing'), done: count('done'), dropped: count('dropped') };
}

function labelIn(facets: FacetsView, facet: keyof Omit<FacetsView, 'asOf'>, value: string): string {
  return facets[facet].find((entry) => entry.value === value)?.label ?? value.split('/').at(-1) ?? value;
}

function Items({ work }: { readonly work: WorkControls }) {
  const query = useInfiniteQuery(itemsQuery(work.list));
  const { data, error, isPlaceholderData } = query;
  if (data === undefined) {
    if (error) return <Failure error={error} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
    return (
      <AfterAWhile>
        <div role="status" aria-label="Loading items">
          <BarRows rows={18} />
        </div>
      </AfterAWhile>
    );
  }
  if (data.pages[0]?.total === 0) return <NoItems work={work} />;
  return (
    <ItemTable
      pages={data.pages}
      sort={work.list.sort}
      stale={isPlaceholderData}
      onSort={work.sortBy}
      onMore={() => {
        if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
      }}
    />
  );
}

function NoItems({ work }: { readonly work: WorkControls }) {
  if (!isFiltered(work.list.filter)) {
    return (
      <Empty title="No item is known on this day">
        <p className="text-ink-2">Move the time machine to a later day, or import the export of a tracker.</p>
      </Empty>
    );
  }
  return (
    <Empty title="No item meets all of this">
      <p className="text-ink-2">Take a condition away, or move the time machine to another day.</p>
      <p>
        <Button kind="main" onClick={() => work.narrow(CLEARED)}>
          Clear filters
        </Button>
      </p>
    </Empty>
  );
}
