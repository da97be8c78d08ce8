import { quantileSorted } from '../../stats/index.ts';
import { HORIZON_DAYS } from '../calibrate.ts';

/**
 * Brings simulated ends of a milestone in line with its calibrated forecast. The base run (history alone) is mapped to the
 * record rank by rank, and every other run moves from there as its ends move:
 *
 *     day(r) = F(rank of x(r)) + T(x′(r)) − T(x(r))
 *
 * with x the base run, x′ the other one, F the quantiles of the record, and T the monotone map of the quantiles of x to F,
 * piecewise linear. A run that is equal to the base gives exactly F; one that is later in a replication is later there.
 */
export interface Transport {
  /** Days from the as-of day of each replication of the base run. */
  readonly baseDays: Float64Array;
  /** T at the base run's ends. */
  readonly baseMapped: Float64Array;
  readonly map: RisingLine;
}

/** A rising line: its days at even distances from `first` on, and its slope beyond both ends. */
interface RisingLine {
  readonly first: number;
  readonly step: number;
  readonly days: Float64Array;
  readonly slope: number;
}

/** Knots of T: enough to follow a distribution, few enough to leave its chance bumps out. */
const KNOTS = 41;
const CELLS = 1_024;
/** The slope of T stays within this factor of its mean: where ends lie close together, a slope says nothing. */
const MOST_BEND = 3;

/**
 * @param base ends of the base run in working days, by replication
 * @param record days of the calibrated forecast, sorted: equally likely
 */
export function transportOf(base: Float32Array, record: readonly number[]): Transport {
  const n = base.length;
  const order = Uint32Array.from({ length: n }, (_, r) => r).sort((a, b) => base[a]! - base[b]! || a - b);
  const baseDays = new Float64Array(n);
  for (let rank = 0; rank < n; rank++) baseDays[order[rank]!] = quantileSorted(record, (rank + 0.5) / n);
  const sorted = Float64Array.from(order, (r) => base[r]!);
  const map = mapOf(sorted, record);
  return { baseDays, map, baseMapped: Float64Array.from(base, (end) => mapped(map, end)) };
}

function mapOf(sorted: Float64Array, record: readonly number[]): RisingLine {
  const slope = meanSlope(sorted, record);
  const knots: [from: number, to: number][] = [[quantileSorted(sorted, HALF), quantileSorted(record, HALF)]];
  for (let knot = 1; knot < KNOTS; knot++) {
    const p = (knot + 0.5) / KNOTS;
    const [x, y] = [quantileSorted(sorted, p), quantileSorted(record, p)];
    const [lastX, lastY] = knots.at(-1)!;
    if (x <= lastX + TINY) continue;
    const bend = Math.min(MOST_BEND * slope, Math.max(slope / MOST_BEND, (y - lastY) / (x - lastX)));
    knots.push([x, lastY + bend * (x - lastX)]);
  }
  const first = knots[0]![0];
  const step = Math.max(TINY, (knots.at(-1)![0] - first) / CELLS);
  return { first, step, slope, days: onGrid(knots, first, step) };
}

const HALF = 0.5 / KNOTS;

/** A line through knots, at even distances: reading it takes no search. */
function onGrid(knots: readonly (readonly [from: number, to: number])[], first: number, step: number): Float64Array {
  let knot = 0;
  return Float64Array.from({ length: CELLS + 1 }, (_, cell) => {
    const x = first + cell * step;
    while (knot < knots.length - 2 && knots[knot + 1]![0] < x) knot++;
    const [[x0, y0], [x1, y1]] = [knots[knot]!, knots[knot + 1] ?? [knots[knot]![0] + 1, knots[knot]![1]]];
    return y0 + ((y1 - y0) / (x1 - x0)) * (x - x0);
  });
}

const TINY = 1e-6;
/** Calendar days in a working day: what the slope is where nothing tells it. */
const DAYS_PER_WORKDAY = 7 / 5;
const MOST_SLOPE = 4;

/** Days of the record for each working day of the base run, by their medians. */
function meanSlope(sorted: Float64Array, record: readonly number[]): number {
  const ratio = quantileSorted(record, 0.5) / quantileSorted(sorted, 0.5);
  return Number.isFinite(ratio) && ratio > 0
    ? Math.min(MOST_SLOPE * DAYS_PER_WORKDAY, Math.max(DAYS_PER_WORKDAY / MOST_SLOPE, ratio))
    : DAYS_PER_WORKDAY;
}

/** T at a simulated end: days from the as-of day. */
export function mapped({ first, step, days, slope }: RisingLine, end: number): number {
  const place = (end - first) / step;
  const last = days.length - 1;
  if (!(place > 0)) return days[0]! + slope * (end - first);
  if (place >= last) return days[last]! + slope * (end - first - last * step);
  const cell = Math.floor(place);
  return days[cell]! + (days[cell + 1]! - days[cell]!) * (place - cell);
}

/** Days from the as-of day of another run, by replication. */
export function transported(transport: Transport, base: Float32Array, ends: Float32Array): Float64Array {
  const { map, baseDays, baseMapped } = transport;
  const days = new Float64Array(ends.length);
  for (let r = 0; r < ends.length; r++) {
    const moved = ends[r] === base[r] ? 0 : mapped(map, ends[r]!) - baseMapped[r]!;
    days[r] = Math.min(HORIZON_DAYS + 1, Math.max(LEAST_DAYS, baseDays[r]! + moved));
  }
  return days;
}

const LEAST_DAYS = 0.5;
