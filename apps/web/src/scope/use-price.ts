import type { ModelChange } from '@fulcrum/core/forecast';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../api/client.ts';
import { programPath } from '../api/queries.ts';
import type { Asked, Engine } from '../engine/engine.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { type EngineState, type Outcome, useEngine } from '../what-if/use-engine.ts';
import { changesOf, type Draft, pricedOf } from './draft.ts';
import {
  type Priced,
  type PriceView,
  priceQuery,
  type Takeable,
  takeableQuery,
  useScopeSearch,
} from './scope-query.ts';

/** What this browser says; of fewer futures while it is quick. */
type Here = Outcome & { readonly isQuick: boolean };

/** The price of a draft: at once from the model of this browser, then from the server, with the options. */
export type Price = {
  readonly state: EngineState;
  readonly changes: readonly ModelChange[];
  readonly here: Here | undefined;
  /** Of just what is typed now; undefined while it is on its way. */
  readonly server: PriceView | undefined;
  /** The last answer of the server, perhaps of what was typed before. */
  readonly last: PriceView | undefined;
  readonly error: Error | null;
  /** What the server was asked the price of. */
  readonly priced: Priced;
};

/** So long nobody types before the server is asked. */
const PAUSE_MS = 350;

export function usePrice(draft: Draft): Price {
  const { program, day, scenario } = useScopeSearch();
  const at = { program, day, scenario };
  // With other facts it is another model; what stands behind # is not sent.
  const facts = useWorkspace()?.facts ?? '';
  const state = useEngine(`${addressOf(programPath(program, 'model'), { asOf: day, scenario })}#${facts}`);
  const known = useKnown(draft);
  const key = JSON.stringify(pricedOf(draft));
  const changes = useMemo(() => {
    const planned = new Set(state.status === 'ready' ? state.plan.items.map(({ id }) => id) : []);
    return changesOf(JSON.parse(key), known, planned);
  }, [key, known, state]);
  const here = useQuickOutcome(state.status === 'ready' ? state.engine : undefined, changes);
  const asked = usePaused(key);
  const isEmpty = changes.length === 0;
  const { data, error, isPlaceholderData } = useQuery({ ...priceQuery(at, JSON.parse(asked)), enabled: !isEmpty });
  const last = isEmpty ? undefined : data;
  return {
    state,
    changes,
    here,
    server: asked === key && !isPlaceholderData ? last : undefined,
    last,
    error,
    priced: JSON.parse(asked) as Priced,
  };
}

/** First of fewer futures, while somebody types; then of all of them. The newest that has arrived stays until the next. */
function useQuickOutcome(engine: Engine | undefined, changes: readonly ModelChange[]): Here | undefined {
  const [outcome, setOutcome] = useState<Here>();
  useEffect(() => {
    if (engine === undefined || changes.length === 0) return;
    let isWanted = true;
    const tell = (isQuick: boolean) => (told: Asked | Error | null) =>
      isWanted && told !== null && setOutcome({ changes, told, isQuick });
    const all = () => (isWanted ? engine.ask(changes).then(tell(false)) : undefined);
    engine.ask(changes, true).then(tell(true)).then(all).catch(tell(false));
    return () => {
      isWanted = false;
    };
  }, [engine, changes]);
  return changes.length === 0 ? undefined : outcome;
}

/** What a plan must know of the items that a draft takes in. */
function useKnown({ milestone, items }: Draft): ReadonlyMap<string, Takeable> {
  const { program, day, scenario } = useScopeSearch();
  return useQueries({
    queries: items.map(({ id }) => takeableQuery({ program, day, scenario }, milestone, id)),
    combine: knownOf,
  });
}

function knownOf(
  results: readonly { data?: { items: readonly Takeable[] } | undefined }[],
): ReadonlyMap<string, Takeable> {
  return new Map(results.flatMap(({ data }) => (data?.items ?? []).map((item) => [item.id, item] as const)));
}

function usePaused(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
