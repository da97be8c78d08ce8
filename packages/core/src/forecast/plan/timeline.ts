import { simulateNetwork } from '@fulcrum/kernel';
import { addDays, type Day } from '../../calendar/index.ts';
import { quantileSorted } from '../../stats/index.ts';
import { WORK_PER_DAY } from './axis.ts';
import { packed } from './compile.ts';
import type { PlanModel } from './plan-model.ts';

/** When an item is worked on, in the plan as it stands. */
export interface PlannedItem {
  readonly item: string;
  readonly team: string;
  /** Mean start and end, and the day by which it ends with a chance of 85 %. */
  readonly start: Day;
  readonly end: Day;
  readonly p85: Day;
  /** Working days for which it waits for a slot, on average. */
  readonly queue: number;
}

/** One block of replications: enough for a bar on a timeline. */
const REPLICATIONS = 256;

/** The items of a plan in its order, each with its days: working days of each future, stretched as those of its milestone. */
export function timelineOf(model: PlanModel): readonly PlannedItem[] {
  const { compiled, input } = model.current;
  const { activities, network } = compiled;
  const items = activities.flatMap(({ kind }, i) => (kind === 'item' ? [i] : []));
  const replications = Math.min(REPLICATIONS, model.run.replications);
  const groups = packed(items.map((i) => [i]));
  const result = simulateNetwork({ ...network, ...groups }, { ...model.run, replications });
  return items.map((i, place): PlannedItem => {
    const { id, team, host } = activities[i]!;
    const stretch = model.transports[host]?.stretch ?? null;
    const ends = Float64Array.from(result.ends[place]!, (end, r) => end * (stretch?.[r] ?? 1 / WORK_PER_DAY));
    const mean = ends.reduce((sum, end) => sum + end, 0) / replications;
    const share = result.meanStart[i]! / Math.max(TINY, result.meanEnd[i]!);
    const dayOf = (days: number): Day => addDays(input.asOf, Math.max(1, Math.round(days)));
    const p85 = quantileSorted(ends.sort(), 0.85);
    const days = { start: dayOf(mean * share), end: dayOf(mean), p85: dayOf(Math.max(mean, p85)) };
    return { item: id, team: team ?? '', ...days, queue: result.meanQueue[i]! };
  });
}

const TINY = 1e-6;
