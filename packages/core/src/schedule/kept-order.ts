import type { Item, ProgramGraph } from '../program/index.ts';
import { inPlanOrder } from './plan-items.ts';
import type { PlannedProgram } from './program-schedule.ts';

/** An item of a plan whose order is to be kept. Places count from 1. */
export interface KeptItem {
  readonly item: string;
  readonly title: string;
  readonly team: string | null;
  /** Its place among the items of its team: in the order of today, and in that of the plan. */
  readonly placeNow: number;
  readonly placeThen: number;
  readonly rankNow: number | null;
  readonly rankThen: number;
}

/**
 * The items of a plan in its order, by their starts, with the ranks that keep it. A schedule that is made after it starts from
 * that order, and the plan of a forecast follows it.
 */
export function keptOrder(
  graph: ProgramGraph,
  { program, bars, milestones }: PlannedProgram & { readonly program: string },
): readonly KeptItem[] {
  const start = new Map(bars.map(({ item, startHour }) => [item, startHour]));
  // The order of another program is not this plan's to say, though items of this one wait for some of its.
  const items = bars.flatMap(({ item }) => graph.items.get(item) ?? []).filter((item) => item.program === program);
  const targets = milestones.flatMap(({ milestone }) => graph.milestones.get(milestone) ?? []);
  const now = inPlanOrder(items, targets);
  // What starts together keeps its order of today.
  const then = now.toSorted((a, b) => start.get(a.id)! - start.get(b.id)!);
  const ranks = ranksInOrder(then);
  const [placeNow, placeThen] = [placesInTeam(now), placesInTeam(then)];
  return then.map((item, index) => ({
    item: item.id,
    title: item.title ?? item.id,
    team: item.team,
    placeNow: placeNow.get(item.id)!,
    placeThen: placeThen.get(item.id)!,
    rankNow: item.rank,
    rankThen: ranks[index]!,
  }));
}

function placesInTeam(items: readonly Item[]): ReadonlyMap<string, number> {
  const counts = new Map<string | null, number>();
  return new Map(
    items.map(({ id, team }) => {
      const place = (counts.get(team) ?? 0) + 1;
      counts.set(team, place);
      return [id, place];
    }),
  );
}

/** Ranks that put items into this order: those that they have, where each has one of its own; else 1, 2, 3 … */
export function ranksInOrder(items: readonly Pick<Item, 'rank'>[]): readonly number[] {
  const own = items.flatMap(({ rank }) => rank ?? []);
  const isShared = new Set(own).size < items.length;
  return isShared ? items.map((_, index) => index + 1) : own.sort((a, b) => a - b);
}
