import type { CandidatesView, LoadView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { type ScenarioControls, useScenario } from '../scenario/use-scenario.ts';
import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

export type { CandidatesView, LoadView };
export type TeamLoad = LoadView['teams'][number];
export type PersonLoad = TeamLoad['people'][number];
export type Week = PersonLoad['weeks'][number];
export type Candidate = CandidatesView['candidates'][number];

/** What an address asks the page for. */
type PeopleSearch = {
  readonly milestone?: string | undefined;
  /** Items of which is asked who could take them, separated by commas. */
  readonly items?: string | undefined;
  /** Somebody who is looked at. */
  readonly person?: string | undefined;
  /** A team that is looked at. */
  readonly team?: string | undefined;
};

export type PeopleControls = {
  readonly program: string;
  readonly day: Day | undefined;
  readonly scenario: ScenarioControls;
  readonly asked: PeopleSearch;
  readonly narrow: (part: PeopleSearch) => void;
};

/** What the address asks the page for, and how to change it. */
export function usePeopleSearch(): PeopleControls {
  const { program } = useParams({ from: '/programs/$program/people' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const scenario = useScenario();
  const navigate = useNavigate();
  const narrow = useCallback(
    (part: PeopleSearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const textOf = (name: keyof PeopleSearch) => (typeof search[name] === 'string' ? search[name] : undefined);
  const asked = {
    milestone: textOf('milestone'),
    items: textOf('items'),
    person: textOf('person'),
    team: textOf('team'),
  };
  return { program, day, scenario, asked, narrow };
}

type At = Pick<PeopleControls, 'program' | 'day'> & { readonly scenario: string | undefined };

export const loadQuery = ({ program, day, scenario }: At, milestone: string | undefined): ViewQuery<LoadView> =>
  viewQuery<LoadView>(['load', program], programPath(program, 'load'), { asOf: day, scenario, milestone });

/** Who could take some items of a milestone. */
export const candidatesQuery = (
  { program, day, scenario }: At,
  of: { readonly milestone: string; readonly items: readonly string[] },
): ViewQuery<CandidatesView> =>
  viewQuery<CandidatesView>(
    ['candidates', program, of.milestone],
    programPath(program, 'milestones', of.milestone, 'candidates'),
    { asOf: day, scenario, items: of.items.join(',') },
  );
