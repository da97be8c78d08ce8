import { type Day, dayOf, endOfDay, type Instant, isDay, isPlausible } from '@fulcrum/core/calendar';
import { asOfEarlier, type FactLog, type ProgramGraph } from '@fulcrum/core/program';
import { BadInput } from '../catalogue/errors.ts';
import type { Workbench } from './workbench.ts';
import { dayIn } from './zone.ts';

/** The first and the last day on which something happened; null for an empty workspace. */
export interface Extent {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The fixed clock of the workspace; null when it follows the real day. */
export function fixedClock(workbench: Workbench): Day | null {
  return workbench.settings().clock;
}

/** The day that counts as today: the fixed clock, else the day that it is now in the zone of the workspace. */
export function today(workbench: Workbench): Day {
  return fixedClock(workbench) ?? dayIn(workbench.settings().zone, workbench.now());
}

/** The program as of the end of a day (today when missing). Throws BadInput for a day outside of 1990 to 2100. */
export function graphAsOf(workbench: Workbench, day: Day | undefined): ProgramGraph {
  const asOf = day ?? today(workbench);
  if (!isDay(asOf) || !isPlausible(endOfDay(asOf)))
    throw new BadInput(`as of "${asOf}": write a day between 1990-01-01 and 2100-12-31 as YYYY-MM-DD`);
  const end = endOfDay(asOf);
  // West of Greenwich, what happens in the evening lies on the next day of UTC: it is today's all the same.
  const isEvening = fixedClock(workbench) === null && workbench.now() > end && asOf === today(workbench);
  return isEvening ? heldBack(workbench.graphAt(endOfDay(dayOf(workbench.now()))), end) : workbench.graphAt(end);
}

const held = new WeakMap<ProgramGraph, ProgramGraph>();

function heldBack(graph: ProgramGraph, at: Instant): ProgramGraph {
  const known = held.get(graph);
  if (known?.at === at) return known;
  const now = asOfEarlier(graph, at);
  held.set(graph, now);
  return now;
}

const extents = new WeakMap<FactLog, { count: number; extent: Extent | null }>();

/** The span of a workspace's facts, for the time machine. */
export function extentOf(log: FactLog): Extent | null {
  const known = extents.get(log);
  if (known?.count === log.count) return known.extent;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < log.count; row++) {
    const at = log.at[row] as number;
    if (log.branch[row] !== 0) continue;
    if (at > 0 && at < first) first = at;
    if (at > last) last = at;
  }
  const extent = Number.isFinite(first) ? { firstDay: dayOf(first), lastDay: dayOf(last) } : null;
  extents.set(log, { count: log.count, extent });
  return extent;
}
