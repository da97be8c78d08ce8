import { addDays, type Day } from '../../calendar/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import { dayAfter } from '../dates.ts';
import { applyChanges } from './apply-changes.ts';
import { indexOfMilestone } from './levers.ts';
import type { ModelChange } from './model-change.ts';
import { type PlanModel, runOf } from './plan-model.ts';
import { endIn, oddsBy } from './planned-end.ts';

/** Days to which a target could move for a request. */
export interface OtherTargets {
  /** The 85 % date with it. */
  readonly p85: Day;
  /** The first day with odds no less than those of the target without it; null where no target was promised. */
  readonly sameOdds: Day | null;
}

/** From the quantile of the odds it is a day or two to the day that has them. */
const MOST_DAYS = 10;

/**
 * To which day a target would have to move for changes. Null where the milestone has no date.
 * @throws RangeError when the plan has no such milestone
 */
export function targetsFor(model: PlanModel, milestone: string, changes: readonly ModelChange[]): OtherTargets | null {
  const index = indexOfMilestone(model, milestone);
  const before = endIn(model, model.current, index);
  const run = runOf(model, applyChanges(model.input, changes).input);
  const after = endIn(model, run, index);
  const days = run.days[index];
  if (before.status !== 'ok' || after.status !== 'ok' || !days) return null;
  const { p85 } = after.quantiles;
  const odds = before.oddsOfTarget;
  if (odds === null) return { p85, sameOdds: null };
  const [ahead] = quantilesOf(days, [odds]) as [number];
  let day = dayAfter(model.input.asOf, ahead - 2);
  for (let more = 0; more < MOST_DAYS && (oddsBy(model, run, { index, day }) ?? 1) < odds; more++)
    day = addDays(day, 1);
  return { p85, sameOdds: day };
}
