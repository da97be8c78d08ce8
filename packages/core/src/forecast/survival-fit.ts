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
  /** Sum of the weights of the uncensored rows. */
  readonly weight: number;
}

const ROUNDS = 25;

/**
 * Linear regression with right-censored outcomes, Student-t residuals (ν = 6) and a ridge towards a prior, by
 * expectation–maximisation (Schmee & Hahn 1979 for the censoring; Lange, Little & Taylor 1989 for the t).
 */
export function fitSurvival(data: Observations, prior: Prior): SurvivalFit {
  let coefficients: Float64Array = Float64Array.from(prior.centre);
  let scale = prior.scale;
  for (let round = 0; round < ROUNDS; round++) {
    const step = oneRound(data, prior, { coefficients, scale });
    const change = step.coefficients.reduce((most, value, i) => Math.max(most, Math.abs(value - coefficients[i]!)), 0);
    coefficients = step.coefficients;
    const scaleChange = Math.abs(step.scale - scale);
    scale = step.scale;
    if (change < 1e-4 && scaleChange < 1e-4) break;
  }
  let weight = 0;
  for (let i = 0; i < data.outcome.length; i++) weight += data.censored[i] ? 0 : data.weight[i]!;
  return { coefficients, scale, weight };
}

function oneRound(data: Observations, prior: Prior, now: { coefficients: Float64Array; scale: number }) {
  const { width, features } = data;
  const normalMatrix = new Float64Array(width * width);
  const right = new Float64Array(width);
  for (let a = 0; a < width; a++) {
    normalMatrix[a * width + a] = prior.strength[a]!;
    right[a] = prior.strength[a]! * prior.centre[a]!;
  }
  const n = data.outcome.length;
  const imputed = new Float64Array(n);
  const robust = new Float64Array(n);
  let weights = 0;
  for (let i = 0; i < n; i++) {
    const mean = dot(features, i * width, now.coefficients);
    const z = (data.outcome[i]! - mean) / now.scale;
    imputed[i] = data.censored[i] ? mean + now.scale * (z > 50 ? z : t6TailMean(z)) : data.outcome[i]!;
    const residual = (imputed[i]! - mean) / now.scale;
    robust[i] = (data.weight[i]! * 7) / (6 + residual * residual);
    weights += data.weight[i]!;
    for (let a = 0; a < width; a++) {
      const scaled = robust[i]! * features[i * width + a]!;
      right[a]! += scaled * imputed[i]!;
      for (let b = 0; b <= a; b++) normalMatrix[a * width + b]! += scaled * features[i * width + b]!;
    }
  }
  const coefficients = solveSymmetric(normalMatrix, right);
  let squares = prior.scaleStrength * prior.scale * prior.scale;
  let freedom = prior.scaleStrength;
  for (let i = 0; i < n; i++) {
    const mean = dot(features, i * width, coefficients);
    // A censored row carries no residual of its own: it moves the line, and leaves the scale to the others.
    if (data.censored[i]) continue;
    squares += robust[i]! * (imputed[i]! - mean) ** 2;
    freedom += data.weight[i]!;
  }
  return { coefficients, scale: Math.sqrt(squares / freedom) };
}

function dot(features: Float64Array, offset: number, coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let a = 0; a < coefficients.length; a++) sum += features[offset + a]! * coefficients[a]!;
  return sum;
}

/** Solves a symmetric positive definite system, given by its lower triangle, by Cholesky's method. */
export function solveSymmetric(lower: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const factor = Float64Array.from(lower);
  const x = Float64Array.from(right);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = factor[a * n + b]!;
      for (let c = 0; c < b; c++) sum -= factor[a * n + c]! * factor[b * n + c]!;
      factor[a * n + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[b * n + b]!;
    }
  }
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
