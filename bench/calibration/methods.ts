import {
  type Draws,
  daysUntil,
  type FinishSeries,
  HORIZON_DAYS,
  itemsWithin,
  type Pace,
  plainWeeks,
} from '@fulcrum/core/forecast';
import { normalQuantile, streamKey, uniform } from '@fulcrum/core/stats';

/** Who forecasts: ours, and two usual ways that it is held against. */
export type Method = 'fulcrum' | 'bootstrap' | 'velocity';
export const METHODS: readonly Method[] = ['fulcrum', 'bootstrap', 'velocity'];

/** What is known on a day, to forecast from. */
export interface Known {
  readonly pace: Pace;
  /** Finishes of the last twelve weeks, newest first, as they came. */
  readonly recent: Float64Array;
}

const LOOK_BACK = 12;

/** What is known of a series on a day. */
export function knownOn(series: FinishSeries, pace: Pace): Known {
  return { pace, recent: plainWeeks(series, pace.day, LOOK_BACK) };
}

/** Items finished within so many weeks, by each method: samples, ascending. */
export function itemsBy(known: Known, weeks: number, draws: Draws): Record<Method, Float64Array> {
  const { mean, deviation } = momentsOf(known.recent);
  return {
    fulcrum: itemsWithin(known.pace, weeks, draws),
    bootstrap: drawnItems(known.recent, weeks, draws),
    velocity: normalSample(mean * weeks, deviation * Math.sqrt(weeks), draws.replications).map((x) => Math.max(0, x)),
  };
}

/** Days until so many items are finished, by each method: samples of whole days, ascending. */
export function daysBy(known: Known, items: number, draws: Draws): Record<Method, Float64Array> {
  const { mean, deviation } = momentsOf(known.recent);
  const error = (7 * Math.sqrt(items) * deviation) / mean ** 1.5;
  return {
    fulcrum: daysUntil(known.pace, items, draws).map(wholeDays),
    bootstrap: drawnDays(known.recent, items, draws).map(wholeDays),
    velocity: normalSample((7 * items) / mean, error, draws.replications).map(wholeDays),
  };
}

function momentsOf(weeks: Float64Array): { mean: number; deviation: number } {
  const mean = weeks.reduce((sum, week) => sum + week, 0) / weeks.length;
  const squares = weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (weeks.length - 1)) };
}

function normalSample(mean: number, deviation: number, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, bin) => mean + deviation * normalQuantile((bin + 0.5) / size));
}

// Nothing is looked at beyond ten years.
function wholeDays(days: number): number {
  return Math.min(Math.max(1, Math.round(days)), HORIZON_DAYS);
}

function drawnItems(weeks: Float64Array, ahead: number, { seed, replications }: Draws): Float64Array {
  const key = streamKey(seed, 'bootstrap');
  return Float64Array.from({ length: replications }, (_, r) => {
    let items = 0;
    for (let week = 0; week < ahead; week++) items += drawn(weeks, key, r * WEEKS_APART + week);
    return items;
  }).sort();
}

// Within the last week the items come evenly: whole weeks would promise too late.
function drawnDays(weeks: Float64Array, need: number, { seed, replications }: Draws): Float64Array {
  const key = streamKey(seed, 'bootstrap');
  return Float64Array.from({ length: replications }, (_, r) => {
    let items = 0;
    for (let week = 0; week < MOST_WEEKS; week++) {
      const finished = drawn(weeks, key, r * WEEKS_APART + week);
      if (items + finished >= need) return 7 * (week + (need - items) / finished);
      items += finished;
    }
    return HORIZON_DAYS;
  }).sort();
}

const MOST_WEEKS = Math.ceil(HORIZON_DAYS / 7);
const WEEKS_APART = 1024;

function drawn(weeks: Float64Array, key: number, counter: number): number {
  return weeks[Math.floor(uniform(key, counter) * weeks.length)]!;
}
