import { lazy, Suspense, useEffect } from 'react';
import { showOverlay, useOverlay } from './overlay.ts';
import { useKeys } from './use-keys.ts';

const loadPalette = () => import('../palette/palette.tsx').then((module) => ({ default: module.Palette }));
const Palette = lazy(loadPalette);
const KeySheet = lazy(() => import('./key-sheet.tsx').then((module) => ({ default: module.KeySheet })));

// By then the page that was asked for has been drawn.
const SETTLED_MS = 1200;

const close = () => showOverlay(undefined);

/** The keys, and what they open over every page. */
export function Overlays() {
  useKeys();
  // Fetched before it is asked for, or the first letters that are typed into it would be lost.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const shown = useOverlay();
  return (
    <Suspense>
      {shown === 'palette' ? <Palette onClose={close} /> : null}
      {shown === 'keys' ? <KeySheet onClose={close} /> : null}
    </Suspense>
  );
}
