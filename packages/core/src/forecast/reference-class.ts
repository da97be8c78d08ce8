import { countUpTo } from '../stats/index.ts';
import type { EndDefinition } from './answer.ts';
import { endBy, type Learned } from './learn.ts';
import { type DayNumber, NEVER } from './ledger.ts';
import { EARLY_DONE } from './milestone-state.ts';
import { type Knots, residualKnots } from './residuals.ts';
import type { Snapshot } from './snapshot.ts';
import { fitSurvival, type Prior } from './survival-fit.ts';

/** How long milestones like this one took: ln of the days is `centre + scale · residual`. */
export interface Correction {
  readonly centre: number;
  readonly scale: number;
  /** The distribution of the residual. */
  readonly residuals: Knots;
  /** The ended milestones that it rests on, by number. */
  readonly ended: readonly number[];
  /** How much it counts against the bare simulation: 0 without a past, towards 1 with a long one. */
  readonly trust: number;
}

const WIDTH = 6;
/** Intercept, ln simulated weeks, ln elapsed, ln known, other series, share done: the first four from 20 public projects. */
const PRIOR: Prior = {
  centre: [2.3, 0.45, 0, 0.25, 0, 0],
  strength: [6, 6, 6, 6, 3, 1],
  scale: 0.8,
  scaleStrength: 6,
};
/** How near a snapshot must be: in share done, and in ln of size. */
const DONE_WIDTH = 0.2;
const SIZE_WIDTH = 1.5;
const HALF_LIFE = 730;
/** An open milestone that nothing was finished in for so many days is left alone: it says nothing about the others. */
const DORMANT = 56;
/** One that has only just begun rests longer, and an item that joins it shows that it is alive, too. */
const EARLY_DORMANT = 112;
/** A snapshot of another series counts for so much. */
const OTHER_SERIES = 0.3;
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
  const centreOf = (one: Snapshot): number =>
    featuresOf(one, now, definition).reduce((sum, value, i) => sum + value * coefficients[i]!, 0);
  const residuals = rows.map((row, i) => {
    const value = (data.outcome[i]! - centreOf(row.snapshot)) / scale;
    return { value, isCensored: row.isOpen, weight: row.weight };
  });
  const ended = [...new Set(rows.filter((row) => !row.isOpen).map((row) => row.snapshot.milestone))];
  // What the simulation says of one that has only just begun is not worth much by itself.
  const trust = isEarly(now) ? 1 : ended.length / (ended.length + HALF_TRUST);
  return { centre: centreOf(now), scale, residuals: residualKnots(residuals), ended, trust };
}

interface Row {
  readonly snapshot: Snapshot;
  readonly days: number;
  readonly isOpen: boolean;
  readonly weight: number;
}

function rowsFor(learned: Learned, now: Snapshot, definition: EndDefinition): readonly Row[] {
  const rows: Row[] = [];
  const weightOf = new Map<number, number>();
  for (const snapshot of isEarly(now) ? learned.early : learned.snapshots) {
    if (snapshot.day >= now.day) break;
    const row = rowOf(learned, snapshot, { now, definition });
    if (row === null) continue;
    rows.push(row);
    weightOf.set(snapshot.milestone, (weightOf.get(snapshot.milestone) ?? 0) + row.weight);
  }
  // However often it was looked at, a milestone counts for one at most.
  return rows.map((row) => ({ ...row, weight: row.weight / Math.max(1, weightOf.get(row.snapshot.milestone)!) }));
}

function rowOf(learned: Learned, snapshot: Snapshot, asked: { now: Snapshot; definition: EndDefinition }): Row | null {
  const { now, definition } = asked;
  const { milestone } = snapshot;
  if (milestone === now.milestone || isUndated(learned, milestone)) return null;
  const end = endBy(learned, milestone, { day: now.day, definition });
  if (end === null) return null;
  const isOpen = end === NEVER;
  if (isOpen && isAsleep(learned, snapshot, now)) return null;
  const days = (isOpen ? now.day : end) - snapshot.day;
  const weight = likeness(snapshot, now) * (isOpen ? 1 : 0.5 ** ((now.day - end) / HALF_LIFE));
  return days >= 1 && weight > LEAST_WEIGHT ? { snapshot, days, isOpen, weight } : null;
}

const LEAST_WEIGHT = 0.01;

// Released, says the tracker, but not when: neither ended nor open.
function isUndated(learned: Learned, milestone: number): boolean {
  const { isReleased, released } = learned.ledger.milestones[milestone]!;
  return isReleased === true && released === null;
}

/** Whether a milestone has only just begun: then it is held against others that had, too. */
export function isEarly(one: Pick<Snapshot, 'done'>): boolean {
  return one.done < EARLY_DONE;
}

function isAsleep(learned: Learned, one: Snapshot, now: Snapshot): boolean {
  if (!isEarly(now)) return isDormant(learned, one.milestone, now.day);
  return now.day - lastSign(learned, one.milestone, now.day) > EARLY_DORMANT;
}

/** The last day on which an item of a milestone was finished, or joined it. */
function lastSign(learned: Learned, milestone: number, day: DayNumber): DayNumber {
  const finishes = learned.finishes[milestone]!;
  const joined = learned.ledger.members[milestone]!.from;
  const last = finishes[countUpTo(finishes, day) - 1] ?? 0;
  return joined.reduce((latest, from) => (from <= day && from > latest ? from : latest), last);
}

/** Whether nothing was finished in a milestone for some weeks before a day. */
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
    one.done / one.known - now.done / now.known,
  ];
}
