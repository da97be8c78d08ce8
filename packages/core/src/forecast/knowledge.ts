import { type Instant, MS_PER_DAY } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import { type Learned, learn, relearn } from './learn.ts';
import { type DayNumber, ledgerOf } from './ledger.ts';

/** The program as it was known at a time: the fold of the facts up to it. */
export type FoldAt = (at: Instant) => ProgramGraph;

/** What was known of a program on a day of its past. Days are asked in rising order. */
export type Knowledge = (day: DayNumber) => Learned;

/** Where the past changes under one's eyes, snapshots are taken anew every so many days. */
const REFRESH_DAYS = 91;

/**
 * Gives what was known on each day. Where only the final state of the items is known, the program of a day is the final one
 * without what lies after that day, and one ledger serves all days. With a changelog, each day is folded by itself.
 */
export function knowledgeOf(foldAt: FoldAt, hindsight: Learned, program: string): Knowledge {
  const history = foldAt((hindsight.ledger.asOf + 1) * MS_PER_DAY - 1).programs.get(program)?.history;
  if (history !== 'changelog') return () => hindsight;
  let learned: Learned | null = null;
  let current: Learned | null = null;
  return (day) => {
    if (current?.ledger.asOf === day) return current;
    const ledger = ledgerOf(foldAt((day + 1) * MS_PER_DAY - 1), program);
    if (learned === null || day - learned.ledger.asOf > REFRESH_DAYS) learned = learn(ledger);
    current = learned.ledger === ledger ? learned : relearn(ledger, learned);
    return current;
  };
}
