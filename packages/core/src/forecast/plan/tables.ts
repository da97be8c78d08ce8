import { TABLE_POINTS, tablePoints } from '@fulcrum/kernel';
import { normalQuantile } from '../../stats/index.ts';

/** What a three-point estimate says: one time in ten below `low`, most likely `likely`, one time in ten above `high`. */
export interface ThreePoints {
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
}

// A network draws between its outermost points; a normal distribution has no value at 0 and 1.
const POINTS = Float64Array.from(tablePoints(), (p) => Math.min(1 - 1e-7, Math.max(1e-7, p)));
const NORMALS = POINTS.map(normalQuantile);

/** The quantile tables of a network, each kept once under its name. */
export class Tables {
  readonly #indexOf = new Map<string, number>();
  readonly #values: Float32Array[] = [];

  /** The number of the table of that name; it is made when there is none yet. */
  add(name: string, make: () => Float32Array): number {
    const known = this.#indexOf.get(name);
    if (known !== undefined) return known;
    this.#indexOf.set(name, this.#values.length);
    return this.#values.push(make()) - 1;
  }

  /** Always 1: for what is certain; its size is told by its scale. */
  one(): number {
    return this.add('one', () => new Float32Array(TABLE_POINTS).fill(1));
  }

  /** A lognormal with mean 1. */
  mean(spread: number): number {
    return this.add(`mean ${spread}`, () => lognormal(spread, -(spread * spread) / 2));
  }

  /** A lognormal with median 1. */
  median(spread: number): number {
    return this.add(`median ${spread}`, () => lognormal(spread, 0));
  }

  /** All tables, one after the other. */
  joined(): Float32Array {
    const joined = new Float32Array(this.#values.length * TABLE_POINTS);
    for (const [index, table] of this.#values.entries()) joined.set(table, index * TABLE_POINTS);
    return joined;
  }
}

// A what-if compiles a plan for each keystroke, with the same few spreads each time.
const lognormals = new Map<string, Float32Array>();
const MOST_KEPT = 200;

function lognormal(spread: number, shift: number): Float32Array {
  const name = `${spread} ${shift}`;
  const table = lognormals.get(name) ?? Float32Array.from(NORMALS, (z) => Math.exp(spread * z + shift));
  if (lognormals.size >= MOST_KEPT) lognormals.clear();
  lognormals.set(name, table);
  return table;
}

/** Equally likely values as a table; they need not be sorted. */
export function tableOf(values: readonly number[]): Float32Array {
  const sorted = [...values].sort((a, b) => a - b);
  return Float32Array.from(POINTS, (p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] as number);
}

/**
 * The quantile function of a three-point estimate: a two-piece normal distribution with its mode at `likely`, cut off at
 * 0. What is missing is taken from what is there: half of `likely`, and twice of it. Null when nothing is there.
 */
export function threePointQuantile(points: ThreePoints): ((p: number) => number) | null {
  const mode = points.likely ?? midpoint(points);
  if (mode === null || !Number.isFinite(mode) || mode < 0) return null;
  const below = Math.max(0, mode - (points.low ?? mode / 2));
  const above = Math.max(0, (points.high ?? mode * 2) - mode);
  const { left, right } = halves(below, above);
  const split = left + right === 0 ? 0.5 : left / (left + right);
  return (p) => {
    if (p < split) return Math.max(0, mode + left * normalQuantile(p / (2 * split)));
    return mode + right * (split === 1 ? 0 : normalQuantile(Math.max(0.5, 1 - (1 - p) / (2 * (1 - split)))));
  };
}

function midpoint({ low, high }: ThreePoints): number | null {
  if (low !== null && high !== null) return (low + high) / 2;
  return high ?? low;
}

const TENTH = 0.1;

// The two deviations that put a tenth below and a tenth above: each depends on the share that lies on the other side.
function halves(below: number, above: number): { readonly left: number; readonly right: number } {
  let [left, right] = [below, above];
  for (let round = 0; round < 40 && left + right > 0; round++) {
    const split = Math.min(0.89, Math.max(0.11, left / (left + right)));
    left = below / -normalQuantile(TENTH / (2 * split));
    right = above / -normalQuantile(TENTH / (2 * (1 - split)));
  }
  return { left, right };
}

/** A quantile function as a table. */
export function tableFrom(quantile: (p: number) => number): Float32Array {
  return Float32Array.from(POINTS, quantile);
}

/**
 * What is left of a time that is known to have lasted so long already: the quantiles of L − elapsed, given L > elapsed.
 * Beyond the longest that was thought possible, it goes on for as long as the shortest tenth of the whole.
 */
export function leftAfter(quantile: (p: number) => number, elapsed: number): (p: number) => number {
  if (elapsed <= 0) return quantile;
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (middle > LAST_P || quantile(middle) > elapsed) high = middle;
    else low = middle;
  }
  const passed = high;
  if (passed >= LAST_P) return (p) => quantile(p) * TENTH;
  return (p) => Math.max(0, quantile(Math.min(LAST_P, passed + p * (1 - passed))) - elapsed);
}

const LAST_P = 0.9999;
