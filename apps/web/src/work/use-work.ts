import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useMoment } from '../time/moment.ts';
import { filterIn, type ItemFilter, type Sort, sortIn, sortText } from './item-filter.ts';
import type { List } from './items-query.ts';

export type WorkControls = {
  readonly list: List;
  /** Changes some conditions; undefined takes one away. */
  readonly narrow: (part: ItemFilter) => void;
  readonly sortBy: (sort: Sort) => void;
};

/** The list that the address names, and how to change it. */
export function useWork(): WorkControls {
  const { program } = useParams({ from: '/programs/$program/work' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const navigate = useNavigate();
  const change = useCallback(
    (part: Record<string, string | undefined>) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const narrow = useCallback((part: ItemFilter) => change(part), [change]);
  const sortBy = useCallback((sort: Sort) => change({ sort: sortText(sort) }), [change]);
  const text = JSON.stringify(filterIn(search));
  const list = useMemo(
    () => ({ program, asOf: day, filter: JSON.parse(text) as ItemFilter, sort: sortIn(search.sort) }),
    [program, day, text, search.sort],
  );
  return { list, narrow, sortBy };
}
