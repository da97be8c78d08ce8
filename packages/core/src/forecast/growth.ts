import type { DayNumber } from './ledger.ts';

/** How much one milestone of the past had grown in the end, seen from one day of its life. */
export interface GrowthRecord {
  readonly milestone: number;
  readonly day: DayNumber;
  /** The day from which its end is known. */
  readonly ended: DayNumber;
  readonly known: number;
  readonly done: number;
  /** Items in the end against items known on the day. */
  readonly ratio: number;
}

/** Records in order of `day`. */
export type PastGrowth = readonly GrowthRecord[];

interface Seen {
  readonly day: DayNumber;
  readonly milestone: number;
  readonly known: number;
  readonly done: number;
}

const TABLE = 32;
const DONE_WIDTH = 0.2;
const SIZE_WIDTH = 1;
const HALF_LIFE = 730;
/** What to expect without any past: each counts for half a milestone. */
const PRIOR: readonly (readonly [ratio: number, weight: number])[] = [
  [1, 0.5],
  [1.2, 0.5],
  [1.5, 0.5],
];

/**
 * Equally likely ratios of items in the end to items known now: those of milestones that had ended by the day, seen when
 * they were about as far and as large, the recent ones counting for more.
 */
export function growthTable(past: PastGrowth, now: Seen): Float64Array {
  const pairs = [...PRIOR];
  for (const record of past) {
    if (record.day >= now.day) break;
    if (record.ended > now.day || record.milestone === now.milestone) continue;
    const weight = likeness(record, now);
    if (weight > 0.001) pairs.push([record.ratio, weight]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  let index = 0;
  let reached = pairs[0]![1];
  return Float64Array.from({ length: TABLE }, (_, bin) => {
    const goal = ((bin + 0.5) / TABLE) * total;
    while (reached < goal && index < pairs.length - 1) reached += pairs[++index]![1];
    return pairs[index]![0];
  });
}

/** Beyond so many widths the likeness falls below what counts: most records are told apart by this alone. */
const FAR = 2.7;

function likeness(record: GrowthRecord, now: Seen): number {
  const done = (record.done / record.known - now.done / now.known) / DONE_WIDTH;
  if (done > FAR || done < -FAR) return 0;
  const size = Math.log(record.known / now.known) / SIZE_WIDTH;
  const age = (now.day - record.ended) / HALF_LIFE;
  return Math.exp(-done * done - (size * size) / 2 - Math.LN2 * age);
}
