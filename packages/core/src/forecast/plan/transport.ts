import { quantileSorted } from '../../stats/index.ts';
import { HORIZON_DAYS } from '../calibrate.ts';

/**
 * Brings simulated ends of a milestone in line with its calibrated forecast. The base run (history alone) is mapped to the
 * record rank by rank, and every other run moves from there as its ends move, in each future by itself:
 *
 *     day(r) = F(rank of x(r)) + s(r) · (x′(r) − x(r)),   s(r) = F(rank of x(r)) / x(r)
 *
 * with x the base run, x′ the other one, F the quantiles of the record, and s how many days of the record a working day of
 * the network is. A run that is equal to the base gives exactly F; one that takes twice as long gives 2 F; one that
 * is later in a future is later there.
 */
export interface Transport {
  /** F by replication: days from the as-of day to the end of the base run. */
  readonly baseDays: Float64Array;
  /** s by replication. */
  readonly stretch: Float64Array;
}

/** s stays within this factor of the ratio of the medians: near the start, a few hours would make it anything. */
const MOST_BEND = 2;
/** Calendar days in a working day: what s is where nothing tells it, and what it lies about. */
const DAYS_PER_WORKDAY = 7 / 5;
const MOST_STRETCH = 4;

/**
 * @param base ends of the base run in working days, by replication
 * @param record days of the calibrated forecast, sorted: equally likely
 */
export function transportOf(base: Float32Array, record: ArrayLike<number>): Transport {
  const n = base.length;
  const order = Uint32Array.from({ length: n }, (_, r) => r).sort((a, b) => base[a]! - base[b]! || a - b);
  const middle = meanStretch(base[order[n >>> 1]!]!, quantileSorted(record, 0.5));
  const [baseDays, stretch] = [new Float64Array(n), new Float64Array(n)];
  for (let rank = 0; rank < n; rank++) {
    const r = order[rank]!;
    const day = quantileSorted(record, (rank + 0.5) / n);
    baseDays[r] = day;
    stretch[r] = Math.min(MOST_BEND * middle, Math.max(middle / MOST_BEND, day / Math.max(TINY, base[r]!)));
  }
  return { baseDays, stretch };
}

const TINY = 1e-6;

function meanStretch(end: number, day: number): number {
  const ratio = day / end;
  if (!Number.isFinite(ratio) || ratio <= 0) return DAYS_PER_WORKDAY;
  return Math.min(MOST_STRETCH * DAYS_PER_WORKDAY, Math.max(DAYS_PER_WORKDAY / MOST_STRETCH, ratio));
}

/** Days from the as-of day of another run, by replication. */
export function transported({ baseDays, stretch }: Transport, base: Float32Array, ends: Float32Array): Float64Array {
  const days = new Float64Array(ends.length);
  for (let r = 0; r < ends.length; r++) {
    const moved = baseDays[r]! + stretch[r]! * (ends[r]! - base[r]!);
    days[r] = Math.min(HORIZON_DAYS + 1, Math.max(LEAST_DAYS, moved));
  }
  return days;
}

const LEAST_DAYS = 0.5;
