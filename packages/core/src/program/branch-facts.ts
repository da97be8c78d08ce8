import type { Instant } from '../calendar/index.ts';
import { type FactLog, factOf, type LogFact } from './fact-log.ts';

/** A fact of a branch, with what the trunk says of the same attribute of the same thing. */
export interface LaidFact extends LogFact {
  /** The last fact of the trunk; null when it says nothing. */
  readonly trunk: LogFact | null;
  /** The last fact of the trunk that was learned after this one; null when there is none. */
  readonly trunkSince: LogFact | null;
}

/** The facts of branches in the order in which they were said. `upTo`: what the trunk says after this time is left aside. O(facts). */
export function branchFacts(log: FactLog, branches: readonly string[], upTo: Instant): readonly LaidFact[] {
  const numbers = new Set(branches.map((branch) => log.branches.indexOf.get(branch)));
  const rows: number[] = [];
  for (let row = 0; row < log.count; row++) if (log.branch[row] !== 0 && numbers.has(log.branch[row])) rows.push(row);
  const facts = rows.map((row) => {
    const said = trunkRows(log, row);
    const last = said.filter((other) => (log.at[other] as number) <= upTo).at(-1);
    const since = said.filter((other) => (log.seq[other] as number) > (log.seq[row] as number)).at(-1);
    const fact = (found: number | undefined) => (found === undefined ? null : factOf(log, found));
    return { ...factOf(log, row), trunk: fact(last), trunkSince: fact(since) };
  });
  return facts.sort((one, other) => one.seq - other.seq);
}

/** Rows of the trunk about the same attribute of the same thing, in order of time. */
function trunkRows(log: FactLog, of: number): readonly number[] {
  const rows: number[] = [];
  for (let row = log.first[log.subject[of] as number] as number; row >= 0; row = log.next[row] as number) {
    if (log.branch[row] === 0 && log.attribute[row] === log.attribute[of]) rows.push(row);
  }
  return rows;
}
