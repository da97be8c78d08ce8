import { TABLE_POINTS } from '../../network.ts';
import { BLOCK, type BlockDraw } from '../block-draw.ts';

const { fround } = Math;

/** Strata at either end whose values come from the fine bins of the tails. */
const TAIL_STRATA = 4;
/** Where the point k/1024 of the middle would lie in a table, if the middle began at 0. */
const MIDDLE_AT = 272;
/** The least chance that a table knows of, and the last float before the tail ends. */
const LEAST = 2 ** -24;
const MOST = fround(2 ** -6 - 2 ** -30);
/** The upper bits of `LEAST`: four of the mantissa count the bins of a halving. */
const LEAST_BITS = 1648;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A column of tables, and which of them is asked. */
export interface Source {
  readonly tables: Float32Array;
  readonly table: number;
  readonly scale: number;
}

/** The values of all 256 strata of a draw, lowest first: `into` gets them, times the scale. */
export function valuesOfStrata(into: Float32Array, { tables, table, scale }: Source, offset: number): void {
  const from = table * TABLE_POINTS;
  const quarter = Math.floor(4 * offset);
  const share = fround(4 * offset - quarter);
  for (let v = TAIL_STRATA; v < BLOCK - TAIL_STRATA; v++) {
    const low = tables[from + MIDDLE_AT + 4 * v + quarter]!;
    const high = tables[from + MIDDLE_AT + 4 * v + quarter + 1]!;
    into[v] = fround(fround(low + fround(share * fround(high - low))) * scale);
  }
  for (let v = 0; v < TAIL_STRATA; v++) {
    const below = fround(fround(v + offset) / BLOCK);
    const above = fround(fround(v + 1 - offset) / BLOCK);
    into[v] = fround(tailValue(tables, from, 1, below) * scale);
    into[BLOCK - 1 - v] = fround(tailValue(tables, from + TABLE_POINTS - 1, -1, above) * scale);
  }
}

// biome-ignore lint/complexity/useMaxParams: read for each tail stratum; an object for it would cost more than the rest
function tailValue(tables: Float32Array, end: number, inwards: 1 | -1, chance: number): number {
  float[0] = Math.min(Math.max(chance, LEAST), MOST);
  const bin = (bits[0]! >>> 19) - LEAST_BITS;
  const share = fround((bits[0]! & 0x7ffff) / 2 ** 19);
  const low = tables[end + inwards * bin]!;
  const high = tables[end + inwards * (bin + 1)]!;
  return fround(low + fround(share * fround(high - low)));
}

/** Gives each replication of the block the value of its stratum. */
export function permute(into: Float32Array, values: Float32Array, draw: BlockDraw): void {
  for (let j = 0; j < BLOCK; j++) into[j] = values[draw.strata[j]!]!;
}
