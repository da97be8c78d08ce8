import type { AvenuesView, ObjectivesView } from '@fulcrum/workbench/views';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Moment, type ViewQuery, viewQuery } from '../api/queries.ts';

export type { AvenuesView, ObjectivesView };
export type Objective = ObjectivesView['objectives'][number];
export type Measure = Objective['measures'][number];
export type Work = Objective['work'][number];

type At = Pick<Moment, 'day' | 'scenario'>;

export const objectivesQuery = ({ day, scenario }: At): ViewQuery<ObjectivesView> =>
  viewQuery<ObjectivesView>(['objectives'], '/api/objectives', { asOf: day, scenario });

/** The ways to reach an objective. */
export const avenuesQuery = (objective: string, { day, scenario }: At): ViewQuery<AvenuesView> =>
  viewQuery<AvenuesView>(['avenues', objective], `/api/objectives/${encodeURIComponent(objective)}/avenues`, {
    asOf: day,
    scenario,
  });

export type Chosen = {
  /** The objective that is open, by id. */
  readonly objective: string | undefined;
  readonly open: (objective: string | undefined) => void;
};

/** Which objective the address opens, and how to open another. */
export function useChosen(): Chosen {
  const { objective } = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const open = useCallback(
    (wanted: string | undefined) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, objective: wanted })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { objective: typeof objective === 'string' ? objective : undefined, open };
}
