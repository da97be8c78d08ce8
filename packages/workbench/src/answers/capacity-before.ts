import { addDays, type Day } from '@fulcrum/core/calendar';
import { isEnteredSince } from '@fulcrum/core/forecast';
import { isClosed, type ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Weeks over which a pace is measured: a change of capacity older than that is in it. */
const USUAL_WEEKS = 6;

/** The day whose capacity the pace of teams was measured under. */
export function usualDay(asOf: Day): Day {
  return addDays(asOf, -7 * USUAL_WEEKS);
}

/**
 * The program under whose capacity, and with whose sizes of open items, the pace of its teams was measured, as an option of
 * forecasts and plans; nothing where both are what they were, or nobody ever said anything of either.
 */
export function capacityBefore(whole: Workbench, program: string, asOf: Day): { readonly before?: ProgramGraph } {
  const workbench = whole.branches.length === 0 ? whole : whole.laidOver([]);
  const graph = graphAsOf(workbench, asOf);
  const isSaid =
    graph.persons.size > 0 ||
    [...graph.teams.values()].some(({ slots }) => slots !== null) ||
    [...graph.items.values()].some((item) => !isClosed(item) && (item.effort ?? item.estimate) !== null);
  if (!isSaid) return {};
  const before = graphAsOf(workbench, usualDay(asOf));
  return isEnteredSince(graph, before, program) ? { before } : {};
}
