import { quantileSorted } from '../stats/index.ts';
import type { EndDefinition } from './answer.ts';
import { growthTable, type PastGrowth } from './growth.ts';
import { holidayFactor } from './holidays.ts';
import type { DayNumber, Ledger } from './ledger.ts';
import { DRIFT } from './level.ts';
import { type MilestoneState, milestoneState } from './milestone-state.ts';
import { paceOfTeams, WEEK_WEIGHTS, type Weeks, weeksBefore } from './pace.ts';
import { type SimInput, type SimTeam, type Step, simulate } from './simulate.ts';

/** Share of its items that a milestone needs to end. */
export const NEEDED: Readonly<Record<EndDefinition, number>> = { release: 1, items: 0.95 };

/** The features of a milestone on a day that its time to the end is learned from. */
export interface Snapshot {
  readonly milestone: number;
  readonly day: DayNumber;
  readonly known: number;
  readonly done: number;
  readonly elapsed: number;
  /** The family of its name: "release" of "Release 7.0.0". */
  readonly series: string;
  /** Median days to the end as the simulation has it, by definition of the end; at least 1. */
  readonly simulated: Readonly<Record<EndDefinition, number>>;
}

/** Everything that a simulation of a milestone from a day on needs, apart from what counts as its end. */
export interface Outlook {
  readonly state: MilestoneState;
  readonly teams: readonly SimTeam[];
  readonly weeks: Weeks;
  /** Equally likely totals of items in the end, against the items known on the day. */
  readonly growth: Float64Array;
}

/** Looks ahead from a day at one milestone, with what is known on that day alone. */
export function outlookOf(ledger: Ledger, at: { milestone: number; day: DayNumber }, past: PastGrowth): Outlook {
  return outlookFrom(ledger, milestoneState(ledger, at.milestone, at.day), past);
}

/** Looks ahead at a milestone from where it stands. */
export function outlookFrom(ledger: Ledger, state: MilestoneState, past: PastGrowth): Outlook {
  const weeks = weeksBefore(ledger, state.day);
  const growth = growthTable(past, state);
  return { state, teams: paceOfTeams(ledger, state, weeks), weeks, growth };
}

/** The outlook as the simulation wants it. */
export function simInput(outlook: Outlook, definition: EndDefinition, horizonWeeks: number): SimInput {
  const { known, day } = outlook.state;
  return {
    teams: outlook.teams,
    weekWeights: WEEK_WEIGHTS,
    growth: outlook.growth.map((total) => (total * NEEDED[definition] - 1) * known),
    steps: stepsFrom(day, horizonWeeks),
    drift: DRIFT,
  };
}

/** Weeks that are taken one by one; after them, four at a time. */
const SINGLE_WEEKS = 26;
const LATER_WEEKS = 4;

/** The time after a day in steps, with its holidays. */
export function stepsFrom(day: DayNumber, weeks: number): readonly Step[] {
  const steps: Step[] = [];
  for (let week = 0; week < weeks; ) {
    const length = week < SINGLE_WEEKS ? 1 : LATER_WEEKS;
    let fullWeeks = 0;
    for (let i = 0; i < length; i++) fullWeeks += holidayFactor(day + 1 + 7 * (week + i));
    steps.push({ weeks: length, fullWeeks });
    week += length;
  }
  return steps;
}

const SNAPSHOT_RUN = { seed: 1, replications: 32 };
const SNAPSHOT_WEEKS = 104;

/** Median days to the end as a short simulation has it; at least 1. */
export function simulatedDays(outlook: Outlook): Snapshot['simulated'] {
  const medianDays = (definition: EndDefinition): number => {
    const { ends } = simulate(simInput(outlook, definition, SNAPSHOT_WEEKS), SNAPSHOT_RUN);
    return Math.min(Math.max(quantileSorted(ends.sort(), 0.5), 1), 7 * SNAPSHOT_WEEKS);
  };
  return { release: medianDays('release'), items: medianDays('items') };
}

/** Condenses where a milestone stands to the features of the reference class. */
export function snapshotOf(ledger: Ledger, state: MilestoneState, simulated: Snapshot['simulated']): Snapshot {
  const { milestone, day, known, done, elapsed } = state;
  return {
    milestone,
    day,
    known,
    done,
    elapsed,
    series: seriesOf(ledger.milestones[milestone]?.name ?? ''),
    simulated,
  };
}

/** The first word of a name: versions of a product, sprints and betas each form a series of their own. */
export function seriesOf(name: string): string {
  return /\p{L}+/u.exec(name)?.[0].toLowerCase() ?? '';
}
