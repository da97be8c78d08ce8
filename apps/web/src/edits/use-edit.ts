import { useMutation } from '@tanstack/react-query';
import type { Edit } from './edit.ts';
import { makeEdit, settled } from './edits.ts';

export type Editing = {
  readonly error: Error | null;
  /** From the click until the pages show what it did. */
  readonly busy: boolean;
  readonly edit: (edit: Edit, onDone?: () => void) => void;
};

/** Makes edits of a part of a page: each says what it did at the foot of the page, and can be taken back there. */
export function useEdit(): Editing {
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (edit: Edit) => {
      await makeEdit(edit);
      await settled();
    },
  });
  return { error, busy: isPending, edit: (edit, onDone) => mutate(edit, { onSuccess: () => onDone?.() }) };
}
