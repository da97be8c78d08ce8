import { useCallback, useEffect, useRef, useState } from 'react';
import { type Asked, type Engine, startEngine } from '../engine/engine.ts';
import { type Edit, modelChangeOf } from './edits.ts';

/** A change that is only tried, and what the model in this browser says of it. */
export type Trial = { readonly edit: Edit; readonly asked: Asked | null };

type Addresses = {
  /** The plan that everybody sees, and the same in the scenario; undefined without one. */
  readonly trunk: string;
  readonly laid: string | undefined;
  /** With other facts it is another model. */
  readonly version: string;
};

/** The page is drawn first. */
const LATER_MS = 400;

/**
 * Tries changes on the plan in a worker of this browser, in the same futures as the server does: dates follow the hand.
 * Null ends the trial.
 */
export function useTrial({ trunk, laid, version }: Addresses) {
  const engine = useRef<Engine | undefined>(undefined);
  const [state, setState] = useState<'starting' | 'ready' | 'failed'>('starting');
  const [trial, setTrial] = useState<Trial>();
  const wanted = useRef<Edit | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other facts mean another model at the same address
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      const started = startEngine(trunk);
      engine.current = started;
      const whole = laid === undefined ? started.plan : started.plan.then(() => started.lay(laid));
      whole.then(
        () => isWanted && setState('ready'),
        () => isWanted && setState('failed'),
      );
    }, LATER_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      engine.current?.close();
      engine.current = undefined;
    };
  }, [trunk, laid, version]);

  const tryOut = useCallback((edit: Edit | null) => {
    wanted.current = edit;
    if (edit === null) return setTrial(undefined);
    setTrial((now) => ({ edit, asked: now?.asked ?? null }));
    engine.current?.ask([modelChangeOf(edit)]).then(
      (asked) => {
        if (asked !== null && wanted.current !== null) setTrial((now) => ({ edit: now?.edit ?? edit, asked }));
      },
      // The server will say; the bar itself follows the hand without the model.
      () => undefined,
    );
  }, []);
  return { trial, tryOut, state };
}
