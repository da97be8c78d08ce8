import { useSyncExternalStore } from 'react';

/** What can lie over every page; one at a time. */
export type Overlay = 'palette' | 'keys';

let shown: Overlay | undefined;
const listeners = new Set<() => void>();

/** Shows an overlay, or none. */
export function showOverlay(overlay: Overlay | undefined): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOverlay = (): Overlay | undefined => useSyncExternalStore(listen, () => shown);
