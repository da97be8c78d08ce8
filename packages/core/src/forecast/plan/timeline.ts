import { simulateNetwork } from '@fulcrum/kernel';
import { addDays, type Day } from '../../calendar/index.ts';
import { quantileSorted } from '../../stats/index.ts';
import { WORK_PER_DAY } from './axis.ts';
import { packed } from './compile.ts';
import type { PlanModel } from './plan-model.ts';
import { mapped } from './transport.ts';

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

/** The items of a plan in its order, each with its days. */
export function timelineOf(model: PlanModel): readonly PlannedItem[] {
  const { compiled, input } = model.current;
  const { activities, network } = compiled;
  const items = activities.flatMap(({ kind }, i) => (kind === 'item' ? [i] : []));
  const run = { ...model.run, replications: REPLICATIONS };
  const { ends, meanStart, meanEnd, meanQueue } = simulateNetwork(
    { ...network, ...packed(items.map((i) => [i])) },
    run,
  );
  return items.map((i, place): PlannedItem => {
    const { id, team, host } = activities[i]!;
    const transport = model.transports[host] ?? null;
    const dayOf = (workdays: number): Day => {
      const days = transport === null ? workdays / WORK_PER_DAY : mapped(transport.map, workdays);
      return addDays(input.asOf, Math.max(1, Math.round(days)));
    };
    const p85 = quantileSorted(ends[place]!.slice().sort(), 0.85);
    return {
      item: id,
      team: team ?? '',
      start: dayOf(meanStart[i]!),
      end: dayOf(meanEnd[i]!),
      p85: dayOf(p85),
      queue: meanQueue[i]!,
    };
  });
}
