import type { Instant } from '../calendar/index.ts';
import type { Value } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';
import type { Membership, Step } from './thing.ts';

/** Which facts count: those true by `at`, known by `knownAt` (default: all), on the trunk and on `branches` (default: none). */
export interface When {
  readonly at: Instant;
  readonly knownAt?: Instant;
  /** Laid over the trunk: what they say counts whatever the trunk says of the same attribute, before or after. */
  readonly branches?: readonly string[];
  readonly choice?: Choice;
}

/**
 * A choice among late facts: those after an instant, up to another, count when they are taken, and none that are not. What is
 * taken from after the time of the fold counts as if it had come at that time.
 */
export interface Choice {
  readonly after: Instant;
  readonly upTo: Instant;
  /** Asked of a row of the log. */
  readonly takes: (row: number) => boolean;
}

/** A thing while it is folded: attributes by name, and what an item remembers of its past. */
export interface Draft {
  readonly id: string;
  [attribute: string]: unknown;
  createdAt: Instant;
  trail?: Step[];
  memberships?: Membership[];
}

const SET = 0;
const ADD = 1;
const NONE = -1;
const EMPTY: readonly string[] = Object.freeze([]);

/**
 * Walks the chain of one subject up to a time: first the trunk, then what the branches lay over it.
 * @param make an empty draft of the subject's kind, called at the first fact that counts
 * @returns the draft, or null when no fact counts: then the thing does not exist yet
 */
export function foldSubject(log: FactLog, of: SubjectAt, make: () => Draft): Draft | null {
  const walked: Walked = { draft: null, at: 0, sameAs: null };
  walk(log, of, { walked, make, isOver: false });
  if (of.when.branches !== null) walk(log, of, { walked, make, isOver: true });
  return walked.draft;
}

/** How far a walk has come. */
interface Walked {
  draft: Draft | null;
  at: Instant;
  /** What the thing is said to be the same as before it exists: that makes no thing. */
  sameAs: Value;
}

interface Pass {
  readonly walked: Walked;
  readonly make: () => Draft;
  /** Whether branches are walked, and not the trunk. */
  readonly isOver: boolean;
}

function walk(log: FactLog, { subject, when }: SubjectAt, pass: Pass): void {
  const last = when.choice?.upTo ?? when.at;
  for (let row = log.first[subject] ?? NONE; row !== NONE; row = log.next[row] as number) {
    if ((log.at[row] as number) > last) break;
    if ((log.branch[row] !== 0) === pass.isOver && counts(log, row, when)) take(log, row, { pass, when });
  }
}

function take(log: FactLog, row: number, { pass, when }: { readonly pass: Pass; readonly when: ResolvedWhen }): void {
  const { walked, make } = pass;
  if (walked.draft === null && log.attributes.list[log.attribute[row] as number] === 'sameAs') {
    walked.sameAs = log.values.list[log.value[row] as number] as Value;
    return;
  }
  // What is laid over something comes after it.
  walked.at = Math.max(walked.at, Math.min(log.at[row] as number, when.at));
  if (walked.draft === null) {
    walked.draft = make();
    walked.draft.createdAt = walked.at;
    if (walked.sameAs !== null) walked.draft.sameAs = walked.sameAs;
  }
  apply(log, { row, at: walked.at }, walked.draft);
}

/** A subject by its number in the log, and the time as of which it is asked for. */
export interface SubjectAt {
  readonly subject: number;
  readonly when: ResolvedWhen;
}

/** Whether a fact of the log is known by then, on the trunk or on a branch, and not left out by choice. */
export function counts(log: FactLog, row: number, when: ResolvedWhen): boolean {
  const branch = log.branch[row] as number;
  if ((log.recordedAt[row] as number) > when.knownAt) return false;
  if (branch !== 0 && when.branches?.has(branch) !== true) return false;
  return when.choice === null || (log.at[row] as number) <= when.choice.after || when.choice.takes(row);
}

/** `When` with its defaults filled in and the branches as numbers of the log. */
export interface ResolvedWhen {
  readonly at: Instant;
  readonly knownAt: Instant;
  /** Null when the trunk alone counts. */
  readonly branches: ReadonlySet<number> | null;
  readonly choice: Choice | null;
}

/** Fills in the defaults of `When`. An unknown branch has no facts. */
export function resolveWhen(log: FactLog, when: When): ResolvedWhen {
  const known = (when.branches ?? []).flatMap((branch) => log.branches.indexOf.get(branch) ?? []);
  return {
    at: when.at,
    knownAt: when.knownAt ?? Number.POSITIVE_INFINITY,
    branches: known.length === 0 ? null : new Set(known),
    choice: when.choice ?? null,
  };
}

function apply(log: FactLog, { row, at }: { readonly row: number; readonly at: Instant }, draft: Draft): void {
  const name = log.attributes.list[log.attribute[row] as number] as string;
  const value = log.values.list[log.value[row] as number] as Value;
  const op = log.op[row] as number;
  const before = draft[name];
  const after =
    op === SET ? (value ?? (Array.isArray(before) ? EMPTY : null)) : changedList(before, op, value as string);
  draft[name] = after;
  // Said again, a state is no step: it has lasted.
  if (name === 'state' && typeof after === 'string' && draft.trail !== undefined && before !== after)
    draft.trail.push({ at, state: after });
  if (name === 'milestones' && draft.memberships !== undefined)
    remember(draft.memberships, after as readonly string[], at);
}

function changedList(before: unknown, op: number, member: string): readonly string[] {
  const list = Array.isArray(before) ? (before as readonly string[]) : EMPTY;
  if (op === ADD) return list.includes(member) ? list : [...list, member];
  return list.filter((other) => other !== member);
}

function remember(memberships: Membership[], milestones: readonly string[], at: Instant): void {
  for (const [index, stay] of memberships.entries()) {
    if (stay.to === null && !milestones.includes(stay.milestone)) memberships[index] = { ...stay, to: at };
  }
  for (const milestone of milestones) {
    if (!memberships.some((stay) => stay.to === null && stay.milestone === milestone)) {
      memberships.push({ milestone, from: at, to: null });
    }
  }
}
