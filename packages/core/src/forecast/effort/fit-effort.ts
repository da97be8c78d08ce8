import { t6Quantile } from '../../stats/index.ts';
import type { DayNumber } from '../ledger.ts';
import { conformalOf, NO_TRIALS, type Trial } from './conformal.ts';
import { type EffortRecord, type EffortTask, isUsable, positive } from './effort-record.ts';
import { fitLocation, type Location } from './fit-location.ts';

/** What was learned from work that is done: what other work may take. */
export interface EffortModel {
  /** Records that it rests on, and those of the history that nothing can be learned from. */
  readonly records: number;
  readonly leftOut: number;
  /** Share of the variance (of normal scores) that tasks of one time have in common: all are late together. */
  readonly common: number;
  /** The distribution of what a task takes: its quantile at a probability, in the unit of the records. Rises with it. */
  readonly predict: (task: EffortTask) => (p: number) => number;
}

/** Of a longer history, the latest so many records are used. */
const MOST_RECORDS = 4_000;
/** Without any record, a task takes its estimate times e to the power of Student's t (ν = 6) times this: worth so many records. */
const PRIOR_SCALE = 0.6;
const PRIOR_WEIGHT = 3;
const PRIOR_COUNT = 60;
/** Records count by how alike they are: exp(−½(Δ ln estimate / width)²), and so much when person or type are not the same. */
const LIKE_WIDTH = 0.5;
const OTHER_PERSON = 0.3;
const OTHER_TYPE = 0.3;
const OTHER_KIND = 0.2;
/** A record that is not like the task at all still counts for so much. */
const LEAST_LIKE = 1e-3;

/**
 * Learns what tasks take from what was known of others by a day (docs/methods/effort.md): a log-regression with shrunken effects,
 * the residuals as they were seen, and a correction by how earlier models of the same kind did on what came after them.
 * Records whose effort is not a number above 0 are left out. The order of the records does not matter.
 */
export function fitEffort(history: readonly EffortRecord[], asOf: DayNumber): EffortModel {
  const known = history.filter((record) => record.knownOn <= asOf || Number.isNaN(record.knownOn));
  const records = known.filter(isUsable).sort(inTime).slice(-MOST_RECORDS);
  const conformal = conformalOf(trialsOf(records));
  const bare = fitBare(records, asOf);
  return {
    records: records.length,
    leftOut: known.filter((record) => !isUsable(record)).length,
    common: conformal.common,
    predict: (task) => {
      const spread = bare(task);
      return (p) => spread.quantile(conformal.ask(p));
    },
  };
}

function inTime(a: EffortRecord, b: EffortRecord): number {
  return a.knownOn - b.knownOn || a.estimatedOn - b.estimatedOn || a.actual - b.actual || byWords(a, b);
}

