import { lazy, Suspense } from 'react';
import { showOverlay, useOverlay } from './overlay.ts';
import { useKeys } from './use-keys.ts';

const Palette = lazy(() => import('../palette/palette.tsx').then((module) => ({ default: module.Palette })));
const KeySheet = lazy(() => import('./key-sheet.tsx').then((module) => ({ default: module.KeySheet })));

const close = () => showOverlay(undefined);

/** The keys, and what they open over every page. */
export function Overlays() {
  useKeys();
  const shown = useOverlay();
  return (
    <Suspense>
      {shown === 'palette' ? <Palette onClose={close} /> : null}
      {shown === 'keys' ? <KeySheet onClose={close} /> : null}
    </Suspense>
  );
}
