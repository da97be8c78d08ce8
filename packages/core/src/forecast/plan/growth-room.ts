import { quantileSorted } from '../../stats/index.ts';
import { indexOfMilestone } from './levers.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanModel } from './plan-model.ts';
import { meanArrivals } from './weave.ts';
import { type WhatIf, whatIf } from './what-if.ts';

/** How much a milestone may grow, and what growth at its pace does. */
export interface GrowthRoom {
  /** Weeks from now to its even-odds date. */
  readonly weeks: number;
  /** Items that are expected to join it until then: its dates allow for them. */
  readonly expected: number;
  /** The same for each week. */
  readonly allowed: number;
  /** What growth at the pace that was asked about does to it, against the growth that is allowed for; null where it then has no date. */
  readonly atPace: { readonly p50: number; readonly p85: number; readonly odds: number | null } | null;
  /** Items a week above which the odds of the target fall under 60 %. Null without a target. */
  readonly most: { readonly status: 'ok' | 'never' | 'already'; readonly weekly: number } | null;
}

/** Below these odds a target is in danger. */
const LEAST_ODDS = 0.6;
const STEPS = 9;
/** Growth of so many times the open work is not asked about. */
const MOST_TIMES = 2;

/**
 * What room for growth a milestone has. Null where it has no date.
 * @param pace items that join it a week, net of those that leave
 * @throws RangeError when the plan has no such milestone
 */
export function growthRoom(model: PlanModel, milestone: string, pace: number): GrowthRoom | null {
  const index = indexOfMilestone(model, milestone);
  const own = model.input.milestones[index]!;
  const days = model.current.days[index];
  if (own.flow.status !== 'ok' || !days) return null;
  const weeks = Math.max(1, quantileSorted(days.slice().sort(), 0.5)) / 7;
  const expected = meanArrivals(own);
  const at = (weekly: number) => grown(model, index, weekly * weeks);
  const atPace = at(Math.max(0, pace));
  return { weeks, expected, allowed: expected / weeks, atPace: moved(atPace), most: mostGrowth(model, index, weeks) };
}

type Difference = WhatIf['milestones'][number];

function grown(model: PlanModel, index: number, items: number): Difference {
  return whatIf(model, withArrivals(model.input, index, items)).milestones[index]!;
}

/** A plan in which so many items are expected to join a milestone, as unsure as before. */
function withArrivals(input: ModelInput, index: number, items: number): ModelInput {
  const own = input.milestones[index]!;
  const mean = meanArrivals(own);
  const arrivals = mean > 0 ? own.arrivals.map((count) => (count * items) / mean) : [items];
  return { ...input, milestones: input.milestones.with(index, { ...own, arrivals }) };
}

function moved({ days, odds }: Difference): GrowthRoom['atPace'] {
  return days === null ? null : { p50: days.p50, p85: days.p85, odds };
}

function mostGrowth(model: PlanModel, index: number, weeks: number): GrowthRoom['most'] {
  const oddsAt = (items: number): number | null => {
    const { after } = grown(model, index, items);
    return after.status === 'ok' ? after.oddsOfTarget : 0;
  };
  const without = oddsAt(0);
  if (without === null) return null;
  if (without < LEAST_ODDS) return { status: 'already', weekly: 0 };
  const { id } = model.input.milestones[index]!;
  const open = model.input.items.filter(({ milestones }) => milestones.includes(id)).length;
  let [low, high] = [0, MOST_TIMES * Math.max(1, open)];
  if ((oddsAt(high) ?? 0) >= LEAST_ODDS) return { status: 'never', weekly: high / weeks };
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if ((oddsAt(middle) ?? 0) >= LEAST_ODDS) low = middle;
    else high = middle;
  }
  return { status: 'ok', weekly: low / weeks };
}
