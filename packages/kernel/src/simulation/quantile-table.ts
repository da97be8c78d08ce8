import { TABLE_POINTS } from '../network.ts';

/*
 * A table has 1,024 bins of equal chance. Below 4/256 and above 252/256 finer ones take their place: 16 to each halving of
 * what is left, down to 2^-24. So between two points a quantile is as good as straight, in the tails too.
 */

/** Points of each tail, the one that it shares with the middle included: 18 halvings of 16 bins. */
const TAIL = 289;
/** The first and the last point of the middle, in bins of 1/1024. */
const MIDDLE = { from: 16, to: 1008 } as const;

const POINTS = points();

/** The probabilities at which a quantile table gives its values: `TABLE_POINTS` of them, rising, from 2^-24 to 1 - 2^-24. */
export function tablePoints(): Float64Array {
  return POINTS.slice();
}

/**
 * A quantile table from a quantile function.
 * @param quantile the value below which a share of p lies, for p from 2^-24 to 1 - 2^-24: finite, and never falling
 * @throws RangeError when the function gives something that is not a finite number, or falls
 */
export function quantileTable(quantile: (p: number) => number): Float32Array {
  const table = Float32Array.from(POINTS, quantile);
  table.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new RangeError(`the quantile at ${POINTS[i]} is ${value}`);
    if (i > 0 && value < table[i - 1]!) throw new RangeError(`the quantile falls at ${POINTS[i]}`);
  });
  return table;
}

function points(): Float64Array {
  const all = new Float64Array(TABLE_POINTS);
  for (let i = 0; i < TAIL; i++) {
    const tail = 2 ** (Math.floor(i / 16) - 24) * (1 + (i % 16) / 16);
    all[i] = tail;
    all[TABLE_POINTS - 1 - i] = 1 - tail;
  }
  for (let k = MIDDLE.from; k <= MIDDLE.to; k++) all[TAIL - 1 + k - MIDDLE.from] = k / 1024;
  return all;
}
