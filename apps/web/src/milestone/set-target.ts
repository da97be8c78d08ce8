import type { MilestoneRow } from '@fulcrum/workbench/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { put } from '../api/client.ts';
import { programPath } from '../api/queries.ts';
import type { Day } from '../time/day.ts';

type Place = { readonly program: string; readonly milestone: string };
type Change = {
  /** The new target; null takes it away. */
  readonly day: Day | null;
  /** The day from which it holds. */
  readonly at: Day;
};

/** Gives a milestone a target, or takes it away; every page then asks again. */
export function useSetTarget({ program, milestone }: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => put<MilestoneRow>(programPath(program, 'milestones', milestone, 'target'), change),
    onSuccess: () => client.invalidateQueries(),
  });
}
