import type { CrewModel } from './crew-model.ts';
import type { CrewPlan } from './crew-plan.ts';
import type { Draw } from './placer.ts';

/**
 * Walks back from an activity that ends last, each time to one that holds the start the longest, by a link or by a hand;
 * chance decides between equals. To be asked right after `lookAhead`.
 * @param of.way the longest way, as `lookAhead` gave it
 * @param found gets the activities that hands work on
 * @returns how many there are
 */
export function criticalWalk(
  of: { readonly model: CrewModel; readonly plan: CrewPlan; readonly way: number },
  draw: Draw,
  found: Int32Array,
): number {
  const { model, plan, way } = of;
  let count = 0;
  let next = -1;
  for (let a = 0, seen = 0; a < model.count; a++) {
    if (plan.ends[a]! + plan.extra[a]! === way && (draw() >>> 0) % ++seen === 0) next = a;
  }
  for (let steps = 0; next >= 0 && steps < model.count; steps++) {
    if (model.kinds[next]!.places > 0) found[count++] = next;
    next = holderOf(model, plan, { activity: next, draw });
  }
  return count;
}

/** The activity that holds the start of another the longest; -1 when nothing does. */
function holderOf(model: CrewModel, plan: CrewPlan, of: { activity: number; draw: Draw }): number {
  const { activity, draw } = of;
  const { starts, ends, before } = plan;
  if (starts[activity] === model.release[activity]) return -1;
  let holder = -1;
  let until = Number.NEGATIVE_INFINITY;
  for (let j = model.into.at[activity]!; j < model.into.at[activity + 1]!; j++) {
    const link = model.into.links[j]!;
    hold(model.from[link]!, starts[model.from[link]!]! + model.gaps[link]!);
  }
  for (let row = model.crewAt[activity]!; row < model.crewAt[activity + 1]!; row++) {
    if (before[row]! >= 0) hold(before[row]!, ends[before[row]!]!);
  }
  return holder;

  function hold(other: number, time: number): void {
    if (time < until || (time === until && (draw() & 1) === 0)) return;
    holder = other;
    until = time;
  }
}
