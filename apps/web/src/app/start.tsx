import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { LazyPage } from './lazy-page.tsx';
import { queryClient } from './query-client.ts';
import { router } from './routes.tsx';

// What opens over or beside every page.
const PARTS = [
  () => import('../evidence/evidence-of.tsx'),
  () => import('../palette/palette.tsx'),
  () => import('../keys/key-sheet.tsx'),
];

// By then the page that was asked for is drawn, and its answer is there.
const QUIET_AFTER_MS = 3000;

/** Fetches the code of all pages while nothing else happens, so that they open at once, also when the server is gone. */
function fetchAhead(): void {
  const fetchAll = () => {
    for (const { options } of Object.values(router.routesById)) {
      const page = options.component as Partial<LazyPage> | undefined;
      void page?.preload?.();
    }
    // What does not arrive now is asked for again when it is needed.
    for (const fetchPart of PARTS) fetchPart().catch(() => undefined);
  };
  setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(fetchAll) : fetchAll()), QUIET_AFTER_MS);
}

/** Draws the product into an element of the page. */
export function start(element: HTMLElement): void {
  // The living page of the design system: what is built for others leaves it out.
  if (import.meta.env.DEV && location.pathname === '/ui') {
    void import('../design/draw-design.tsx').then(({ drawDesign }) => drawDesign(element));
    return;
  }
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
  fetchAhead();
}
