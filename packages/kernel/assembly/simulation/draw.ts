/** Draws of one block: `src/simulation/block-draw.ts` and `twin/sample.ts`, bit for bit. */
import { SEED, SHUFFLED, SPREAD, TABLES } from '../../src/simulation/wasm/layout';
import { place, ROW, word } from './memory';
import { INDICES, VALUES } from './places';

const TABLE_POINTS: i32 = 1569;
const LEAST: f32 = 5.9604644775390625e-8; // 2^-24
const MOST: f32 = 0.01562499906867742538; // 2^-6 - 2^-30
const LEAST_BITS: i32 = 1648;

/** The offset of the draw at hand, and which lanes of a four change places. */
let offset: f32 = 0;
let lanes: i32 = 0;

export function mix(h: i32): i32 {
  let x = <u32>h;
  x = (x ^ (x >>> 16)) * 0x21f0aaad;
  x = (x ^ (x >>> 15)) * 0x735a2d97;
  return <i32>(x ^ (x >>> 15));
}

function scrambled(bits: i32, stream: i32): u32 {
  const key = <u32>mix(stream ^ 0x68e31da4);
  let x = <u32>bits + key;
  x ^= x * 0x6c50b47c;
  x *= key | 1;
  x ^= x * 0xb82f1e52;
  return x ^ (x * 0x8d22f6e6);
}

function reversed(bits: i32): i32 {
  let x = <u32>bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return <i32>((x >>> 16) | (x << 16));
}

// @ts-ignore: decorator
@inline function nextColumn(column: i32): i32 {
  return (column << 1) ^ (-(column >> 5) & 0x43);
}

/** Fills the index table: for every four replications where their four values lie, in bytes. */
function drawPlaces(key: i32, block: i32): void {
  const stream = mix(key ^ word(SEED));
  const bits = mix(stream + (block + 1) * <i32>0x9e3779b9);
  lanes = (bits >>> 24) & 3;
  let column = 1 + (((bits & 0xffff) * 63) >>> 16);
  const after = nextColumn(column);
  const first = (<u32>bits >>> 26) << 4;
  v128.store(
    INDICES,
    v128.xor(i32x4.splat(<i32>first), i32x4(0, column << 4, after << 4, (column ^ after) << 4)),
  );
  column = nextColumn(after);
  for (let size: usize = 16; size < 256; size <<= 1) {
    const by = i32x4.splat(column << 4);
    for (let at: usize = 0; at < size; at += 16) {
      v128.store(size + at, v128.xor(v128.load(at, INDICES), by), INDICES);
    }
    column = nextColumn(column);
  }
  offset = <f32>(scrambled(reversed(block), stream) >>> 8) * <f32>5.9604644775390625e-8;
}

/** The values of four strata of a tail: their points lie from `end` inwards. */
// @ts-ignore: decorator
@inline function tailValues(end: usize, inwards: i32, chances: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(chances, f32x4.splat(LEAST)), f32x4.splat(MOST));
  const bins = i32x4.shl(i32x4.sub(i32x4.shr_u(held, 19), i32x4.splat(LEAST_BITS)), 2);
  const shares = f32x4.mul(
    f32x4.convert_i32x4_s(v128.and(held, i32x4.splat(0x7ffff))),
    f32x4.splat(0.0000019073486328125),
  );
  const at = inwards > 0 ? i32x4.add(i32x4.splat(<i32>end), bins) : i32x4.sub(i32x4.splat(<i32>end), bins);
  const a = <usize>i32x4.extract_lane(at, 0);
  const b = <usize>i32x4.extract_lane(at, 1);
  const c = <usize>i32x4.extract_lane(at, 2);
  const d = <usize>i32x4.extract_lane(at, 3);
  // A point and the next one inwards, side by side: for the upper tail the next one lies before.
  const back = inwards > 0 ? 0 : 4;
  const ab = v128.load_lane<i64>(b - back, v128.load64_zero(a - back), 1);
  const cd = v128.load_lane<i64>(d - back, v128.load64_zero(c - back), 1);
  const even = v128.shuffle<i32>(ab, cd, 0, 2, 4, 6);
  const odd = v128.shuffle<i32>(ab, cd, 1, 3, 5, 7);
  const low = inwards > 0 ? even : odd;
  const high = inwards > 0 ? odd : even;
  return f32x4.add(low, f32x4.mul(shares, f32x4.sub(high, low)));
}

// @ts-ignore: decorator
@inline function exchanged(four: v128, by: i32): v128 {
  if (by == 1) return v128.shuffle<i32>(four, four, 1, 0, 3, 2);
  if (by == 2) return v128.shuffle<i32>(four, four, 2, 3, 0, 1);
  if (by == 3) return v128.shuffle<i32>(four, four, 3, 2, 1, 0);
  return four;
}

// @ts-ignore: decorator
@inline function valuesAt(at: usize, low: usize, share: v128): v128 {
  return f32x4.add(f32x4.mul(v128.load(low + at, 1024), share), v128.load(low + at));
}

// @ts-ignore: decorator
@inline function storeTail(at: usize, low: usize, share: v128, times: v128, value: v128, by: i32): void {
  const four = v128.shuffle<i32>(valuesAt(at, low, share), value, 4, 1, 2, 3);
  v128.store(at, exchanged(f32x4.mul(four, times), by), VALUES);
}

