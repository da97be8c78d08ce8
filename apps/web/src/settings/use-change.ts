import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../api/client.ts';

/** One change as the server takes it, in words, with the change that takes it back. */
export type Change = {
  readonly path: string;
  readonly body: unknown;
  readonly words: string;
  readonly undo?: Omit<Change, 'undo'>;
};

export type Changes = {
  /** The last change that went through, until the next. */
  readonly last: Change | undefined;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly change: (change: Change) => void;
};

/** Changes something on the server; every page then asks anew. The last change can be taken back. */
export function useChange(): Changes {
  const client = useQueryClient();
  const [last, setLast] = useState<Change>();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ path, body }: Change) => put<unknown>(path, body),
    onSuccess: async (_, change) => {
      setLast(change);
      await client.invalidateQueries();
    },
  });
  return { last, error, busy: isPending, change: mutate };
}
