import { addDays, type Day } from '@fulcrum/core/calendar';
import type { DateQuantiles } from '@fulcrum/core/forecast';
import { readForecasts } from '@fulcrum/store';
import type { TimelineMilestone } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { PAST_WEEKS } from '../forecasts.ts';

type Ghost = TimelineMilestone['ghosts'][number];

/** How the milestones of a program were forecast in the weeks before a day, by the records that were kept; oldest first. */
export async function ghostsOf(
  { pool, workspace }: Workbench,
  program: string,
  asOf: Day,
): Promise<ReadonlyMap<string, readonly Ghost[]>> {
  const first = addDays(asOf, -7 * PAST_WEEKS);
  const ghosts = new Map<string, Ghost[]>();
  for (const record of await readForecasts(pool, workspace, program)) {
    const { milestone, answer } = record;
    const { quantiles } = answer as { readonly quantiles?: DateQuantiles };
    if (milestone === null || quantiles === undefined || record.asOf < first || record.asOf >= asOf) continue;
    const { p15, p50, p85 } = quantiles;
    ghosts.set(milestone, [...(ghosts.get(milestone) ?? []), { asOf: record.asOf, p15, p50, p85 }]);
  }
  return ghosts;
}
