import type { BoardCardView, BoardColumnView, BoardView, SprintView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

export type { BoardView, SprintView };
export type Card = BoardCardView;
export type Column = BoardColumnView;

const NAMES = ['board', 'scope', 'team', 'type', 'milestone', 'assignee', 'sprint', 'lanes'] as const;

/** What an address asks the page for, in the words of the API. */
export type BoardSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined };

export type BoardControls = {
  readonly program: string;
  readonly day: Day | undefined;
  readonly asked: BoardSearch;
  readonly narrow: (part: BoardSearch) => void;
};

/** What the address asks the page for, and how to change it. */
export function useBoard(): BoardControls {
  const { program } = useParams({ from: '/programs/$program/board' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const navigate = useNavigate();
  const asked: BoardSearch = Object.fromEntries(
    NAMES.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );
  const narrow = useCallback(
    (part: BoardSearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { program, day, asked, narrow };
}

export function boardQuery({
  program,
  day,
  asked,
}: Pick<BoardControls, 'program' | 'day' | 'asked'>): ViewQuery<BoardView> {
  const { sprint: _, lanes: __, ...filter } = asked;
  return viewQuery<BoardView>(['board', program], programPath(program, 'board'), { ...filter, asOf: day });
}

export function sprintQuery({
  program,
  day,
  asked,
}: Pick<BoardControls, 'program' | 'day' | 'asked'>): ViewQuery<SprintView> {
  const params = { sprint: asked.sprint, asOf: day };
  return viewQuery<SprintView>(['sprint', program], programPath(program, 'sprint'), params);
}
