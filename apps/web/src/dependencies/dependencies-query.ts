import type { DependenciesView, LinkedItem, LinkRow, SlipView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { type ScenarioControls, useScenario } from '../scenario/use-scenario.ts';
import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';

export type { DependenciesView, LinkedItem, LinkRow, SlipView };

/** What an address asks the page for. */
export type LinkSearch = {
  /** The item whose links are followed. */
  readonly item?: string | undefined;
  /** The teams of a cell of the matrix: who gives, who waits. */
  readonly gives?: string | undefined;
  readonly waits?: string | undefined;
  /** Only links that stand like this. */
  readonly stands?: string | undefined;
  readonly sort?: string | undefined;
  /** Also links that nobody waits for any more, and links that ask for no order. */
  readonly done?: boolean | undefined;
  readonly related?: boolean | undefined;
};

export type LinkControls = {
  readonly program: string;
  readonly day: Day | undefined;
  readonly scenario: ScenarioControls;
  readonly asked: LinkSearch;
  readonly narrow: (part: LinkSearch) => void;
};

/** What the address asks the page for, and how to change it. */
export function useLinkSearch(): LinkControls {
  const { program } = useParams({ from: '/programs/$program/dependencies' });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { day } = useMoment();
  const scenario = useScenario();
  const navigate = useNavigate();
  const narrow = useCallback(
    (part: LinkSearch) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const text = (name: keyof LinkSearch) => (typeof search[name] === 'string' ? search[name] : undefined);
  const flag = (name: keyof LinkSearch) => String(search[name]) === 'true' || undefined;
  const asked = {
    item: text('item'),
    gives: text('gives'),
    waits: text('waits'),
    stands: text('stands'),
    sort: text('sort'),
    done: flag('done'),
    related: flag('related'),
  };
  return { program, day, scenario, asked, narrow };
}

export const dependenciesQuery = ({ program, day, scenario, asked }: LinkControls): ViewQuery<DependenciesView> =>
  viewQuery<DependenciesView>(['dependencies', program], programPath(program, 'dependencies'), {
    asOf: day,
    scenario: scenario.id,
    done: asked.done,
    related: asked.related,
  });

/** What moves when an item slips by five working days. */
export const slipQuery = ({ program, day, scenario }: LinkControls, item: string): ViewQuery<SlipView> =>
  viewQuery<SlipView>(['slip', program, item], programPath(program, 'slip'), {
    asOf: day,
    scenario: scenario.id,
    item,
    days: 5,
  });
