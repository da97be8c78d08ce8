import type { TimelineItem, TimelineMilestone, TimelineView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { addressOf } from '../api/client.ts';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

export type { TimelineItem, TimelineMilestone, TimelineView };
export type TimelineLink = TimelineView['links'][number];
export type TimelineShade = TimelineView['shades'][number];

/** What the rows are gathered by. */
export const GROUPS = ['milestone', 'team', 'person'] as const;
export type Group = (typeof GROUPS)[number];

/** What an address asks the page for. */
export type TimelineSearch = {
  readonly group?: string | undefined;
  readonly team?: string | undefined;
  readonly milestone?: string | undefined;
  readonly q?: string | undefined;
  /** `table` for the same as a table. */
  readonly as?: string | undefined;
  /** The week of an earlier forecast that is drawn besides. */
  readonly baseline?: string | undefined;
};

const NAMES = ['group', 'team', 'milestone', 'q', 'as', 'baseline'] as const;

/** The plan with its odds; in a scenario, when one is named. */
export const timelineQuery = (program: string, asOf: Day | undefined, scenario?: string): ViewQuery<TimelineView> =>
  viewQuery<TimelineView>(['timeline', program], programPath(program, 'timeline'), { asOf, scenario });

/** The address of the plan as data, for the worker. */
export const modelAddress = (program: string, asOf: Day | undefined, scenario?: string): string =>
  addressOf(programPath(program, 'model'), { asOf, scenario });

/** What the address asks the page for, and how to change it. */
export function useTimelineSearch() {
  const { program } = useParams({ from: '/programs/$program/timeline' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const scenario = useScenario();
  const navigate = useNavigate();
  const narrow = useCallback(
    (part: TimelineSearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const asked = useMemo(
    () =>
      Object.fromEntries(
        NAMES.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
      ) as TimelineSearch,
    [search],
  );
  return { program, day, scenario, asked, narrow };
}

/** How the rows are gathered; by milestone, unless the address says otherwise. */
export const groupIn = ({ group }: TimelineSearch): Group => GROUPS.find((one) => one === group) ?? 'milestone';
