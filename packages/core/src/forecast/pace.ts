import { finishesBetween } from './clean-days.ts';
import { holidayFactor } from './holidays.ts';
import { type DayNumber, type Ledger } from './ledger.ts';
import { type MilestoneState, PACE_HALF_LIFE } from './milestone-state.ts';
import type { SimTeam } from './simulate.ts';

/** At most so many past weeks are drawn from … */
export const PAST_WEEKS = 104;
/** … each with a weight that halves every so many weeks. */
const WEEK_HALF_LIFE = 6;

/** Fewer finished items in twelve weeks than this, and a team's own history is too thin to draw from. */
export const FLOOR_ITEMS = 8;
export const FLOOR_WEEKS = 12;

/** Cumulative weights of past weeks, newest first. */
export const WEEK_WEIGHTS: Float64Array = cumulativeWeights();

function cumulativeWeights(): Float64Array {
  const weights = Float64Array.from({ length: PAST_WEEKS }, (_, age) => 0.5 ** (age / WEEK_HALF_LIFE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => {
    reached += weight / total;
    return reached;
  });
}

/** How the weeks before a day ran, by team and for all teams together, freed of holidays. */
export interface Weeks {
  readonly day: DayNumber;
  readonly byTeam: readonly Float64Array[];
  readonly all: Float64Array;
}

/** Counts the cleaned finishes of the `PAST_WEEKS` weeks that end with a day. */
export function weeksBefore(ledger: Ledger, day: DayNumber): Weeks {
  const factors = Float64Array.from({ length: PAST_WEEKS }, (_, age) => holidayFactor(day + 1 - 7 * (age + 1)));
  const all = new Float64Array(PAST_WEEKS);
  const byTeam = ledger.finishes.map((finishes) => {
    const weeks = factors.map((factor, age) => {
      const end = day + 1 - 7 * age;
      return finishesBetween(finishes, end - 7, end) / factor;
    });
    for (let age = 0; age < PAST_WEEKS; age++) all[age]! += weeks[age]!;
    return weeks;
  });
  return { day, byTeam, all };
}

/** Finishes of a team in the last twelve weeks. */
export function recentFinishes(weeks: Float64Array): number {
  return weeks.subarray(0, FLOOR_WEEKS).reduce((sum, week) => sum + week, 0);
}

/** Each week against the weighted mean; all ones when nothing was finished. */
export function rhythmOf(weeks: Float64Array): Float64Array {
  let mean = 0;
  let before = 0;
  for (let age = 0; age < PAST_WEEKS; age++) {
    mean += weeks[age]! * (WEEK_WEIGHTS[age]! - before);
    before = WEEK_WEIGHTS[age]!;
  }
  return mean > 0 ? weeks.map((week) => week / mean) : weeks.map(() => 1);
}

/** Weeks of evidence in the pace of a milestone that has been worked on for so many days. */
function evidenceWeeks(elapsed: number): number {
  const decay = Math.LN2 / PACE_HALF_LIFE;
  return (1 - Math.exp(-decay * elapsed)) / decay / 7;
}

/** Weeks that the pace expected of milestones of this size counts for, and that of the whole milestone for a team. */
const PRIOR_WEEKS = 1;
const TEAM_PRIOR_WEEKS = 2;

/** What a milestone usually takes from start to end, in weeks: what its pace is expected to be before it shows. */
export interface PaceContext {
  readonly weeks: Weeks;
  readonly usualWeeks: number;
}

/**
 * The teams of a milestone with their pace on it: the items that each finished lately, drawn towards the pace of the
 * milestone as a whole, which is itself drawn towards what milestones of this size usually run at.
 */
export function paceOfTeams(ledger: Ledger, state: MilestoneState, context: PaceContext): readonly SimTeam[] {
  const evidence = evidenceWeeks(state.elapsed);
  const recent = state.recentByTeam.reduce((sum, value) => sum + value, 0);
  const usual = state.known / context.usualWeeks;
  const whole = (recent + PRIOR_WEEKS * usual) / (evidence + PRIOR_WEEKS);
  const rhythmOfAll = rhythmOf(context.weeks.all);
  return ledger.teams.flatMap((team, index) => {
    const need = state.openByTeam[index]!;
    const share = (need + state.doneByTeam[index]!) / state.known;
    if (share === 0) return [];
    const expected = whole * share;
    const sum = state.recentByTeam[index]! + TEAM_PRIOR_WEEKS * expected;
    const own = context.weeks.byTeam[index]!;
    const rhythm = recentFinishes(own) < FLOOR_ITEMS ? rhythmOfAll : rhythmOf(own);
    const weeks = evidence + TEAM_PRIOR_WEEKS;
    return [{ key: team ?? '', need, growthShare: share, pace: sum / weeks, evidenceWeeks: weeks, rhythm }];
  });
}
