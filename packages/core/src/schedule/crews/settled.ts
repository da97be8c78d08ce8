import type { Periods, Problem, SearchOptions } from '../problem.ts';
import type { CrewModel, Times } from './crew-model.ts';
import { type CrewPlan, endOf, whenThere } from './crew-plan.ts';

/** What it costs that activities start later than in the plan of today. Those that start sooner are held back at the end. */
export function delayCost(starts: Times, { current, stability = 0 }: SearchOptions): number {
  if (current === undefined || stability === 0) return 0;
  let delay = 0;
  for (let a = 0; a < starts.length; a++) delay += Math.max(0, starts[a]! - current.starts[a]!);
  return delay * stability;
}

/**
 * The starts of a plan as it was looked at, where those that could start sooner than today wait for their time, as far as
 * that moves no other start, no end of the whole, and nothing past its deadline.
 */
export function settled(
  { model, plan }: { readonly model: CrewModel; readonly plan: CrewPlan },
  today: readonly Periods[],
  deadline: Problem['deadline'],
): Periods[] {
  const starts = [...plan.starts];
  const next = new Float64Array(model.hands).fill(endOf(plan));
  for (const activity of plan.order.toReversed()) {
    const crew = plan.crews.subarray(model.crewAt[activity], model.crewAt[activity + 1]);
    const duration = model.durations[activity]!;
    const due = Math.min(endOf(plan), deadline[activity] ?? Number.POSITIVE_INFINITY);
    const free = crew.reduce((least, hand) => Math.min(least, next[hand]!), due) - duration;
    const latest = Math.min(today[activity]!, free, latestByLinks(model, activity, starts));
    const areThere = crew.every((hand) => whenThere(model, hand, { start: latest, duration }) === latest);
    if (latest > starts[activity]! && areThere) starts[activity] = latest;
    for (const hand of crew) next[hand] = starts[activity]!;
  }
  return starts;
}

function latestByLinks({ out, to, gaps }: CrewModel, activity: number, starts: readonly Periods[]): Periods {
  let latest = Number.POSITIVE_INFINITY;
  for (let j = out.at[activity]!; j < out.at[activity + 1]!; j++) {
    const link = out.links[j]!;
    latest = Math.min(latest, starts[to[link]!]! - gaps[link]!);
  }
  return latest;
}
