import type { EvidenceRef } from '@fulcrum/workbench/views';
import { useNavigate, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { stringifySearch } from '../app/search.ts';
import type { SharedSearch } from '../time/moment.ts';
import { evidenceIn, evidenceText } from './evidence-text.ts';

export type EvidenceControls = {
  /** The evidence that is open, as the address names it. */
  readonly current: EvidenceRef | undefined;
  /** Opens it; focus returns to what had it when the drawer closes. */
  readonly open: (ref: EvidenceRef) => void;
  readonly close: () => void;
  /** Goes back to the evidence from which this was opened; undefined when it was opened from the page. */
  readonly back: (() => void) | undefined;
  readonly isOpen: (ref: EvidenceRef) => boolean;
  /** The address of this page with the evidence open, for a link. */
  readonly addressOf: (ref: EvidenceRef) => string;
};

/** The element to which focus returns. There is one drawer, so there is one of these. */
let opener: HTMLElement | undefined;

/** The evidence from which each was opened, as texts: a list leads to its items, and an item back to the list. */
const openedFrom = new Map<string, string>();

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
  const text = search.evidence;
  const open = useCallback(
    (ref: EvidenceRef) => {
      const focused = document.activeElement;
      const next = evidenceText(ref);
      const fromDrawer = text !== undefined && focused?.closest('.drawer') != null;
      if (fromDrawer && openedFrom.get(text) !== next) openedFrom.set(next, text);
      else openedFrom.delete(next);
      // The palette is gone by the time the drawer closes: focus then goes to the page.
      if (!fromDrawer) opener = focused instanceof HTMLElement && !focused.closest('dialog') ? focused : undefined;
      void show(next);
    },
    [show, text],
  );
  const close = useCallback(() => {
    void show(undefined).then(() => (opener?.isConnected ? opener : document.getElementById('main'))?.focus());
  }, [show]);
  const current = useMemo(() => evidenceIn(text), [text]);
  const isOpen = useCallback((ref: EvidenceRef) => text !== undefined && text === evidenceText(ref), [text]);
  const router = useRouter();
  const hasBefore = text !== undefined && openedFrom.has(text);
  const back = useMemo(() => (hasBefore ? () => router.history.back() : undefined), [hasBefore, router]);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const addressOf = useCallback(
    (ref: EvidenceRef) => `${path}${stringifySearch({ ...search, evidence: evidenceText(ref) })}`,
    [path, search],
  );
  return { current, open, close, back, isOpen, addressOf };
}
