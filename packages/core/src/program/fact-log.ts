import type { Instant } from '../calendar/index.ts';
import { type Op, type StoredFact, TRUNK, type Value } from '../vocabulary/index.ts';
import { type Interned, interned, internText, internValue } from './intern.ts';

/**
 * Every fact of a workspace in memory, in columns: about 45 bytes a fact, against some 300 for an object. The facts of
 * each subject form a chain in the order in which they became true (`at`, then `seq`), so that folding one subject, at
 * any time, walks its chain once.
 */
export interface FactLog {
  count: number;
  /** Highest `seq` seen; facts come in any order, and those at or below it may still be new. */
  lastSeq: number;
  readonly subjects: Interned<string>;
  readonly attributes: Interned<string>;
  readonly values: Interned<Value>;
  readonly branches: Interned<string>;
  /** Head of each subject's chain, by subject number. */
  first: Int32Array;
  /** The fact after this one in its subject's chain, or -1. */
  next: Int32Array;
  subject: Int32Array;
  attribute: Uint16Array;
  op: Uint8Array;
  value: Int32Array;
  branch: Uint32Array;
  at: Float64Array;
  recordedAt: Float64Array;
  seq: Float64Array;
}

/** The places, in the order of facts, of everything that the trunk says of a subject: the log is the index by subject. */
export function seqsOf(log: FactLog, subject: string): readonly number[] {
  const seqs: number[] = [];
  const number = log.subjects.indexOf.get(subject);
  let row = number === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE; row = log.next[row] as number) if (log.branch[row] === 0) seqs.push(log.seq[row] as number);
  return seqs;
}

/** The number of an operation in the `op` column. */
const OPS: readonly Op[] = ['set', 'add', 'remove'];

/** The fact of a row. */
export function factOf(log: FactLog, row: number): LogFact {
  return {
    seq: log.seq[row] as number,
    recordedAt: log.recordedAt[row] as number,
    at: log.at[row] as number,
    branch: log.branches.list[log.branch[row] as number] as string,
    op: OPS[log.op[row] as number] as Op,
    subject: log.subjects.list[log.subject[row] as number] as string,
    attribute: log.attributes.list[log.attribute[row] as number] as string,
    value: log.values.list[log.value[row] as number] as Value,
  };
}

const START = 1024;
const NONE = -1;

/** A log without facts. */
export function createFactLog(): FactLog {
  const branches = interned<string>();
  internText(branches, TRUNK);
  return {
    count: 0,
    lastSeq: 0,
    subjects: interned(),
    attributes: interned(),
    values: interned(),
    branches,
    first: new Int32Array(START).fill(NONE),
    next: new Int32Array(START),
    subject: new Int32Array(START),
    attribute: new Uint16Array(START),
    op: new Uint8Array(START),
    value: new Int32Array(START),
    branch: new Uint32Array(START),
    at: new Float64Array(START),
    recordedAt: new Float64Array(START),
    seq: new Float64Array(START),
  };
}

/** A fact as far as a fold needs it: who said it, and why, is asked of the store. */
export type LogFact = Omit<StoredFact, 'source' | 'cause'>;

/**
 * Adds facts to a log, in any order.
 * @returns the numbers of the subjects that they touch
 */
export function appendToLog(log: FactLog, facts: Iterable<LogFact>): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const fact of facts) touched.add(appendOne(log, fact));
  return touched;
}

function appendOne(log: FactLog, fact: LogFact): number {
  const row = log.count;
  const subject = internText(log.subjects, fact.subject);
  makeRoom(log, row + 1);
  log.subject[row] = subject;
  log.attribute[row] = internText(log.attributes, fact.attribute);
  log.op[row] = OPS.indexOf(fact.op);
  log.value[row] = internValue(log.values, fact.value);
  log.branch[row] = internText(log.branches, fact.branch);
  log.at[row] = fact.at;
  log.recordedAt[row] = fact.recordedAt;
  log.seq[row] = fact.seq;
  log.count = row + 1;
  log.lastSeq = Math.max(log.lastSeq, fact.seq);
  link(log, subject, row);
  return subject;
}

function makeRoom(log: FactLog, rows: number): void {
  if (log.subjects.list.length > log.first.length) {
    const first = new Int32Array(log.first.length * 2).fill(NONE);
    first.set(log.first);
    log.first = first;
  }
  if (rows <= log.next.length) return;
  const room = log.next.length * 2;
  log.next = copied(new Int32Array(room), log.next);
  log.subject = copied(new Int32Array(room), log.subject);
  log.attribute = copied(new Uint16Array(room), log.attribute);
  log.op = copied(new Uint8Array(room), log.op);
  log.value = copied(new Int32Array(room), log.value);
  log.branch = copied(new Uint32Array(room), log.branch);
  log.at = copied(new Float64Array(room), log.at);
  log.recordedAt = copied(new Float64Array(room), log.recordedAt);
  log.seq = copied(new Float64Array(room), log.seq);
}

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}

function link(log: FactLog, subject: number, row: number): void {
  let before = NONE;
  let after = log.first[subject] ?? NONE;
  while (after !== NONE && isEarlier(log, after, row)) {
    before = after;
    after = log.next[after] ?? NONE;
  }
  log.next[row] = after;
  if (before === NONE) log.first[subject] = row;
  else log.next[before] = row;
}

function isEarlier(log: FactLog, one: number, other: number): boolean {
  const a = log.at[one] as Instant;
  const b = log.at[other] as Instant;
  return a < b || (a === b && (log.seq[one] as number) <= (log.seq[other] as number));
}
