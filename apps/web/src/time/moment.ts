import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Moment } from '../api/queries.ts';
import { type Day, isDay } from './day.ts';

/** The part of an address that every page shares. */
export type SharedSearch = {
  asOf?: string | undefined;
  reveal?: string | undefined;
  evidence?: string | undefined;
};

export type MomentControls = Moment & {
  /** Moves every page to a day; undefined is today. */
  readonly goTo: (day: Day | undefined) => void;
  readonly setReveal: (on: boolean) => void;
};

/** The moment that an address names. */
export function momentIn(search: SharedSearch): Moment {
  return {
    day: isDay(search.asOf) ? search.asOf : undefined,
    reveal: search.reveal === '1' || search.reveal === 'true',
  };
}

/** The day that the address names, and how to move it. */
export function useMoment(): MomentControls {
  const search = useSearch({ strict: false }) as SharedSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (part: SharedSearch) =>
      void navigate({
        to: '.',
        search: ((before: SharedSearch) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const goTo = useCallback((day: Day | undefined) => change({ asOf: day }), [change]);
  const setReveal = useCallback((on: boolean) => change({ reveal: on ? '1' : undefined }), [change]);
  return { ...momentIn(search), goTo, setReveal };
}
