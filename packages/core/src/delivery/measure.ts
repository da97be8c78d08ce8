import { type Day, endOfDay, type Instant, startOfDay } from '../calendar/index.ts';
import type { Evidence } from '../measure/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import { quantileSorted } from '../stats/index.ts';

/** How the DORA report of 2023 groups teams, for information: groups of survey answers, and no grades. */
export type Band = 'elite' | 'high' | 'medium' | 'low';

/**
 * One measure of delivery. `not-connected` means that no source tells of it, which is not zero; `insufficient-data` that there is
 * a source, and too little in these days.
 */
export interface DeliveryMeasure {
  readonly id: 'lead-time' | 'deployment-frequency' | 'change-failure-rate' | 'time-to-restore' | 'review';
  readonly status: 'ok' | 'not-connected' | 'insufficient-data';
  /** When the status is not `ok`: what is missing, in one sentence. */
  readonly reason?: string;
  readonly unit: string;
  /** Figures by name, in the unit or as the method page says; empty when the status is not `ok`. */
  readonly figures: Readonly<Record<string, number>>;
  readonly band: Band | null;
  readonly evidence: readonly Evidence[];
  /** What was left out, and why. */
  readonly excluded: readonly { readonly why: string; readonly count: number }[];
}

/** The days of a question as instants: from the first up to, but without, the second. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/** The window of some days, as far as the graph reaches. */
export function windowOf(graph: ProgramGraph, days: { readonly from: Day; readonly to: Day }): Window {
  return { from: startOfDay(days.from), until: Math.min(endOfDay(days.to), graph.at) + 1 };
}

/** Whether something happened in a window. */
export function isIn(at: Instant | null, { from, until }: Window): boolean {
  return at !== null && at >= from && at < until;
}

/** Hours between two moments, or null when one is unknown or they are the wrong way round. */
export function hoursBetween(since: Instant | null, until: Instant | null): number | null {
  return since === null || until === null || until < since ? null : (until - since) / 3_600_000;
}

/** Median and 85th percentile of what is known, to a hundredth, under names with a prefix; nothing when nothing is known. */
export function spread(values: readonly (number | null)[], prefix = ''): Readonly<Record<string, number>> {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (sorted.length === 0) return {};
  const at = (share: number) => Math.round(quantileSorted(sorted, share) * 100) / 100;
  return { [`${prefix}p50`]: at(0.5), [`${prefix}p85`]: at(0.85) };
}

/** The band of a figure: the first whose bound it does not reach, or the last. */
export function bandOf(value: number, bounds: readonly [elite: number, high: number, medium: number]): Band {
  if (value < bounds[0]) return 'elite';
  if (value < bounds[1]) return 'high';
  return value < bounds[2] ? 'medium' : 'low';
}

/** Fewer than this, and percentiles and rates say nothing. */
export const LEAST = 5;

/** A measure that has no figures. */
export function missing(
  measure: Pick<DeliveryMeasure, 'id' | 'unit'>,
  status: 'not-connected' | 'insufficient-data',
  reason: string,
): DeliveryMeasure {
  return { ...measure, status, reason, figures: {}, band: null, evidence: [], excluded: [] };
}
