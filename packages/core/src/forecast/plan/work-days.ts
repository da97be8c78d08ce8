import { simulateNetwork } from '@fulcrum/kernel';
import type { NoDates } from '../answer.ts';
import type { Activity } from './activity.ts';
import { WORK_PER_DAY } from './axis.ts';
import { packed } from './compile.ts';
import type { PlanModel } from './plan-model.ts';
import { endIn } from './planned-end.ts';

/** Days ahead to the end of something, by replication; or why there are none. */
export type SimulatedDays = { readonly status: 'ok'; readonly days: Float64Array } | NoDates;

/** When a milestone of a plan ends, future by future. */
export function milestoneDays(model: PlanModel, milestone: string): SimulatedDays {
  const index = model.current.input.milestones.findIndex(({ id }) => id === milestone);
  if (index < 0) return { status: 'insufficient-data', reason: 'it is neither worked on nor promised' };
  const end = endIn(model, model.current, index);
  return end.status === 'ok' ? { status: 'ok', days: model.current.days[index]! } : end;
}

/**
 * When some open items of a plan end, in the same futures as its milestones: their working days are stretched as those of the
 * milestone that holds them. Items that the plan does not hold are missing.
 */
export function itemDays(model: PlanModel, items: readonly string[]): ReadonlyMap<string, SimulatedDays> {
  const { compiled, input } = model.current;
  const wanted = new Set(items);
  const chosen = compiled.activities.flatMap((activity, index) =>
    activity.kind === 'item' && wanted.has(activity.id) ? [index] : [],
  );
  if (chosen.length === 0) return new Map();
  const result = simulateNetwork({ ...compiled.network, ...packed(chosen.map((index) => [index])) }, model.run);
  return new Map(
    chosen.map((index, place): readonly [string, SimulatedDays] => {
      const { id, host } = compiled.activities[index] as Activity;
      const end = host < 0 ? null : endIn(model, model.current, host);
      if (end !== null && end.status !== 'ok')
        return [id, { ...end, reason: `${input.milestones[host]!.name}: ${end.reason}` }];
      const stretch = model.transports[host]?.stretch ?? null;
      const days = Float64Array.from(result.ends[place]!, (ended, r) => ended * (stretch?.[r] ?? 1 / WORK_PER_DAY));
      return [id, { status: 'ok', days }];
    }),
  );
}
