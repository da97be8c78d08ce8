import type { ScenarioView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Moment, scenarioQuery } from '../api/queries.ts';
import { type Day, isDay } from './day.ts';

/** The part of an address that every page shares. */
export type SharedSearch = {
  asOf?: string | undefined;
  reveal?: string | undefined;
  evidence?: string | undefined;
  /** The scenario that is laid over the facts, by id. */
  scenario?: string | undefined;
};

export type MomentControls = Moment & {
  /** Moves every page to a day; undefined is today. */
  readonly goTo: (day: Day | undefined) => void;
  readonly setReveal: (on: boolean) => void;
};

/** What of a scenario has to be known to tell whether a page can show it. */
type Known = Pick<ScenarioView, 'program'> | undefined;

/**
 * The moment that an address names. A scenario that is known to be of another program than the page is left out: there
 * it would be refused.
 */
export function momentIn(search: SharedSearch, program?: string, known?: Known): Moment {
  const isElsewhere = known !== undefined && program !== undefined && known.program !== program;
  return {
    day: isDay(search.asOf) ? search.asOf : undefined,
    reveal: search.reveal === '1' || search.reveal === 'true',
    scenario: isElsewhere ? undefined : namedScenario(search),
  };
}

/** The scenario that an address names. */
export const namedScenario = ({ scenario }: SharedSearch): string | undefined =>
  typeof scenario === 'string' && scenario !== '' ? scenario : undefined;

/** The moment that the address names, and how to move it. */
export function useMoment(): MomentControls {
  const search = useSearch({ strict: false }) as SharedSearch;
  const { program } = useParams({ strict: false }) as { readonly program?: string };
  const wanted = namedScenario(search);
  const { data: known } = useQuery({ ...scenarioQuery(wanted ?? ''), enabled: wanted !== undefined });
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
  return { ...momentIn(search, program, known), goTo, setReveal };
}
