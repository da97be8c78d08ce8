import { countUpTo } from '../stats/index.ts';
import type { EndDefinition } from './answer.ts';
import { endBy, type Learned } from './learn.ts';
import { type DayNumber, NEVER } from './ledger.ts';
import type { Snapshot } from './snapshot.ts';
import { fitSurvival, type Prior } from './survival-fit.ts';

/** ln of the days to the end of a milestone like this: a Student t (ν = 6) around `centre`, `scale` wide. */
export interface Correction {
  readonly centre: number;
  readonly scale: number;
  /** Ended milestones that it rests on, and how many there are. */
  readonly endedMilestones: readonly number[];
  readonly ended: number;
  /** How much it counts against the bare simulation: 0 without a past, towards 1 with a long one. */
  readonly trust: number;
}

const WIDTH = 5;
/** Intercept, ln simulated weeks, ln elapsed, ln known, other series: from 20 public projects. */
const PRIOR: Prior = {
  centre: [2.3, 0.45, 0, 0.25, 0],
  strength: [6, 6, 6, 6, 3],
  scale: 0.8,
  scaleStrength: 6,
};
const DONE_WIDTH = 0.3;
const SIZE_WIDTH = 1.5;
const HALF_LIFE = 730;
/** An open milestone that nothing was finished in for so many days was given up: it says nothing about the others. */
const DORMANT = 182;
/** A snapshot of another series counts for so much. */
const OTHER_SERIES = 1;
/** Ended milestones after which the past counts for as much as the simulation. */
const HALF_TRUST = 4;

/**
 * How long milestones took from where this one stands, given what the simulation says of it: a regression on the
 * snapshots of earlier milestones at a similar stage and of a similar size. Milestones that were still open on the day
 * enter as "longer than so far". Nothing after `now.day` is looked at.
 */
export function correctionFor(learned: Learned, now: Snapshot, definition: EndDefinition): Correction {
  const rows = rowsFor(learned, now, definition);
  const data = {
    features: Float64Array.from(rows.flatMap((row) => featuresOf(row.snapshot, now, definition))),
    width: WIDTH,
    outcome: Float64Array.from(rows, (row) => Math.log(row.days)),
    censored: Uint8Array.from(rows, (row) => (row.isOpen ? 1 : 0)),
    weight: Float64Array.from(rows, (row) => row.weight),
  };
  const { coefficients, scale } = fitSurvival(data, PRIOR);
  const centre = featuresOf(now, now, definition).reduce((sum, value, i) => sum + value * coefficients[i]!, 0);
  const endedMilestones = [...new Set(rows.filter((row) => !row.isOpen).map((row) => row.snapshot.milestone))];
  const ended = endedMilestones.length;
  const trust = ended / (ended + HALF_TRUST);
  return { centre, scale: rows.length === 0 ? PRIOR.scale : scale, endedMilestones, ended, trust };
}

interface Row {
  readonly snapshot: Snapshot;
  readonly days: number;
  readonly isOpen: boolean;
  readonly weight: number;
}

function rowsFor(learned: Learned, now: Snapshot, definition: EndDefinition): readonly Row[] {
  const rows: Row[] = [];
  for (const snapshot of learned.snapshots) {
    if (snapshot.day >= now.day) break;
    if (snapshot.milestone === now.milestone) continue;
    const end = endBy(learned, snapshot.milestone, { day: now.day, definition });
    const isOpen = end === NEVER;
    if (isOpen && isDormant(learned, snapshot.milestone, now.day)) continue;
    const days = (isOpen ? now.day : end) - snapshot.day;
    const weight = likeness(snapshot, now) * (isOpen ? 1 : 0.5 ** ((now.day - end) / HALF_LIFE));
    if (days >= 1 && weight > 0.01) rows.push({ snapshot, days, isOpen, weight });
  }
  return rows;
}

/** Whether nothing was finished in a milestone for half a year before a day. */
export function isDormant(learned: Learned, milestone: number, day: DayNumber): boolean {
  const finishes = learned.finishes[milestone]!;
  const count = countUpTo(finishes, day);
  return count === 0 || day - finishes[count - 1]! > DORMANT;
}

function likeness(one: Snapshot, now: Snapshot): number {
  const done = (one.done / one.known - now.done / now.known) / DONE_WIDTH;
  const size = Math.log(one.known / now.known) / SIZE_WIDTH;
  return Math.exp(-done * done - size * size) * (one.series === now.series ? 1 : OTHER_SERIES);
}

function featuresOf(one: Snapshot, now: Snapshot, definition: EndDefinition): number[] {
  return [
    1,
    Math.log(one.simulated[definition] / 7),
    Math.log((one.elapsed + 1) / 20),
    Math.log(one.known / 55),
    one.series === now.series ? 0 : 1,
  ];
}
