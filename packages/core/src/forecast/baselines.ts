import { normalQuantile, streamKey, uniform } from '../stats/index.ts';
import type { EndDefinition } from './answer.ts';
import { HORIZON_DAYS } from './calibrate.ts';
import type { DayNumber, Ledger } from './ledger.ts';
import { membersAt, milestoneState } from './milestone-state.ts';
import { NEEDED } from './snapshot.ts';

/** Both baselines look back so many weeks, or to the first finished item when that is nearer. */
const LOOK_BACK = 12;

/** What a baseline goes by: items to go, and items finished a week, newest first. */
export interface PlainRecord {
  readonly need: number;
  readonly weeks: readonly number[];
}

/** The plain record of one milestone on a day: no cleaning, no teams, no growth. */
export function recordOf(
  ledger: Ledger,
  at: { milestone: number; day: DayNumber },
  definition: EndDefinition,
): PlainRecord {
  const { known, done } = milestoneState(ledger, at.milestone, at.day);
  const days = [...membersAt(ledger, at.milestone, at.day)]
    .map((item) => ledger.finished[item]!)
    .filter((day) => day <= at.day);
  const first = days.reduce((least, day) => Math.min(least, day), at.day);
  const count = Math.max(1, Math.min(LOOK_BACK, Math.ceil((at.day - first + 1) / 7)));
  const weeks = Array.from({ length: count }, () => 0);
  for (const day of days) {
    const age = Math.floor((at.day - day) / 7);
    if (age < count) weeks[age]!++;
  }
  return { need: Math.max(0, NEEDED[definition] * known - done), weeks };
}

/**
 * Straight velocity extrapolation: items to go over the mean week, with the normal error that the scatter of the weeks
 * gives (the variance of a sum of independent weeks).
 * @returns sorted days to the end
 */
export function velocity(record: PlainRecord, size: number): Float64Array {
  const { need, weeks } = record;
  const mean = weeks.reduce((sum, week) => sum + week, 0) / weeks.length;
  const squares = weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0);
  const deviation = weeks.length > 1 ? Math.sqrt(squares / (weeks.length - 1)) : Math.sqrt(mean);
  const days = mean === 0 ? HORIZON_DAYS : (7 * need) / mean;
  const error = mean === 0 ? 0 : (7 * Math.sqrt(need) * deviation) / mean ** 1.5;
  return Float64Array.from({ length: size }, (_, bin) => bounded(days + error * normalQuantile((bin + 0.5) / size)));
}

/**
 * The plain throughput bootstrap of many tools: whole weeks drawn from the record until all is done.
 * @returns sorted days to the end
 */
export function bootstrap(record: PlainRecord, size: number, seed: number): Float64Array {
  const { need, weeks } = record;
  const key = streamKey(seed, 'bootstrap');
  const isStuck = weeks.every((week) => week === 0);
  const ends = Float64Array.from({ length: size }, (_, r) => {
    let left = isStuck ? 0 : need;
    let week = 0;
    for (; left > 0 && week < MOST_WEEKS; week++)
      left -= weeks[Math.floor(uniform(key, r * MOST_WEEKS + week) * weeks.length)]!;
    return bounded(isStuck ? HORIZON_DAYS : 7 * week);
  });
  return ends.sort();
}

const MOST_WEEKS = 522;

function bounded(days: number): number {
  return Math.min(Math.max(1, Math.round(days)), HORIZON_DAYS);
}
