import type { EvidenceRef } from '@fulcrum/workbench/views';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { SharedSearch } from '../time/moment.ts';
import { evidenceIn, evidenceText } from './evidence-text.ts';

export type EvidenceControls = {
  /** The evidence that is open, as the address names it. */
  readonly current: EvidenceRef | undefined;
  /** Opens it; focus returns to what had it when the drawer closes. */
  readonly open: (ref: EvidenceRef) => void;
  readonly close: () => void;
  readonly isOpen: (ref: EvidenceRef) => boolean;
};

/** The element to which focus returns. There is one drawer, so there is one of these. */
let opener: HTMLElement | undefined;

/** Opens and closes the evidence drawer from any figure. What is open lives in the address, so it can be shared. */
export function useEvidence(): EvidenceControls {
  const search = useSearch({ strict: false }) as SharedSearch;
  const navigate = useNavigate();
  const show = useCallback(
    (evidence: string | undefined) =>
      navigate({
        to: '.',
        search: ((before: SharedSearch) => ({ ...before, evidence })) as never,
        resetScroll: false,
      }),
    [navigate],
  );
  const open = useCallback(
    (ref: EvidenceRef) => {
      if (document.activeElement instanceof HTMLElement) opener = document.activeElement;
      void show(evidenceText(ref));
    },
    [show],
  );
  const close = useCallback(() => {
    void show(undefined).then(() => opener?.isConnected && opener.focus());
  }, [show]);
  const text = search.evidence;
  const current = useMemo(() => evidenceIn(text), [text]);
  const isOpen = useCallback((ref: EvidenceRef) => text !== undefined && text === evidenceText(ref), [text]);
  return { current, open, close, isOpen };
}
