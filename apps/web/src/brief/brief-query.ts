import type { BriefView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Moment, programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { type Day, isDay } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

type Place = { readonly program: string; readonly milestone: string };

/** The address of the five sentences about a milestone. */
export const briefPath = ({ program, milestone }: Place): string =>
  `/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(milestone)}/brief`;

/** What an address asks the page for: the earlier day to compare with. */
type Asked = { readonly since: Day | undefined };
type Question = Asked & { readonly isQuick?: boolean };

/**
 * A milestone in five sentences, compared with an earlier day; a week before when none is named. A quick answer lacks the
 * causes of a move, which can take seconds.
 */
export function briefQuery(
  place: Place,
  { day, scenario }: Moment,
  { since, isQuick }: Question,
): ViewQuery<BriefView> {
  const { program, milestone } = place;
  const path = programPath(program, 'milestones', milestone, 'brief');
  const subject = [isQuick ? 'brief-quick' : 'brief', program, milestone];
  return viewQuery<BriefView>(subject, path, { asOf: day, since, scenario, quick: isQuick || undefined });
}

/** What an address asks the page for. */
export function askedIn(search: object): Asked {
  const { since } = search as { readonly since?: unknown };
  return { since: isDay(since) ? since : undefined };
}

export type BriefControls = {
  /** The whole answer once it is there, the quick one until then. */
  readonly query: ViewQuery<BriefView>;
  readonly compareWith: (since: Day | undefined) => void;
};

/** What the address asks the page for, and how to compare with another day. */
export function useBrief(): BriefControls {
  const place = useParams({ from: '/programs/$program/milestones/$milestone/brief' });
  const asked = askedIn(useSearch({ strict: false }));
  const moment = useMoment();
  const navigate = useNavigate();
  const compareWith = useCallback(
    (day: Day | undefined) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, since: day })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const whole = briefQuery(place, moment, asked);
  const { data, isPlaceholderData } = useQuery(whole);
  const isThere = data !== undefined && !isPlaceholderData;
  return { query: isThere ? whole : briefQuery(place, moment, { ...asked, isQuick: true }), compareWith };
}
