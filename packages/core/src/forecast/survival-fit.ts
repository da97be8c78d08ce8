import { t6TailMean } from '../stats/index.ts';

/** What a censored regression is fitted to: rows of features with an outcome, or with the least that it can be. */
export interface Observations {
  /** Row by row, `width` features each. */
  readonly features: Float64Array;
  readonly width: number;
  readonly outcome: Float64Array;
  /** 1 where the outcome is only known to lie above `outcome`. */
  readonly censored: Uint8Array;
  readonly weight: Float64Array;
}

/** What the coefficients are drawn towards, and how strongly, in units of weighted observations. */
export interface Prior {
  readonly centre: readonly number[];
  readonly strength: readonly number[];
  readonly scale: number;
  readonly scaleStrength: number;
}

export interface SurvivalFit {
  readonly coefficients: Float64Array;
  /** Scale of the Student-t residual. */
  readonly scale: number;
}

const ROUNDS = 25;

/**
 * Linear regression with right-censored outcomes, Student-t residuals (ν = 6) and a ridge towards a prior, by
 * expectation–maximisation (Schmee & Hahn 1979 for the censoring; Lange, Little & Taylor 1989 for the t).
 */
export function fitSurvival(data: Observations, prior: Prior): SurvivalFit {
  let line: Line = { coefficients: Float64Array.from(prior.centre), scale: prior.scale };
  for (let round = 0; round < ROUNDS; round++) {
    const expected = expectedOutcomes(data, line);
    const coefficients = solveSymmetric(...normalEquations(data, prior, expected));
    const next = { coefficients, scale: scaleOf(data, prior, { ...expected, coefficients }) };
    const change = coefficients.reduce((most, value, i) => Math.max(most, Math.abs(value - line.coefficients[i]!)), 0);
    const isSettled = change < SETTLED && Math.abs(next.scale - line.scale) < SETTLED;
    line = next;
    if (isSettled) break;
  }
  return line;
}

const SETTLED = 1e-4;

interface Line {
  readonly coefficients: Float64Array;
  readonly scale: number;
}

/** Outcomes with what is expected of the censored ones, and the weights that make outliers count for less. */
interface Expected {
  readonly outcome: Float64Array;
  readonly weight: Float64Array;
}

function expectedOutcomes(data: Observations, line: Line): Expected {
  const outcome = Float64Array.from(data.outcome);
  const weight = Float64Array.from(data.weight);
  for (let i = 0; i < outcome.length; i++) {
    const mean = dot(data.features, i * data.width, line.coefficients);
    const z = (outcome[i]! - mean) / line.scale;
    if (data.censored[i]) outcome[i] = mean + line.scale * (z > FAR_OUT ? z : t6TailMean(z));
    const residual = (outcome[i]! - mean) / line.scale;
    weight[i]! *= 7 / (6 + residual * residual);
  }
  return { outcome, weight };
}

// Beyond this the tail mean is the value itself, to the digit.
const FAR_OUT = 50;

function normalEquations(data: Observations, prior: Prior, expected: Expected): [Float64Array, Float64Array] {
  const { width, features } = data;
  const lower = new Float64Array(width * width);
  const right = Float64Array.from(prior.centre, (centre, a) => centre * prior.strength[a]!);
  for (let a = 0; a < width; a++) lower[a * width + a] = prior.strength[a]!;
  for (let i = 0; i < expected.outcome.length; i++) {
    for (let a = 0; a < width; a++) {
      const scaled = expected.weight[i]! * features[i * width + a]!;
      right[a]! += scaled * expected.outcome[i]!;
      for (let b = 0; b <= a; b++) lower[a * width + b]! += scaled * features[i * width + b]!;
    }
  }
  return [lower, right];
}

function scaleOf(data: Observations, prior: Prior, fit: Expected & { readonly coefficients: Float64Array }): number {
  let squares = prior.scaleStrength * prior.scale * prior.scale;
  let freedom = prior.scaleStrength;
  for (let i = 0; i < fit.outcome.length; i++) {
    // A censored row carries no residual of its own: it moves the line, and leaves the scale to the others.
    if (data.censored[i]) continue;
    squares += fit.weight[i]! * (fit.outcome[i]! - dot(data.features, i * data.width, fit.coefficients)) ** 2;
    freedom += data.weight[i]!;
  }
  return Math.sqrt(squares / freedom);
}

function dot(features: Float64Array, offset: number, coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let a = 0; a < coefficients.length; a++) sum += features[offset + a]! * coefficients[a]!;
  return sum;
}

/** Solves a symmetric positive definite system, given by its lower triangle, by Cholesky's method. */
export function solveSymmetric(lower: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const factor = choleskyOf(lower, n);
  const x = Float64Array.from(right);
  for (let a = 0; a < n; a++) {
    for (let c = 0; c < a; c++) x[a]! -= factor[a * n + c]! * x[c]!;
    x[a]! /= factor[a * n + a]!;
  }
  for (let a = n - 1; a >= 0; a--) {
    for (let c = a + 1; c < n; c++) x[a]! -= factor[c * n + a]! * x[c]!;
    x[a]! /= factor[a * n + a]!;
  }
  return x;
}

function choleskyOf(lower: Float64Array, n: number): Float64Array {
  const factor = Float64Array.from(lower);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = factor[a * n + b]!;
      for (let c = 0; c < b; c++) sum -= factor[a * n + c]! * factor[b * n + c]!;
      factor[a * n + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[b * n + b]!;
    }
  }
  return factor;
}
