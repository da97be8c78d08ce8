import type { EvidenceRef } from '@fulcrum/workbench/views';
import { useRouterState } from '@tanstack/react-router';
import { stringifySearch } from '../app/search.ts';
import type { SharedSearch } from '../time/moment.ts';
import { evidenceText } from './evidence-text.ts';

/** The address of the present page with this evidence open, so that a figure is a link like any other. */
export function useEvidenceAddress(ref: EvidenceRef): string {
  return useRouterState({
    select: ({ location }) =>
      location.pathname + stringifySearch({ ...(location.search as SharedSearch), evidence: evidenceText(ref) }),
  });
}
