import type { ScenarioView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { post } from '../api/client.ts';
import { programPath, scenarioQuery } from '../api/queries.ts';
import { queryClient } from '../app/query-client.ts';
import type { Edit } from '../edits/edit.ts';
import { makeEdit } from '../edits/edits.ts';
import { useProgram } from '../shell/use-program.ts';
import { namedScenario, type SharedSearch, useMoment } from '../time/moment.ts';
import { saidChange } from './said-change.ts';
import { scenarioPath, undoChangeEdit } from './scenario-edits.ts';

/** A typed change, as the server takes it: `form` and its fields. */
export type ScenarioChange = { readonly form: string; readonly [field: string]: unknown };

export type ScenarioControls = {
  /** The scenario for the queries of this page; undefined where it shows what everybody sees. */
  readonly id: string | undefined;
  /** The scenario that the address names, also where this page cannot show it. */
  readonly named: string | undefined;
  readonly view: ScenarioView | undefined;
  /** Why there is no view: no scenario has that name. */
  readonly error: Error | null;
  /** Lays another scenario over every page; undefined goes back to what everybody sees, and the scenario stays. */
  readonly open: (id: string | undefined) => void;
  /** Makes an empty scenario of the program and opens it. */
  readonly start: (name?: string) => Promise<ScenarioView>;
  /**
   * Makes changes in the open scenario, or in a new one where none is open. They can be taken back.
   * Resolves with the scenario as it is then, or undefined when the reader kept what somebody else said meanwhile.
   */
  readonly change: (...changes: readonly ScenarioChange[]) => Promise<ScenarioView | undefined>;
};

/** The scenario of the address, and how to work in it. */
export function useScenario(): ScenarioControls {
  const named = namedScenario(useSearch({ strict: false }) as SharedSearch);
  const { scenario: id } = useMoment();
  const { data, error } = useQuery({ ...scenarioQuery(named ?? ''), enabled: named !== undefined });
  const view = named === undefined ? undefined : data;
  const program = useProgram()?.id;
  const open = useOpen();
  const start = useCallback(
    async (name?: string) => {
      const made = await created(program, name);
      open(made.id);
      return made;
    },
    [program, open],
  );
  const change = useCallback(
    async (...changes: readonly ScenarioChange[]) => {
      // What is over, or of another program, is not changed: a new one is made.
      const isOpen = view?.state === 'open' && id !== undefined;
      return await changed(isOpen ? view : await start(), changes);
    },
    [view, id, start],
  );
  return { id, named, view, error: named === undefined ? null : error, open, start, change };
}

function useOpen(): (scenario: string | undefined) => void {
  const navigate = useNavigate();
  return useCallback(
    (scenario) =>
      void navigate({
        to: '.',
        search: ((before: SharedSearch) => ({ ...before, scenario })) as never,
        resetScroll: false,
      }),
    [navigate],
  );
}

const keep = (view: ScenarioView) => queryClient.setQueryData(scenarioQuery(view.id).queryKey, view);

async function created(program: string | undefined, name: string | undefined): Promise<ScenarioView> {
  if (program === undefined) throw new Error('There is no program yet that could be changed');
  const made = await post<ScenarioView>(programPath(program, 'scenarios'), name === undefined ? {} : { name });
  keep(made);
  return made;
}

async function changed(scenario: ScenarioView, changes: readonly ScenarioChange[]): Promise<ScenarioView | undefined> {
  let now: ScenarioView = scenario;
  for (const change of changes) {
    const answer = await makeEdit<ScenarioView>({
      method: 'post',
      path: scenarioPath(scenario.id, 'changes'),
      body: { change, seen: now.version },
      words: (answered) => `In the scenario: ${saidChange(lastOf(answered as ScenarioView)?.words ?? 'changed')}.`,
      undo: (answered) => undoOf(answered as ScenarioView),
    });
    if (answer === undefined) return undefined;
    now = answer;
    keep(now);
  }
  return now;
}

const lastOf = ({ changes }: ScenarioView) => changes.at(-1);

/** What takes the last change of a scenario back. */
function undoOf(scenario: ScenarioView): Edit | undefined {
  const last = lastOf(scenario);
  return last === undefined ? undefined : undoChangeEdit(scenario, last);
}
