import type { FlowView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { useMoment } from '../time/moment.ts';

export type FlowMetric = FlowView['metrics'][number];

/** What each picture of a metric takes. */
export type MetricProps = { readonly metric: FlowMetric; readonly view: FlowView };

/** Which items, over how many weeks. The same words as in the address and in the API. */
export type FlowFilter = {
  readonly team?: string | undefined;
  readonly milestone?: string | undefined;
  readonly type?: string | undefined;
  readonly weeks?: string | undefined;
};

const NAMES = ['team', 'milestone', 'type', 'weeks'] as const;

export type FlowControls = {
  readonly program: string;
  readonly filter: FlowFilter;
  readonly query: ViewQuery<FlowView>;
  readonly narrow: (part: FlowFilter) => void;
};

/** What the address asks the Flow page for, and how to change it. */
export function useFlow(): FlowControls {
  const { program } = useParams({ from: '/programs/$program/flow' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const navigate = useNavigate();
  const filter: FlowFilter = Object.fromEntries(
    NAMES.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );
  const narrow = useCallback(
    (part: FlowFilter) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const query = viewQuery<FlowView>(['flow', program], programPath(program, 'flow'), { ...filter, asOf: day });
  return { program, filter, query, narrow };
}
