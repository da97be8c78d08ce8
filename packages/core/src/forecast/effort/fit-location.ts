import { median } from '../../stats/index.ts';
import type { DayNumber } from '../ledger.ts';
import { type EffortRecord, type EffortTask, positive } from './effort-record.ts';
import { solveRidge } from './solve-ridge.ts';

/** What a task is expected to take: the logarithm of the effort at its centre. */
export interface Location {
  readonly of: (task: EffortTask) => number;
  /** Weight of each record by its age. */
  readonly weight: Float64Array;
}

/** Records count for half after a year. */
const HALF_LIFE = 365;
/** Records that the mean of all counts for against that of a group. */
const SHRINKAGE = 10;
/** Pseudo-observations that draw each coefficient towards 0: the estimate is right. */
const RIDGE = [3, 3, 3, 3, 3, 3];
const ROUNDS = 4;
/** One record pulls by so much at most, up or down (log scale). */
const MOST_PULL = 3;

const GROUPS: readonly ((task: EffortTask) => string | null)[] = [
  ({ type }) => type,
  ({ project }) => project,
  ({ team }) => team,
  ({ person }) => person,
  ({ person, type }) => (person === null || type === null ? null : `${person}\n${type}`),
];

/**
 * Learns the usual ratio of what tasks took to what was thought: a line, bent twice, in ln of the estimate (or of the size
 * where there is none), and effects of type, project, team, person and a person's type, each drawn towards 0 by how few
 * records it has. Fitted in turns.
 */
export function fitLocation(records: readonly EffortRecord[], asOf: DayNumber): Location {
  const usual = usualOf(records);
  const weight = Float64Array.from(records, ({ knownOn }) => 0.5 ** ((asOf - knownOn) / HALF_LIFE));
  const outcome = Float64Array.from(records, (record) => {
    return Math.min(MOST_PULL, Math.max(-MOST_PULL, Math.log(record.actual) - baseOf(record, usual)));
  });
  const features = Float64Array.from(records.flatMap((record) => featuresOf(record, usual)));
  const groups = GROUPS.map((keyOf) => groupsOf(records, keyOf));
  const rest = outcome.slice();
  let line = new Float64Array(RIDGE.length);
  for (let round = 0; round < ROUNDS; round++) {
    addLine(rest, { features, line }, 1);
    line = solveRidge({ features, outcome: rest, weight, ridge: RIDGE }) as Float64Array<ArrayBuffer>;
    addLine(rest, { features, line }, -1);
    for (const group of groups) refit(group, rest, weight);
  }
  return {
    weight,
    of: (task) => {
      const own = featuresOf(task, usual).reduce((sum, feature, i) => sum + feature * line[i]!, baseOf(task, usual));
      return groups.reduce((sum, group, i) => sum + effectOf(group, GROUPS[i]!(task)), own);
    },
  };
}

/** Middles of the logarithms of what is known: what a task without an estimate or a size is taken for. */
interface Usual {
  readonly estimate: number;
  readonly size: number;
  readonly actual: number;
}

function usualOf(records: readonly EffortRecord[]): Usual {
  const middle = (values: readonly (number | null)[]): number =>
    median(values.flatMap((value) => (positive(value) === null ? [] : [Math.log(value as number)]))) ?? 0;
  return {
    estimate: middle(records.map(({ estimate }) => estimate)),
    size: middle(records.map(({ size }) => size)),
    actual: middle(records.map(({ actual }) => actual)),
  };
}

/** Twice the size takes not quite twice as long. */
const SIZE_POWER = 0.7;
/** Where the line bends: at the usual estimate, and so far above it. */
const SECOND_BEND = 1.5;

function baseOf(task: EffortTask, usual: Usual): number {
  const estimate = positive(task.estimate);
  return estimate === null ? usual.actual + SIZE_POWER * sizeOf(task, usual) : Math.log(estimate);
}

function sizeOf({ size }: EffortTask, usual: Usual): number {
  const known = positive(size);
  return known === null ? 0 : Math.log(known) - usual.size;
}

function featuresOf(task: EffortTask, usual: Usual): readonly number[] {
  const estimate = positive(task.estimate);
  if (estimate === null) return [0, 0, 0, 0, 1, sizeOf(task, usual)];
  const above = Math.log(estimate) - usual.estimate;
  return [1, above, Math.max(0, above), Math.max(0, above - SECOND_BEND), 0, 0];
}

/** One way to group records: by person, say. */
interface Grouping {
  readonly indexOf: ReadonlyMap<string, number>;
  /** Group of each record, −1 for none. */
  readonly member: Int32Array;
  readonly effect: Float64Array;
}

function groupsOf(records: readonly EffortRecord[], keyOf: (task: EffortTask) => string | null): Grouping {
  const indexOf = new Map<string, number>();
  const member = Int32Array.from(records, (record) => {
    const key = keyOf(record);
    if (key === null) return -1;
    if (!indexOf.has(key)) indexOf.set(key, indexOf.size);
    return indexOf.get(key) as number;
  });
  return { indexOf, member, effect: new Float64Array(indexOf.size) };
}

function effectOf({ indexOf, effect }: Grouping, key: string | null): number {
  return key === null ? 0 : (effect[indexOf.get(key) ?? -1] ?? 0);
}

function addLine(rest: Float64Array, from: { features: Float64Array; line: Float64Array }, sign: number): void {
  const width = from.line.length;
  for (let row = 0; row < rest.length; row++) {
    for (let i = 0; i < width; i++) rest[row]! += sign * from.features[row * width + i]! * from.line[i]!;
  }
}

// `rest` is what nothing explains so far; on return without the new effects.
function refit({ member, effect }: Grouping, rest: Float64Array, weight: Float64Array): void {
  const sums = new Float64Array(effect.length);
  const counts = new Float64Array(effect.length);
  for (const [row, group] of member.entries()) {
    if (group < 0) continue;
    rest[row]! += effect[group]!;
    sums[group]! += weight[row]! * rest[row]!;
    counts[group]! += weight[row]!;
  }
  for (let group = 0; group < effect.length; group++) effect[group] = sums[group]! / (counts[group]! + SHRINKAGE);
  for (const [row, group] of member.entries()) if (group >= 0) rest[row]! -= effect[group]!;
}
