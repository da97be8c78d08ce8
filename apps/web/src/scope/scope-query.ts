import type {
  PriceOption,
  PriceView,
  RequestsView,
  RequestView,
  ScopeView,
  TakeableView,
} from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { post } from '../api/client.ts';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

export type { PriceOption, PriceView, RequestsView, RequestView, ScopeView };
export type ScopeRow = ScopeView['added']['rows'][number];
export type Takeable = TakeableView['items'][number];

/** In the address: a request that is being written. */
export const NEW = 'new';

/** What an address asks the page for. */
type ScopeSearch = {
  readonly milestone?: string | undefined;
  /** The request that is open, by id; `new` for one that is being written. */
  readonly request?: string | undefined;
  /** The states of requests that are listed. */
  readonly state?: string | undefined;
  readonly list?: string | undefined;
};

const NAMES = ['milestone', 'request', 'state', 'list'] as const;

export type ScopeControls = {
  readonly program: string;
  readonly day: Day | undefined;
  readonly scenario: string | undefined;
  readonly asked: ScopeSearch;
  readonly narrow: (part: ScopeSearch) => void;
};

/** What the address asks the page for, and how to change it. */
export function useScopeSearch(): ScopeControls {
  const { program } = useParams({ from: '/programs/$program/scope' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day, scenario } = useMoment();
  const navigate = useNavigate();
  const narrow = useCallback(
    (part: ScopeSearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: part.request === undefined,
        resetScroll: false,
      }),
    [navigate],
  );
  const asked = Object.fromEntries(
    NAMES.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  ) as ScopeSearch;
  return { program, day, scenario, asked, narrow };
}

type At = Pick<ScopeControls, 'program' | 'day' | 'scenario'>;

export const scopeQuery = ({ program, day, scenario }: At, milestone: string | undefined): ViewQuery<ScopeView> =>
  viewQuery<ScopeView>(['scope', program], programPath(program, 'scope'), { asOf: day, scenario, milestone });

export const requestsQuery = ({ program, day }: At): ViewQuery<RequestsView> =>
  viewQuery<RequestsView>(['requests', program], programPath(program, 'requests'), { asOf: day });

export const takeableQuery = ({ program, day }: At, milestone: string, q: string): ViewQuery<TakeableView> =>
  viewQuery<TakeableView>(['takeable', program, milestone], programPath(program, 'milestones', milestone, 'takeable'), {
    asOf: day,
    q,
  });

/** A line of new work as it is typed. */
export type WorkLine = {
  readonly team: string;
  readonly count: number;
  readonly hours: number | null;
  readonly points: number | null;
  readonly skill: string | null;
};

/** What is wanted, as the server prices it. */
export type Priced = {
  readonly milestone: string;
  readonly items: readonly string[];
  readonly work: readonly WorkLine[];
};

/** What a request costs. It is asked for anew for each thing that is wanted. */
export const priceQuery = ({ program, day, scenario }: At, priced: Priced): ViewQuery<PriceView> => {
  const body = {
    ...priced,
    ...(day === undefined ? {} : { asOf: day }),
    ...(scenario === undefined ? {} : { scenario }),
  };
  return {
    ...viewQuery<PriceView>(['price', program], '', { body: JSON.stringify(body) }),
    queryFn: () => post<PriceView>(programPath(program, 'requests', 'price'), body),
  } as ViewQuery<PriceView>;
};
