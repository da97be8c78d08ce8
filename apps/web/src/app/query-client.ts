import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem.ts';

const FIVE_MINUTES = 300_000;

/**
 * The answers that were read. An answer stays true until the server says that facts changed, so it is kept, and going
 * back is instant.
 */
export const queryClient = new QueryClient({
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
