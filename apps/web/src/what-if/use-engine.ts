import type { ModelChange } from '@fulcrum/core/forecast';
import { useEffect, useState } from 'react';
import { type Asked, type Engine, startEngine } from '../engine/engine.ts';
import type { Plan } from '../engine/protocol.ts';

/** The model of a program, as a page holds it. */
export type EngineState =
  | { readonly status: 'starting' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'ready'; readonly engine: Engine; readonly plan: Plan };

/**
 * Starts the model at an address with the part of the page that wants it, and closes it with that. Another address starts
 * it anew; the former one answers no more, but stays on the page until the new one is there.
 */
export function useEngine(address: string): EngineState {
  const [state, setState] = useState<EngineState>({ status: 'starting' });
  useEffect(() => {
    const engine = startEngine(address);
    let isWanted = true;
    engine.plan.then(
      (plan) => isWanted && setState({ status: 'ready', engine, plan }),
      (error: Error) => isWanted && setState({ status: 'failed', reason: error.message }),
    );
    return () => {
      isWanted = false;
      engine.close();
    };
  }, [address]);
  return state;
}

/** What some changes do, once it is known. */
export type Outcome = { readonly changes: readonly ModelChange[]; readonly told: Asked | Error };

/** The newest outcome that has arrived: under a fast hand it may be that of the changes before. */
export function useOutcome(engine: Engine, changes: readonly ModelChange[]): Outcome | undefined {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (changes.length === 0) return;
    engine.ask(changes).then(
      (told) => told !== null && setOutcome({ changes, told }),
      (told: Error) => setOutcome({ changes, told }),
    );
  }, [engine, changes]);
  return changes.length === 0 ? undefined : outcome;
}
