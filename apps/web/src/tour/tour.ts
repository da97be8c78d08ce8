import { useSyncExternalStore } from 'react';
import { keepToured } from '../shell/look.ts';

let step: number | undefined;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to a step, counted from 0; undefined leaves the tour, and it is not offered again. */
export function goToStep(to: number | undefined): void {
  if (to === undefined) keepToured();
  step = to;
  for (const listener of listeners) listener();
}

/** The step that is shown; undefined outside of the tour. */
export const useTourStep = (): number | undefined => useSyncExternalStore(listen, () => step);
