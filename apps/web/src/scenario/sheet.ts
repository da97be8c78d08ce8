import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens or closes the list of changes beside the page. */
export function showSheet(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

/** Whether the list of changes is open. */
export const useSheet = (): boolean => useSyncExternalStore(listen, () => isOpen);
