import { bits, streamKey } from '../stats/index.ts';
import { FINE } from './clean-days.ts';
import { addExact, addText, digits, newDigest } from './digest.ts';
import type { PastGrowth } from './growth.ts';
import type { DayNumber, Ledger } from './ledger.ts';
import type { MilestoneState } from './milestone-state.ts';
import { PAST_WEEKS } from './pace.ts';

/**
 * Keys of snapshots: equal keys, equal simulated days. A key holds all that the simulation of a milestone on a day reads:
 * where the milestone stood, what each team had finished on each day of the weeks that are drawn from, and how the
 * milestones that had ended by then had grown.
 */
export function snapshotKeys(ledger: Ledger, growth: PastGrowth): (state: MilestoneState) => string {
  const finished = tally(ledger, finishMarks(ledger));
  const grown = tally(ledger, growthMarks(ledger, growth));
  return (state) => {
    const { day } = state;
    const weeks = finished(day - 7 * PAST_WEEKS, day);
    return `${day}/${stateDigits(ledger, state)}/${weeks}/${grown(Number.NEGATIVE_INFINITY, day)}`;
  };
}

function stateDigits(ledger: Ledger, state: MilestoneState): string {
  const { known, done, openByTeam, doneByTeam, recentByTeam } = state;
  const digest = newDigest();
  addExact(digest, Float64Array.of(known, done));
  for (const [team, id] of ledger.teams.entries()) {
    if (openByTeam[team] === 0 && doneByTeam[team] === 0) continue;
    addText(digest, id);
    addExact(digest, Float64Array.of(openByTeam[team]!, doneByTeam[team]!, recentByTeam[team]!));
  }
  return digits(digest);
}

/** Something that was known from a day on. */
interface Mark {
  readonly day: DayNumber;
  readonly values: readonly number[];
  readonly id: string;
}

function* finishMarks(ledger: Ledger): Generator<Mark> {
  for (const [team, { first, sum }] of ledger.finishes.entries()) {
    for (let i = 0; i + 1 < sum.length; i++) {
      const count = (sum[i + 1]! - sum[i]!) * FINE;
      if (count > 0) yield { day: first + i, values: [count, count / 2 ** 32], id: ledger.teams[team] ?? '' };
    }
  }
}

function* growthMarks(ledger: Ledger, growth: PastGrowth): Generator<Mark> {
  for (const { milestone, day, ended, known, done, ratio } of growth) {
    const values = [day, known, done, Math.round(ratio * known)];
    yield { day: ended, values, id: ledger.milestones[milestone]!.id };
  }
}

/** Digests of all marks of the days after one day up to another: a sum, so that whatever lies outside leaves it alone. */
function tally(ledger: Ledger, marks: Iterable<Mark>): (after: DayNumber, upTo: DayNumber) => string {
  const sums = [new Int32Array(ledger.asOf + 2), new Int32Array(ledger.asOf + 2)] as const;
  const at = (day: DayNumber): number => Math.min(Math.max(day + 1, 0), ledger.asOf + 1);
  for (const { day, values, id } of marks) {
    for (const [half, sum] of sums.entries()) {
      sum[at(day)]! += values.reduce((mixed, value) => bits(mixed, value), bits(streamKey(half, id), day));
    }
  }
  for (const sum of sums) for (let i = 1; i < sum.length; i++) sum[i]! += sum[i - 1]!;
  return (after, upTo) => sums.map((sum) => (sum[at(upTo)]! - sum[at(after)]!) | 0).join(':');
}
