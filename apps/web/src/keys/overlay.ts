import { useSyncExternalStore } from 'react';

/** What can lie over every page; one at a time. */
export type Overlay = 'palette' | 'keys';

let shown: Overlay | undefined;
const listeners = new Set<() => void>();

/** Whether one is shown, or on its way. */
export const hasOverlay = (): boolean => shown !== undefined;

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
