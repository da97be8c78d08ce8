import type { EndDefinition } from './answer.ts';
import type { GrowthRecord, PastGrowth } from './growth.ts';
import { type DayNumber, type Ledger, NEVER } from './ledger.ts';
import { EARLY_DONE, type MilestoneEnd, type MilestoneState, milestoneEnd, milestoneState } from './milestone-state.ts';
import { rememberedDays } from './remembered-days.ts';
import { outlookFrom, type Snapshot, simulatedDays, snapshotOf } from './snapshot.ts';
import { snapshotKeys } from './snapshot-key.ts';

/**
 * What was learned from a program's past: snapshots of its milestones, taken each time that some more items were
 * done, and how they ended. Holds for every question as of the ledger's day or, asked for less, of an earlier one.
 */
export interface Learned {
  readonly ledger: Ledger;
  /** In order of `day`. */
  readonly snapshots: readonly Snapshot[];
  /** Snapshots of milestones that had only just begun, in order of `day`. */
  readonly early: readonly Snapshot[];
  readonly growth: PastGrowth;
  /** By milestone; null while it has not ended. */
  readonly ends: readonly (MilestoneEnd | null)[];
  /** Finish days of its items by milestone, ascending. */
  readonly finishes: readonly Int32Array[];
}

/** A snapshot is taken when so many items are done: not at a share of them, since the whole is not known yet. */
const SNAPSHOT_AT = [3, 5, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 450, 700, 1000, 1500, 2200, 3300];
/** With fewer than `EARLY_DONE` done, snapshots lie so many days after a finish: early on, milestones often rest. */
const EARLY_AFTER = [0, 14, 28, 56, 112];

/** Milestones with fewer items teach nothing about the others … */
export const LEAST_ITEMS = 10;
/** … except on how those that have only just begun go on, of which not much is known yet. */
const LEAST_EARLY_ITEMS = 2;

/**
 * Learns from all milestones of a ledger. About a second for 20,000 items in 450 milestones; a tenth of that when most
 * of them were seen before in a ledger that knew the same of them, as one of a day near by does.
 */
export function learn(ledger: Ledger): Learned {
  const facts = factsOf(ledger);
  const late = facts.finishes.flatMap((days, milestone) => lateStates(ledger, milestone, days)).sort(inTime);
  const early = facts.finishes.flatMap((days, milestone) => earlyStates(ledger, milestone, days)).sort(inTime);
  const growth = late.flatMap((state) => growthRecord(state, facts.ends[state.milestone]!));
  const keyOf = snapshotKeys(ledger, growth);
  const taken = (state: MilestoneState): Snapshot => {
    const days = rememberedDays(keyOf(state), () => simulatedDays(outlookFrom(ledger, state, growth)));
    return snapshotOf(ledger, state, days);
  };
  return { ...facts, snapshots: late.map(taken), early: early.map(taken), growth };
}

function inTime(a: MilestoneState, b: MilestoneState): number {
  return a.day - b.day || a.milestone - b.milestone;
}

/**
 * What was learned on an earlier day, put to use on a later one: the snapshots of then, and the ends of now. Much cheaper
 * than to learn anew, and it knows nothing more than the later day does.
 */
export function relearn(ledger: Ledger, earlier: Learned): Learned {
  const indexOf = new Map(ledger.milestones.map(({ id }, index) => [id, index]));
  const moved = <T extends { readonly milestone: number }>(records: readonly T[]): T[] =>
    records.flatMap((record) => {
      const milestone = indexOf.get(earlier.ledger.milestones[record.milestone]!.id);
      return milestone === undefined ? [] : [{ ...record, milestone }];
    });
  const { snapshots, early, growth } = earlier;
  return { ...factsOf(ledger), snapshots: moved(snapshots), early: moved(early), growth: moved(growth) };
}

function factsOf(ledger: Ledger): Pick<Learned, 'ledger' | 'ends' | 'finishes'> {
  const ends = ledger.milestones.map((_, milestone) => milestoneEnd(ledger, milestone));
  const finishes = ledger.members.map(({ items }) =>
    Int32Array.from(items, (item) => ledger.finished[item]!)
      .filter((day) => day !== NEVER)
      .sort(),
  );
  return { ledger, ends, finishes };
}

function lateStates(ledger: Ledger, milestone: number, finishes: Int32Array): MilestoneState[] {
  const stops = [...new Set(SNAPSHOT_AT.flatMap((done) => finishes[done - 1] ?? []))];
  // Whether it is large enough is asked of the day itself: later days must not choose what earlier ones learn from.
  return statesAt(ledger, milestone, stops).filter(({ known }) => known >= LEAST_ITEMS);
}

function earlyStates(ledger: Ledger, milestone: number, finishes: Int32Array): MilestoneState[] {
  const begun = [...finishes.subarray(0, EARLY_DONE - 1)];
  const stops = [...new Set(begun.flatMap((day) => EARLY_AFTER.map((days) => day + days)))];
  const isEarly = ({ known, done }: MilestoneState): boolean => known >= LEAST_EARLY_ITEMS && done < EARLY_DONE;
  return statesAt(ledger, milestone, stops).filter((state) => state.done > 0 && isEarly(state));
}

function statesAt(ledger: Ledger, milestone: number, days: readonly DayNumber[]): MilestoneState[] {
  const end = Math.min(ledger.released[milestone]! - 1, ledger.asOf);
  return days.filter((day) => day <= end).map((day) => milestoneState(ledger, milestone, day));
}

function growthRecord(state: MilestoneState, end: MilestoneEnd | null): GrowthRecord[] {
  if (end === null) return [];
  const { milestone, day, known, done } = state;
  return [{ milestone, day, ended: end.settled, known, done, ratio: end.finishes.length / known }];
}

/**
 * When a milestone ended, as known on a day: `NEVER` when it had not; null when it was released, but which of its items
 * belong to that was not settled yet.
 */
export function endBy(
  learned: Learned,
  milestone: number,
  when: { day: DayNumber; definition: EndDefinition },
): DayNumber | null {
  const end = learned.ends[milestone];
  if (end === null || end === undefined || end.release > when.day) return NEVER;
  if (when.definition === 'release') return end.release;
  return end.settled > when.day ? null : end.items;
}
