import type { Day } from '@fulcrum/core/calendar';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

// A day that lies after everything that is known: the latest that Fulcrum accepts.
const END_OF_TIME: Day = '2100-12-31';

/** The day on which a milestone really was released, by all that is known today; null when it was not, or has no date. */
export function releasedOn(workbench: Workbench, milestone: string): Day | null {
  return graphAsOf(workbench, END_OF_TIME).milestones.get(milestone)?.released ?? null;
}
