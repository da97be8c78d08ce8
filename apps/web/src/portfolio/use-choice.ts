import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Choice, choiceIn } from './choose-rows.ts';

export type ChoiceControls = {
  readonly choice: Choice;
  /** Changes the choice; a saved view is left with the first change. */
  readonly choose: (part: Choice) => void;
};

/** What the address of the portfolio chooses, and how to change it. */
export function useChoice(): ChoiceControls {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const choose = useCallback(
    (part: Choice) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, ...part })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { choice: choiceIn(search), choose };
}
