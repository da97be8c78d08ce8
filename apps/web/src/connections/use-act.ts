import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post, put } from '../api/client.ts';

/** Something to be done at the server. */
export type Action = { readonly method: 'post' | 'put'; readonly path: string; readonly body: unknown };

/** What was asked for, and what became of it. */
export type Act<View> = {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly data: View | undefined;
  readonly act: (action: Action, onDone?: (view: View) => void) => void;
  /** Forgets what became of it. */
  readonly reset: () => void;
};

type Wish<View> = Action & { readonly onDone?: ((view: View) => void) | undefined };

/** Does something at the server; then what is on the pages is asked anew. */
export function useAct<View>(): Act<View> {
  const client = useQueryClient();
  const { mutate, error, isPending, data, reset } = useMutation<View, Error, Wish<View>>({
    mutationFn: ({ method, path, body }) => (method === 'put' ? put<View>(path, body) : post<View>(path, body)),
    // First what it was done for, so that nobody asks again for what has gone.
    onSuccess: (view, { onDone }) => onDone?.(view),
    onSettled: () => client.invalidateQueries(),
  });
  return { busy: isPending, error, data, act: (action, onDone) => mutate({ ...action, onDone }), reset };
}
