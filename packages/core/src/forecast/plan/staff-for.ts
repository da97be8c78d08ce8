import type { ModelChange } from './model-change.ts';
import type { ModelTeam } from './model-input.ts';
import type { PlanModel } from './plan-model.ts';
import { type Requested, type RequestTrials, requestTrials } from './request-trials.ts';

/** A team that could take more at once for a request, and what that gains against taking it in with nothing else. */
export interface MoreSlots {
  readonly team: string;
  readonly name: string;
  /** Slots that it has, and that it would have. */
  readonly slots: number;
  readonly slotsThen: number;
  /** Days gained at 85 %. */
  readonly gained: number;
  /** Whether the 85 % date then is no later than it was without the request. */
  readonly restores: boolean;
  readonly changes: readonly ModelChange[];
}

/** So many slots are added to a team at most. */
const MOST_MORE = 3;

/**
 * Teams of a milestone with more slots, the one that gains most days first: as few as bring the 85 % date back, up to three. Empty where nothing
 * would gain a day. Null where the milestone has no date.
 * @throws RangeError when the plan has no such milestone
 */
export function slotsFor(model: PlanModel, requested: Requested): readonly MoreSlots[] | null {
  const trials = requestTrials(model, requested);
  if (trials === null) return null;
  const working = new Set(
    trials.items.flatMap(({ milestones, team }) => (milestones.includes(requested.milestone) ? [team] : [])),
  );
  const rows = model.input.teams.flatMap((team) => (working.has(team.id) ? bestOf(trials, team) : []));
  return rows.sort(
    (a, b) => Number(b.restores) - Number(a.restores) || b.gained - a.gained || (a.team < b.team ? -1 : 1),
  );
}

/** As few more slots of a team as restore the date, or as many as gain a day each. */
function bestOf(trials: RequestTrials, { id, name, slots }: ModelTeam): readonly MoreSlots[] {
  // Nobody can be added to the items that no team has.
  if (id === '' || !Number.isFinite(trials.absorbed)) return [];
  let [best, before]: [MoreSlots[], number] = [[], 0];
  for (let more = 1; more <= MOST_MORE && best[0]?.restores !== true; more++) {
    const slotsThen = slots + more;
    const changes = [{ kind: 'capacity', team: id, slots: slotsThen }] as const;
    const p85 = trials.p85With(changes);
    const gained = trials.absorbed - p85;
    if (gained < before + LEAST_GAIN) break;
    best = [{ team: id, name, slots, slotsThen, gained, restores: p85 <= trials.before, changes }];
    before = gained;
  }
  return best;
}

/** Another slot that gains less than a day is not worth telling of. */
const LEAST_GAIN = 1;