// Records of one day in an order of their own, so that the order in which they arrive changes nothing.
function byWords(a: EffortRecord, b: EffortRecord): number {
  for (const key of ['person', 'type', 'project', 'team', 'estimate', 'size'] as const) {
    const [one, other] = [a[key] ?? '', b[key] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** A distribution of what a task takes. */
interface Spread {
  readonly quantile: (p: number) => number;
  /** Share of it below a value, those that are equal by half. */
  readonly shareBelow: (value: number) => number;
}

function fitBare(records: readonly EffortRecord[], asOf: DayNumber): (task: EffortTask) => Spread {
  const location = fitLocation(records, asOf);
  const seen = residualsOf(records, location);
  return (task) => spreadAround(Math.exp(location.of(task)), seen.residual, weightsFor(task, seen));
}

/** Residuals in rising order, with what tells how alike a task is; the last column of the prior is all null. */
interface Seen {
  readonly residual: Float64Array;
  readonly weight: Float64Array;
  readonly logEstimate: Float64Array;
  readonly person: readonly (string | null)[];
  readonly type: readonly (string | null)[];
  readonly isPrior: Uint8Array;
}

function residualsOf(records: readonly EffortRecord[], location: Location): Seen {
  const rows = records.map((record, index) => ({
    residual: Math.log(record.actual) - location.of(record),
    weight: location.weight[index]!,
    logEstimate: logOf(record.estimate),
    person: record.person,
    type: record.type,
    isPrior: 0,
  }));
  const prior = Array.from({ length: PRIOR_COUNT }, (_, bin) => ({
    residual: PRIOR_SCALE * t6Quantile((bin + 0.5) / PRIOR_COUNT),
    weight: PRIOR_WEIGHT / PRIOR_COUNT,
    logEstimate: 0,
    person: null,
    type: null,
    isPrior: 1,
  }));
  const all = [...rows, ...prior].sort((a, b) => a.residual - b.residual);
  return {
    residual: Float64Array.from(all, (row) => row.residual),
    weight: Float64Array.from(all, (row) => row.weight),
    logEstimate: Float64Array.from(all, (row) => row.logEstimate),
    person: all.map((row) => row.person),
    type: all.map((row) => row.type),
    isPrior: Uint8Array.from(all, (row) => row.isPrior),
  };
}

function logOf(estimate: number | null): number {
  const known = positive(estimate);
  return known === null ? Number.NaN : Math.log(known);
}

function weightsFor(task: EffortTask, seen: Seen): Float64Array {
  const logEstimate = logOf(task.estimate);
  return seen.weight.map((weight, row) => {
    if (seen.isPrior[row] === 1) return weight;
    const person = seen.person[row] === task.person ? 1 : OTHER_PERSON;
    const type = seen.type[row] === task.type ? 1 : OTHER_TYPE;
    return weight * (nearness(seen.logEstimate[row]! - logEstimate) * person * type + LEAST_LIKE);
  });
}

// Not a number: one of the two has no estimate, or neither has.
function nearness(distance: number): number {
  return Number.isNaN(distance) ? OTHER_KIND : Math.exp(-0.5 * (distance / LIKE_WIDTH) ** 2);
}

// Each residual lies at the middle of its weight, with straight lines between.
function spreadAround(centre: number, residual: Float64Array, weight: Float64Array): Spread {
  const share = new Float64Array(weight.length);
  const total = weight.reduce((sum, value) => sum + value, 0);
  let before = 0;
  for (let row = 0; row < weight.length; row++) {
    share[row] = (before + weight[row]! / 2) / total;
    before += weight[row]!;
  }
  return {
    quantile: (p) => centre * Math.exp(valueAt(share, residual, p)),
    shareBelow: (value) => shareAt(residual, share, Math.log(value / centre)),
  };
}

/** The value of `y` where the rising `x` reaches `at`; the first or last one beyond its ends. */
function valueAt(x: Float64Array, y: Float64Array, at: number): number {
  const last = x.length - 1;
  if (at <= x[0]!) return y[0]!;
  if (at >= x[last]!) return y[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (x[middle]! <= at) low = middle;
    else high = middle;
  }
  const step = x[high]! - x[low]!;
  return step === 0 ? y[low]! : y[low]! + ((y[high]! - y[low]!) * (at - x[low]!)) / step;
}

function shareAt(residual: Float64Array, share: Float64Array, at: number): number {
  const tiny = 1e-9;
  return (valueAt(residual, share, at - tiny) + valueAt(residual, share, at + tiny)) / 2;
}

/** Shares of the records after which earlier models are held against what came. */
const CUTS = [0.4, 0.55, 0.7, 0.85];
const LEAST_RECORDS = 40;
/** Records looked at after each cut. */
const MOST_LOOKS = 200;

// What models as of earlier days would have said of the tasks that came after them.
function trialsOf(records: readonly EffortRecord[]): readonly Trial[] {
  if (records.length < LEAST_RECORDS) return NO_TRIALS;
  return CUTS.flatMap((cut) => {
    const size = Math.floor(cut * records.length);
    const day = records[size - 1]!.knownOn;
    const predict = fitBare(records.slice(0, size), day);
    const later = records.slice(size).filter(({ estimatedOn }) => estimatedOn > day);
    return later
      .sort((a, b) => a.estimatedOn - b.estimatedOn)
      .slice(0, MOST_LOOKS)
      .map((record) => ({ share: predict(record).shareBelow(record.actual) }));
  });
}
