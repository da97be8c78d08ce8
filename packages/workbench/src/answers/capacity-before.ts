import { addDays, type Day } from '@fulcrum/core/calendar';
import { hasOtherCapacity } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Weeks over which a pace is measured: a change of capacity older than that is in it. */
const USUAL_WEEKS = 6;

/** The day whose capacity the pace of teams was measured under. */
export function usualDay(asOf: Day): Day {
  return addDays(asOf, -7 * USUAL_WEEKS);
}

/**
 * The program under whose capacity the pace of its teams was measured, as an option of forecasts and plans; nothing where
 * capacity is what it was, or nobody ever said how many slots and people there are.
 */
export function capacityBefore(whole: Workbench, program: string, asOf: Day): { readonly before?: ProgramGraph } {
  const workbench = whole.branches.length === 0 ? whole : whole.laidOver([]);
  const graph = graphAsOf(workbench, asOf);
  const isSaid = graph.persons.size > 0 || [...graph.teams.values()].some(({ slots }) => slots !== null);
  if (!isSaid) return {};
  const before = graphAsOf(workbench, usualDay(asOf));
  return hasOtherCapacity(graph, before, program) ? { before } : {};
}
