import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** Pages on the screen whose answer has a scenario laid over the facts. */
let shown = 0;
const listeners = new Set<() => void>();

function count(by: 1 | -1): void {
  shown += by;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says, while a page stands, whether the question that it asked names a scenario: the scenario's bar tells the reader. */
export function useShownScenario(queryKey: QueryKey): void {
  const params = queryKey.at(-1) as { readonly scenario?: unknown } | undefined;
  const isShown = typeof params === 'object' && params?.scenario !== undefined;
  useEffect(() => {
    if (!isShown) return;
    count(1);
    return () => count(-1);
  }, [isShown]);
}

/** Whether what is on the page has the scenario in it. */
export const useIsShown = (): boolean => useSyncExternalStore(listen, () => shown > 0);
