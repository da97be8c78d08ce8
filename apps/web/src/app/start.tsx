import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from '../api/problem.ts';
import { router } from './routes.tsx';

const FIVE_MINUTES = 300_000;

// An answer stays true until the server says that facts changed, so it is kept; going back is instant.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FIVE_MINUTES,
      gcTime: 2 * FIVE_MINUTES,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.problem.status >= 400),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});

/** Draws the product into an element of the page. */
export function start(element: HTMLElement): void {
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
