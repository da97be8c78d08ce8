import { type Activity, NO_WORK } from './activity.ts';
import type { ModelInput, WorkDays } from './model-input.ts';
import type { PlanResource } from './resources.ts';
import type { Tables } from './tables.ts';
import { LAST_PLACE } from './weave.ts';

/** Ends of milestones less than this factor apart are one. */
const NEAR = 1.15;
/** The time before the first of them is cut in two so often. */
const HALVINGS = 3;
/** No stretch of time gets more pieces than this for one resource. */
const MOST_PIECES = 64;
const LEAST_WORK = 1e-3;

/** The plan that other work is filled into. */
export interface Filled {
  readonly input: ModelInput;
  readonly tables: Tables;
  readonly activities: readonly Activity[];
  readonly resources: readonly PlanResource[];
}

/**
 * What a team does beside the milestones of the plan: the record gives a milestone a share of its pace, not the whole. Between the
 * ends of two milestones, each resource is filled up with so much work that what is planned comes when the record has
 * it. More planned work takes the place of other work; what is too much for both is late.
 */
export function otherWork({ input, tables, activities, resources }: Filled): readonly Activity[] {
  const planned: Activity[][] = resources.map(() => []);
  for (const activity of activities) {
    if (activity.place < LAST_PLACE) planned[activity.resource]?.push(activity);
  }
  const levels = new Map(input.teams.map(({ id }, index) => [id, index]));
  const table = tables.one();
  return planned.flatMap((own, resource): readonly Activity[] => {
    const { usualSlots: slots, team, isOnPlan } = resources[resource]!;
    if (isOnPlan) return [];
    const blank = { ...NO_WORK, kind: 'other', id: team, team, milestones: [], table, resource } as const;
    const level = levels.get(team) ?? -1;
    const host = calmest(input, own);
    return gapsOf(own, slots).flatMap(({ from, until, work }) => {
      const pieces = Math.max(1, Math.min(MOST_PIECES, slots, Math.ceil(work / (until - from))));
      return Array.from({ length: pieces }, (_, piece) => ({
        ...blank,
        key: `other:${team}`,
        place: from + ((until - from) * piece) / pieces,
        scale: work / pieces,
        level,
        host,
      }));
    });
  });
}

/** Of the milestones that a resource works on, the one whose level scatters least: what slows all of them slows other work, too. */
function calmest({ milestones }: ModelInput, own: readonly Activity[]): number {
  const width = (host: number): number => milestones[host]?.width ?? Number.POSITIVE_INFINITY;
  return own.reduce((best, { host }) => (width(host) < width(best) ? host : best), -1);
}

/** A stretch of time in which there is more time in slots than planned work. */
interface Gap {
  readonly from: WorkDays;
  readonly until: WorkDays;
  readonly work: WorkDays;
}

function gapsOf(own: readonly Activity[], slots: number): readonly Gap[] {
  const sorted = own.toSorted((a, b) => a.place - b.place);
  const gaps: Gap[] = [];
  let [from, used, next] = [0, 0, 0];
  for (const until of cutsOf(sorted)) {
    for (; next < sorted.length && sorted[next]!.place <= until; next++) {
      used += sorted[next]!.scale;
    }
    const work = slots * until - used;
    if (work > LEAST_WORK) gaps.push({ from, until, work });
    used += Math.max(0, work);
    from = until;
  }
  return gaps;
}

/** Where time is cut: at the end of each milestone, and some times before the first. */
function cutsOf(sorted: readonly Activity[]): readonly WorkDays[] {
  const ends = new Map<number, WorkDays>();
  for (const { host, place } of sorted) if (place > 0) ends.set(host, place);
  const cuts: WorkDays[] = [];
  for (const end of [...ends.values()].sort((a, b) => b - a)) {
    if (cuts.length === 0 || cuts.at(-1)! > NEAR * end) cuts.push(end);
  }
  const first = cuts.at(-1);
  if (first !== undefined) for (let i = 1; i <= HALVINGS; i++) cuts.push(first / 2 ** i);
  return cuts.reverse();
}
