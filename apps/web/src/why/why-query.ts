import type { Measure, WhyView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Moment, programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { stringifySearch } from '../app/search.ts';
import { type Day, isDay } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

/** What an address asks the page for. */
export type WhySearch = {
  readonly milestone?: string | undefined;
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  readonly by?: Measure | undefined;
};

const MEASURES: readonly Measure[] = ['p85', 'p50', 'odds'];

/** What an address asks the page for; what it names wrongly is as if it were not there. */
function whySearchIn(search: object): WhySearch {
  const { milestone, since, until, by } = search as Record<string, unknown>;
  return {
    milestone: typeof milestone === 'string' && milestone !== '' ? milestone : undefined,
    since: isDay(since) ? since : undefined,
    until: isDay(until) ? until : undefined,
    by: MEASURES.find((measure) => measure === by),
  };
}

/** The address of why a milestone moved since a day. */
export const whyPath = (program: string, search: WhySearch = {}): string =>
  `/programs/${encodeURIComponent(program)}/why${stringifySearch({ ...search })}`;

/** Why a date moved; a quick answer lacks the causes, which can take seconds. */
function whyQuery(program: string, { day, scenario }: Moment, asked: WhySearch & { readonly isQuick?: boolean }) {
  const { milestone, since, isQuick } = asked;
  // Days beyond the one that is shown are not known on it.
  const until = asked.until !== undefined && day !== undefined && asked.until > day ? undefined : asked.until;
  const params = { asOf: day, scenario, milestone, since, until, quick: isQuick || undefined };
  const subject = [isQuick ? 'why-quick' : 'why', program];
  return viewQuery<WhyView>(subject, programPath(program, 'why'), params);
}

export type WhyControls = {
  /** The whole answer once it is there, the quick one until then. */
  readonly query: ViewQuery<WhyView>;
  readonly by: Measure;
  readonly ask: (part: WhySearch) => void;
};

/** What the address asks the page for, and how to ask for something else. */
export function useWhy(): WhyControls {
  const { program } = useParams({ from: '/programs/$program/why' });
  const asked = whySearchIn(useSearch({ strict: false }));
  const moment = useMoment();
  const navigate = useNavigate();
  const ask = useCallback(
    (part: WhySearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const { by = 'p85', ...of } = asked;
  const whole = whyQuery(program, moment, of);
  const { data, isPlaceholderData } = useQuery(whole);
  const isThere = data !== undefined && !isPlaceholderData;
  return { query: isThere ? whole : whyQuery(program, moment, { ...of, isQuick: true }), by, ask };
}
