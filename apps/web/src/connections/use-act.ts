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

/** Does something at the server; what is on the page about connections and people is asked anew. */
export function useAct<View>(): Act<View> {
  const client = useQueryClient();
  const { mutate, error, isPending, data, reset } = useMutation<View, Error, Action>({
    mutationFn: ({ method, path, body }) => (method === 'put' ? put<View>(path, body) : post<View>(path, body)),
    onSettled: () => client.invalidateQueries(),
  });
  const act: Act<View>['act'] = (action, onDone) => mutate(action, onDone ? { onSuccess: onDone } : {});
  return { busy: isPending, error, data, act, reset };
}
