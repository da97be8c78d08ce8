import type { EndDefinition } from './answer.ts';
import { calibrate } from './calibrate.ts';
import type { Learned } from './learn.ts';
import type { DayNumber } from './ledger.ts';
import { type Correction, correctionFor } from './reference-class.ts';
import { type SimResult, simulate } from './simulate.ts';
import { type Outlook, outlookOf, simInput, snapshotOf } from './snapshot.ts';

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
}

/** The simulation looks so far ahead; a replication that goes on longer keeps its rank, and gets its date by correction. */
const SIMULATED_WEEKS = 208;

/** Simulates a milestone from a day on and corrects it by its reference class, with what was known on that day. */
export function runMilestone(learned: Learned, ask: Ask): MilestoneRun {
  const outlook = outlookOf(learned.ledger, ask, learned.growth);
  const correction = correctionFor(learned, snapshotOf(learned.ledger, outlook), ask.definition);
  const simulated = simulate(simInput(outlook, ask.definition, SIMULATED_WEEKS), ask);
  return { outlook, simulated, correction, days: calibrate(simulated.ends, correction) };
}
