import { quantileSorted } from '../stats/index.ts';
import type { EndDefinition } from './answer.ts';
import { applyWaits } from './apply-waits.ts';
import { calibrate } from './calibrate.ts';
import type { Learned } from './learn.ts';
import type { DayNumber } from './ledger.ts';
import { type Correction, correctionFor } from './reference-class.ts';
import { type SimResult, type SimTeam, simulate } from './simulate.ts';
import { type Outlook, outlookOf, simInput, simulatedDays, snapshotOf } from './snapshot.ts';
import { type Waits, waitsOf } from './waits.ts';

/** What is asked: of which milestone, from which day, to which end. */
export interface Ask {
  readonly milestone: number;
  readonly day: DayNumber;
  readonly definition: EndDefinition;
  readonly seed: number;
  readonly replications: number;
}

/** One milestone simulated and corrected. */
export interface MilestoneRun {
  readonly outlook: Outlook;
  readonly simulated: SimResult;
  readonly correction: Correction;
  /** Days to the end, by replication. */
  readonly days: Float64Array;
  /** Days to the end of each team's part, by replication. */
  readonly teamDays: readonly Float64Array[];
  readonly waits: Waits;
}

/** The simulation looks so far ahead; a replication that goes on longer keeps its rank, and gets its date by correction. */
const SIMULATED_WEEKS = 208;
/** Rounds, and replications in each, of finding the pace at which the simulation agrees with the past. */
const MATCH_ROUNDS = 3;
const MATCH_REPLICATIONS = 200;
const MOST_SPEED = 50;

/** What was known of earlier milestones on the day of a question. */
export interface Lesson {
  readonly learned: Learned;
  readonly ask: Ask;
}

/**
 * Simulates a milestone from a day on and corrects it by its reference class, with what was known on that day.
 * @param lesson the past that it is corrected by: that of the same day, unless an explanation asks for an earlier one
 */
export function runMilestone(learned: Learned, ask: Ask, lesson: Lesson = { learned, ask }): MilestoneRun {
  const seen = outlookOf(learned.ledger, ask, lesson.learned.growth);
  const now = snapshotOf(learned.ledger, seen.state, simulatedDays(seen));
  const { milestone, day } = lesson.ask;
  const correction = correctionFor(lesson.learned, { ...now, milestone, day }, ask.definition);
  const outlook = matched(seen, correction, ask);
  const simulated = simulate(simInput(outlook, ask.definition, SIMULATED_WEEKS), ask);
  const days = calibrate(simulated.ends, correction);
  const teamDays = simulated.teamEnds.map((ends) => ownDays(ends, simulated.ends, days));
  const waits = waitsOf(learned.ledger, ask.milestone, ask.day);
  return { outlook, simulated, correction, waits, ...applyWaits({ teams: outlook.teams, days, teamDays }, waits) };
}

// The correction stretches time for all teams of a replication alike.
function ownDays(ends: Float64Array, wholes: Float64Array, days: Float64Array): Float64Array {
  return days.map((day, r) => {
    const own = ends[r]!;
    const whole = wholes[r]!;
    if (own === whole) return day;
    return Number.isFinite(whole) ? (day * own) / whole : Math.min(own, day);
  });
}

/**
 * The outlook with all paces times one factor, so that the simulation's median is the one that the past suggests. Teams
 * speed up towards an end; then holidays, links and the order of the teams play out in real time, not in a stretched one.
 */
function matched(outlook: Outlook, correction: Correction, ask: Ask): Outlook {
  if (correction.trust === 0) return outlook;
  const goal = Math.max(1, Math.exp(correction.centre));
  const input = simInput(outlook, ask.definition, SIMULATED_WEEKS);
  let speed = 1;
  for (let round = 0; round < MATCH_ROUNDS; round++) {
    const teams = fasterBy(input.teams, speed);
    const { ends } = simulate({ ...input, teams }, { seed: ask.seed, replications: MATCH_REPLICATIONS });
    const median = Math.min(Math.max(1, quantileSorted(ends.sort(), 0.5)), 7 * SIMULATED_WEEKS);
    speed = Math.min(MOST_SPEED, Math.max(1 / MOST_SPEED, (speed * median) / goal));
  }
  return { ...outlook, teams: fasterBy(outlook.teams, speed ** correction.trust) };
}

function fasterBy(teams: readonly SimTeam[], factor: number): readonly SimTeam[] {
  return teams.map((team) => ({ ...team, pace: team.pace * factor }));
}
