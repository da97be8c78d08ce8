import { type Day, dayOf, endOfDay, isDay, isPlausible } from '@fulcrum/core/calendar';
import type { FactLog, ProgramGraph } from '@fulcrum/core/program';
import { BadInput } from '../catalogue/errors.ts';
import type { Workbench } from './workbench.ts';

/** The first and the last day on which something happened; null for an empty workspace. */
export interface Extent {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The fixed clock of the workspace; null when it follows the real day. */
export function fixedClock(workbench: Workbench): Day | null {
  return workbench.settings().clock;
}

/** The day that counts as today. */
export function today(workbench: Workbench): Day {
  return fixedClock(workbench) ?? dayOf(workbench.now());
}

/** The program as of the end of a day (today when missing). Throws BadInput for a day outside of 1990 to 2100. */
export function graphAsOf(workbench: Workbench, day: Day | undefined): ProgramGraph {
  const asOf = day ?? today(workbench);
  if (!isDay(asOf) || !isPlausible(endOfDay(asOf)))
    throw new BadInput(`as of "${asOf}": write a day between 1990-01-01 and 2100-12-31 as YYYY-MM-DD`);
  return workbench.graphAt(endOfDay(asOf));
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
