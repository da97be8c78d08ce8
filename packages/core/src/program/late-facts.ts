import type { Instant } from '../calendar/index.ts';
import type { Value } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';
import { counts, type ResolvedWhen, resolveWhen, type When } from './fold-subject.ts';

/** A span of time after an instant, up to the time of a question. */
export interface Span extends When {
  readonly after: Instant;
}

/** A fact of a span of time. */
export interface LateFact {
  readonly row: number;
  readonly seq: number;
  readonly subject: string;
  readonly attribute: string;
  readonly value: Value;
  /** True when its thing was not known before: it came with it. */
  readonly isBirth: boolean;
}

/** The facts that became true in a span of time, in the order in which they were learned. O(facts of the log). */
export function lateFacts(log: FactLog, span: Span): readonly LateFact[] {
  const when = resolveWhen(log, span);
  const found: LateFact[] = [];
  for (let row = 0; row < log.count; row++) {
    const at = log.at[row] as number;
    if (at <= span.after || at > span.at || !counts(log, row, when)) continue;
    const subject = log.subject[row] as number;
    found.push({
      row,
      seq: log.seq[row] as number,
      subject: log.subjects.list[subject] as string,
      attribute: log.attributes.list[log.attribute[row] as number] as string,
      value: log.values.list[log.value[row] as number] as Value,
      isBirth: at === firstAt(log, subject, when),
    });
  }
  return found.sort((one, other) => one.seq - other.seq);
}

function firstAt(log: FactLog, subject: number, when: ResolvedWhen): Instant | null {
  let row = log.first[subject] as number;
  while (row >= 0 && !counts(log, row, when)) row = log.next[row] as number;
  return row < 0 ? null : (log.at[row] as number);
}
