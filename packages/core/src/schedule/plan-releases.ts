import { addDays, dayOf } from '../calendar/index.ts';
import type { Capacity } from '../capacity/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Wait } from '../vocabulary/index.ts';
import type { PlanItems } from './plan-items.ts';
import { firstPeriod, periodsBy } from './plan-time.ts';
import type { Periods } from './problem.ts';

/** The earliest start of an item, and what holds it back until then, in words. */
export interface Hold {
  readonly period: Periods;
  readonly why: string | null;
}

/** The earliest start of each item: its own first day, answers that it waits for, lags behind what is finished. */
export function planReleases(
  graph: ProgramGraph,
  plan: PlanItems,
  { capacity, durations }: { readonly capacity: Capacity; readonly durations: readonly Periods[] },
): readonly Hold[] {
  const holds = plan.items.map((): Hold => ({ period: 0, why: null }));
  for (const { place, ...hold } of [
    ...firstDays(plan, capacity),
    ...answers(graph, plan, capacity),
    ...lags(plan, { capacity, durations }),
  ]) {
    if (hold.period > holds[place]!.period) holds[place] = hold;
  }
  return holds;
}

type PlacedHold = Hold & { readonly place: number };

function firstDays({ items }: PlanItems, { everybody }: Capacity): readonly PlacedHold[] {
  return items.flatMap(({ id, notBefore }, place) =>
    notBefore === null
      ? []
      : [{ place, period: firstPeriod(everybody, notBefore), why: `${id} may not start before ${notBefore}` }],
  );
}

/** An answer is taken to come on the day that was promised; else as late as is likely. */
function answers(graph: ProgramGraph, { items }: PlanItems, { asOf, everybody }: Capacity): readonly PlacedHold[] {
  const places = new Map(items.map(({ id }, place) => [id, place]));
  return [...graph.waits.values()].flatMap((wait: Wait) => {
    const place = places.get(wait.item ?? '');
    if (place === undefined || wait.answered !== null) return [];
    const day = wait.promised ?? addDays(wait.asked ?? asOf, Math.ceil(wait.likely ?? 0));
    const whose = wait.with === null ? '' : ` of ${wait.with}`;
    return [{ place, period: periodsBy(everybody, day), why: `${wait.item} waits for an answer${whose} until ${day}` }];
  });
}

function lags(
  { items, behind }: PlanItems,
  { capacity, durations }: { readonly capacity: Capacity; readonly durations: readonly Periods[] },
): readonly PlacedHold[] {
  return behind.flatMap(({ from, to, link }) => {
    if (from.finishedAt === null || link.lag === null) return [];
    const day = addDays(dayOf(from.finishedAt), Math.ceil(link.lag));
    const own = link.dependency === 'FF' || link.dependency === 'SF' ? durations[to]! : 0;
    const why = `${items[to]!.id} waits for ${link.lag} days after ${from.id}`;
    return [{ place: to, period: periodsBy(capacity.everybody, day) - own, why }];
  });
}
