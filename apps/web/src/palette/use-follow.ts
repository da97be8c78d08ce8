import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import { addressAtMoment } from '../app/inner-link.tsx';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import type { SharedSearch } from '../time/moment.ts';
import type { Choice } from './choice.ts';
import { rememberChoice } from './recent.ts';

/** Goes where a choice leads and remembers it; the day of the page goes along. */
export function useFollow(onClose: () => void): (choice: Choice) => void {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.search as SharedSearch });
  const { open } = useEvidence();
  return useCallback(
    (choice: Choice) => {
      rememberChoice(choice);
      onClose();
      if ('item' in choice.target) open(itemEvidence(choice.target.item));
      else router.history.push(addressAtMoment(choice.target.href, search));
    },
    [onClose, open, router, search],
  );
}
