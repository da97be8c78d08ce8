import { finishesBetween } from './clean-days.ts';
import { holidayFactor } from './holidays.ts';
import type { DayNumber, Ledger } from './ledger.ts';
import { EARLY_DONE, type MilestoneState, PACE_HALF_LIFE } from './milestone-state.ts';
import type { SimTeam } from './simulate.ts';

/** At most so many past weeks are drawn from … */
export const PAST_WEEKS = 104;
/** … each with a weight that halves every so many weeks. */
export const WEEK_HALF_LIFE = 6;

/** Fewer finished items in twelve weeks than this, and a team's own history is too thin to draw from. */
export const FLOOR_ITEMS = 8;
export const FLOOR_WEEKS = 12;

/** Cumulative weights of past weeks, newest first. */
export const WEEK_WEIGHTS: Float64Array = cumulativeWeights(PAST_WEEKS);

/** Cumulative weights of so many past weeks, newest first; the last is 1. */
export function cumulativeWeights(weeks: number): Float64Array {
  const weights = Float64Array.from({ length: weeks }, (_, age) => 0.5 ** (age / WEEK_HALF_LIFE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => {
    reached += weight / total;
    return reached;
  });
}

/** How the weeks before a day ran, by team and for all teams together, freed of holidays. Newest week first. */
export interface Weeks {
  readonly byTeam: readonly Float64Array[];
  readonly all: Float64Array;
}

/** Counts the cleaned finishes of the `PAST_WEEKS` weeks that end with a day. */
export function weeksBefore(ledger: Ledger, day: DayNumber): Weeks {
  const factors = Float64Array.from({ length: PAST_WEEKS }, (_, age) => holidayFactor(day - 7 * age - 6));
  const all = new Float64Array(PAST_WEEKS);
  const byTeam = ledger.finishes.map((finishes) => {
    const weeks = factors.map((factor, age) => {
      const until = day + 1 - 7 * age;
      return finishesBetween(finishes, until - 7, until) / factor;
    });
    for (let age = 0; age < PAST_WEEKS; age++) all[age]! += weeks[age]!;
    return weeks;
  });
  return { byTeam, all };
}

/** Finishes in the last twelve weeks, rounded: cleaning can leave fractions. */
export function recentFinishes(weeks: Float64Array): number {
  return Math.round(weeks.subarray(0, FLOOR_WEEKS).reduce((sum, week) => sum + week, 0));
}

/** The mean week, with the weights of the past. */
export function meanWeek(weeks: Float64Array): number {
  let mean = 0;
  for (let age = 0; age < PAST_WEEKS; age++) mean += weeks[age]! * (WEEK_WEIGHTS[age]! - (WEEK_WEIGHTS[age - 1] ?? 0));
  return mean;
}

/** Each week against the mean week: 1 is an ordinary one. All ones when nothing was finished. */
export function rhythmOf(weeks: Float64Array): Float64Array {
  const mean = meanWeek(weeks);
  return mean > 0 ? weeks.map((week) => week / mean) : weeks.map(() => 1);
}

/** Weeks of evidence that a half-life of two weeks leaves: the integral of the weights. */
const EVIDENCE_WEEKS = PACE_HALF_LIFE / Math.LN2 / 7;
/** Items a week that any milestone is taken to move at, however quiet it was. */
const LEAST_PACE = 0.2;
/** Weeks that the pace of the whole milestone counts for against a team's own. */
const POOL_WEEKS = 8;
/** Finished items that the whole milestone's pace is worth as evidence of one team's. */
const SPREAD_ITEMS = 4;

/**
 * The teams of a milestone with their pace on it: what each finished of it lately, drawn towards its share of the
 * pace of the milestone as a whole, since people go where the work is left. The last of n items that lie anywhere on the way
 * comes at n / (n + 1) of it, so few items are through earlier than their share says. While next to nothing is done, it is the
 * geometric mean of that and of a share of what the team finishes of anything.
 */
export function paceOfTeams(ledger: Ledger, state: MilestoneState, weeks: Weeks): readonly SimTeam[] {
  const recent = state.recentByTeam.reduce((sum, value) => sum + value, 0);
  const whole = recent / EVIDENCE_WEEKS + LEAST_PACE;
  const rhythmOfAll = rhythmOf(weeks.all);
  const evidenceWeeks = EVIDENCE_WEEKS + POOL_WEEKS;
  return ledger.teams.flatMap((team, index) => {
    const need = state.openByTeam[index]!;
    const growthShare = (need + state.doneByTeam[index]!) / state.known;
    if (growthShare === 0) return [];
    const pooled = whole * growthShare * (1 + 1 / Math.max(1, need));
    const own = (state.recentByTeam[index]! + POOL_WEEKS * pooled) / evidenceWeeks;
    const pace = state.done < EARLY_DONE ? Math.sqrt(own * shareOf(weeks.byTeam[index]!, need)) : own;
    const spread = 1 / Math.sqrt(SPREAD_ITEMS + state.recentByTeam[index]!);
    const rhythm = isThin(weeks.byTeam[index]!) ? rhythmOfAll : rhythmOf(weeks.byTeam[index]!);
    return [{ key: team ?? '', team: index, need, growthShare, pace, spread, rhythm }];
  });
}

/** Share of a team's pace that a milestone which has only just begun is taken to get. The reference class has the last word. */
const EARLY_SHARE = 0.25;

function shareOf(weeks: Float64Array, need: number): number {
  return EARLY_SHARE * Math.max(LEAST_PACE, meanWeek(weeks)) * (1 + 1 / Math.max(1, need));
}

/** Whether a team's own history is too thin to draw from. */
export function isThin(weeks: Float64Array): boolean {
  return recentFinishes(weeks) < FLOOR_ITEMS;
}
