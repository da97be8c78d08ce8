import { useCallback, useEffect, useRef, useState } from 'react';
import { type Asked, type Engine, startEngine } from '../engine/engine.ts';
import { type Edit, modelChangeOf } from './edits.ts';

/** A change that is only tried, and what the model in this browser says of it. */
export type Trial = { readonly edit: Edit; readonly asked: Asked | null };

type Model = {
  /** The address of the plan that everybody sees, and of the same in the scenario; undefined without one. */
  readonly trunk: string;
  readonly laid: string | undefined;
  /** With other facts it is another model at the same address. */
  readonly trunkVersion: number;
  readonly laidVersion: number | undefined;
};

/** A hand that rests so long is told the dates of all futures, as the server will. */
const REST_MS = 150;

/** The order that an edit was made in is the same while a hand moves. */
const withoutOrder = (key: string, value: unknown): unknown => (key === 'order' ? undefined : value);
const isDeepSame = (one: Edit, other: Edit | null): boolean =>
  JSON.stringify(one, withoutOrder) === JSON.stringify(other, withoutOrder);

/** The page is drawn first. */
const LATER_MS = 400;

/**
 * Tries changes on the plan in a worker of this browser, in the same futures as the server does: dates follow the hand.
 * Null ends the trial.
 */
export function useTrial(model: Model) {
  const engine = useEngineOf(model);
  const [trial, setTrial] = useState<Trial>();
  const wanted = useRef<Edit | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tryOut = useCallback(
    (edit: Edit | null) => {
      const isSame = edit !== null && isDeepSame(edit, wanted.current);
      wanted.current = edit;
      if (isSame) return;
      clearTimeout(resting.current);
      if (edit === null) return setTrial(undefined);
      setTrial((now) => ({ edit, asked: now?.asked ?? null }));
      const ask = (isQuick: boolean) =>
        engine?.ask([modelChangeOf(edit)], isQuick).then(
          (asked) => {
            if (asked !== null && wanted.current !== null) setTrial((now) => ({ edit: now?.edit ?? edit, asked }));
          },
          // The server will say; the bar itself follows the hand without the model.
          () => undefined,
        );
      void ask(true);
      resting.current = setTimeout(() => void ask(false), REST_MS);
    },
    [engine],
  );
  return { trial, tryOut };
}

/** The model with the scenario laid over it, kept while the page is there. */
function useEngineOf({ trunk, laid, trunkVersion, laidVersion }: Model): Engine | undefined {
  const [engine, setEngine] = useState<Engine>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other facts mean another model at the same address
  useEffect(() => {
    let started: Engine | undefined;
    const timer = setTimeout(() => {
      started = startEngine(trunk);
      setEngine(started);
    }, LATER_MS);
    return () => {
      clearTimeout(timer);
      started?.close();
      setEngine(undefined);
    };
  }, [trunk, trunkVersion]);
  const isLaid = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (engine === undefined || (laid === undefined && !isLaid.current)) return;
    isLaid.current = laid !== undefined;
    // A model that cannot be had is told of by whoever asks it.
    engine.plan.then(() => engine.lay(laid ?? null)).catch(() => undefined);
  }, [engine, laid, laidVersion]);
  return engine;
}