// @ts-ignore: decorator
@inline function spreadExchanged(low: usize, share: v128, times: v128, below: v128, above: v128, by: i32): void {
  storeTail(0, low, share, times, below, by);
  storeTail(16, low, share, times, v128.shuffle<i32>(below, below, 1, 1, 1, 1), by);
  storeTail(32, low, share, times, v128.shuffle<i32>(below, below, 2, 2, 2, 2), by);
  storeTail(48, low, share, times, v128.shuffle<i32>(below, below, 3, 3, 3, 3), by);
  storeTail(64, low, share, times, above, by);
  storeTail(80, low, share, times, v128.shuffle<i32>(above, above, 1, 1, 1, 1), by);
  storeTail(96, low, share, times, v128.shuffle<i32>(above, above, 2, 2, 2, 2), by);
  storeTail(112, low, share, times, v128.shuffle<i32>(above, above, 3, 3, 3, 3), by);
  for (let at: usize = 128; at < ROW; at += 64) {
    v128.store(at, exchanged(f32x4.mul(valuesAt(at, low, share), times), by), VALUES);
    v128.store(at, exchanged(f32x4.mul(valuesAt(at + 16, low, share), times), by), VALUES + 16);
    v128.store(at, exchanged(f32x4.mul(valuesAt(at + 32, low, share), times), by), VALUES + 32);
    v128.store(at, exchanged(f32x4.mul(valuesAt(at + 48, low, share), times), by), VALUES + 48);
  }
}

/** The value of each stratum at its place, the lanes of the fours already exchanged. */
function spreadValues(table: i32, scale: f32): void {
  const quarter = <i32>(<f32>4 * offset);
  const share = f32x4.splat(<f32>4 * offset - <f32>quarter);
  const times = f32x4.splat(scale);
  const low = place(SPREAD) + <usize>(table * 4 + quarter) * 2 * ROW;
  const start = place(TABLES) + <usize>(table * TABLE_POINTS) * 4;
  const end = start + <usize>(TABLE_POINTS - 1) * 4;
  const part = f32x4.splat(0.00390625);
  const into = f32x4.splat(offset);
  const below = tailValues(start, 1, f32x4.mul(f32x4.add(f32x4(0, 1, 2, 3), into), part));
  const above = tailValues(end, -1, f32x4.mul(f32x4.sub(f32x4(1, 2, 3, 4), into), part));
  if (lanes == 0) spreadExchanged(low, share, times, below, above, 0);
  else if (lanes == 1) spreadExchanged(low, share, times, below, above, 1);
  else if (lanes == 2) spreadExchanged(low, share, times, below, above, 2);
  else spreadExchanged(low, share, times, below, above, 3);
}

/** Gives each replication the value of its place. */
export function permute(into: usize): void {
  for (let i: usize = 0; i < 256; i += 8) {
    v128.store(into, v128.load(<usize>load<i32>(i, INDICES), VALUES));
    v128.store(into, v128.load(<usize>load<i32>(i, INDICES + 4), VALUES), 16);
    into += 32;
  }
}

/** The same, times a row. */
export function permuteTimes(into: usize, factors: usize): void {
  for (let i: usize = 0; i < 256; i += 8) {
    v128.store(into, f32x4.mul(v128.load(<usize>load<i32>(i, INDICES), VALUES), v128.load(factors)));
    v128.store(into, f32x4.mul(v128.load(<usize>load<i32>(i, INDICES + 4), VALUES), v128.load(factors, 16)), 16);
    into += 32;
    factors += 32;
  }
}

/** A row of draws from a table. */
export function drawRow(into: usize, key: i32, block: i32, table: i32, scale: f32): void {
  drawPlaces(key, block);
  spreadValues(table, scale);
  permute(into);
}

/** Draws the values of an activity, and where each replication finds its own: `valuesFor` reads them. */
export function drawValues(key: i32, block: i32, table: i32, scale: f32): void {
  drawPlaces(key, block);
  spreadValues(table, scale);
}

/** The values of four replications; `index` counts such fours, four bytes each. */
// @ts-ignore: decorator
@inline export function valuesFor(index: usize): v128 {
  return v128.load(<usize>load<i32>(index, INDICES), VALUES);
}

/** Exchanges the lanes of the fours where they lie. */
function exchangeValues(): void {
  for (let at: usize = 0; at < ROW; at += 16) {
    const four = v128.load(at, VALUES);
    if (lanes == 1) v128.store(at, exchanged(four, 1), VALUES);
    else if (lanes == 2) v128.store(at, exchanged(four, 2), VALUES);
    else if (lanes == 3) v128.store(at, exchanged(four, 3), VALUES);
  }
}

/** A row that is all ones where something happens that has this chance, and all zeros elsewhere. */
export function chanceRow(into: usize, key: i32, block: i32, chance: f32): void {
  drawPlaces(key, block);
  const edge = f32x4.splat(chance * <f32>256 - offset);
  for (let at: usize = 0; at < ROW; at += 16) {
    v128.store(at, f32x4.lt(v128.load(at, SHUFFLED), edge), VALUES);
  }
  exchangeValues();
  permute(into);
}
