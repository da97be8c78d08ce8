import { type Day, dayOf, daysBetween } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { requestsOf } from '../requests/request-state.ts';

/** Something that somebody asked for, and that waits for a decision. */
interface WaitingDecision {
  readonly program: string;
  readonly request: string;
  readonly title: string;
  /** The milestone that would take it in; null where none is named. */
  readonly milestone: { readonly id: string; readonly name: string } | null;
  readonly asker: string | null;
  readonly asked: Day | null;
  /** Days for which it has waited. */
  readonly days: number;
  /** The page that decides it. */
  readonly href: string;
}

/** The change requests of a program that wait for a decision as of its day, the one that has waited longest first. */
export function decisionsWaiting(graph: ProgramGraph, program: string): readonly WaitingDecision[] {
  const asOf = dayOf(graph.at);
  const rows = requestsOf(graph, program)
    .filter(({ state }) => state === 'asked')
    .map(({ id, title, milestone, asker, asked }): WaitingDecision => {
      const name = milestone === null ? null : (graph.milestones.get(milestone)?.name ?? milestone);
      return {
        program,
        request: id,
        title: title ?? id,
        milestone: milestone === null || name === null ? null : { id: milestone, name },
        asker,
        asked,
        days: asked === null ? 0 : Math.max(0, daysBetween(asked, asOf)),
        href: requestHref(program, id),
      };
    });
  return rows.sort((a, b) => b.days - a.days || (a.request < b.request ? -1 : 1));
}

/** The address of a request. */
function requestHref(program: string, request: string): string {
  return `/programs/${encodeURIComponent(program)}/scope?request=${encodeURIComponent(request)}`;
}
