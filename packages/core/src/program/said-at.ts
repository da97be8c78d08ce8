import type { Instant } from '../calendar/index.ts';
import type { Value } from '../vocabulary/index.ts';
import { type FactLog, factOf, type LogFact } from './fact-log.ts';

const NONE = -1;
const TRUNK = 0;
const SET = 0;

/** What was last said, on the trunk, of an attribute for just this time; undefined when nothing was. */
export function saidAt(log: FactLog, subject: string, of: { attribute: string; at: Instant }): Value | undefined {
  const number = log.subjects.indexOf.get(subject);
  const attribute = log.attributes.indexOf.get(of.attribute);
  let said: Value | undefined;
  let row = number === undefined || attribute === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE && (log.at[row] as Instant) <= of.at; row = log.next[row] as number) {
    const isOf = log.attribute[row] === attribute && log.at[row] === of.at;
    if (isOf && log.branch[row] === TRUNK && log.op[row] === SET) said = log.values.list[log.value[row] as number];
  }
  return said;
}

/** What is said last, on the trunk, of an attribute, whatever its time; undefined when nothing ever was. */
export function saidLast(log: FactLog, subject: string, attribute: string): Value | undefined {
  const number = log.subjects.indexOf.get(subject);
  const wanted = log.attributes.indexOf.get(attribute);
  let said: Value | undefined;
  let row = number === undefined || wanted === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE; row = log.next[row] as number) {
    const isOf = log.attribute[row] === wanted && log.branch[row] === TRUNK && log.op[row] === SET;
    if (isOf) said = log.values.list[log.value[row] as number];
  }
  return said;
}

/** Since when an attribute has been said to have any value, on the trunk; null when it never was. */
export function firstSaid(log: FactLog, subject: string, attribute: string): Instant | null {
  const number = log.subjects.indexOf.get(subject);
  const wanted = log.attributes.indexOf.get(attribute);
  let row = number === undefined || wanted === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE; row = log.next[row] as number) {
    const isOf = log.attribute[row] === wanted && log.branch[row] === TRUNK && log.op[row] === SET;
    if (isOf && log.values.list[log.value[row] as number] !== null) return log.at[row] as Instant;
  }
  return null;
}

/** What the trunk says of an attribute over time, up to an instant: for each time that something is said for, the last that is. */
export function saidOver(
  log: FactLog,
  subject: string,
  of: { readonly attribute: string; readonly until: Instant },
): readonly { readonly at: Instant; readonly value: Value }[] {
  const number = log.subjects.indexOf.get(subject);
  const wanted = log.attributes.indexOf.get(of.attribute);
  const said = new Map<Instant, Value>();
  let row = number === undefined || wanted === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE && (log.at[row] as Instant) <= of.until; row = log.next[row] as number) {
    const isOf = log.attribute[row] === wanted && log.branch[row] === TRUNK && log.op[row] === SET;
    if (isOf) said.set(log.at[row] as Instant, log.values.list[log.value[row] as number] as Value);
  }
  return [...said].map(([at, value]) => ({ at, value }));
}

/** The facts with places from one up to another, both included; one at a time, since they may be many. O(facts). */
export function* factsBetween(log: FactLog, fromSeq: number, toSeq: number): Generator<LogFact> {
  for (let row = 0; row < log.count; row++) {
    const seq = log.seq[row] as number;
    if (seq >= fromSeq && seq <= toSeq) yield factOf(log, row);
  }
}

/** The subjects of which an attribute is said to have a value last. O(facts). */
export function subjectsWith(log: FactLog, attribute: string, value: Value): ReadonlySet<string> {
  const wanted = log.attributes.indexOf.get(attribute);
  const found = new Set<string>();
  for (let row = 0; row < log.count && wanted !== undefined; row++) {
    if (log.attribute[row] !== wanted) continue;
    const subject = log.subjects.list[log.subject[row] as number] as string;
    if (!found.has(subject) && saidLast(log, subject, attribute) === value) found.add(subject);
  }
  return found;
}
