/** Draws of one block: `src/simulation/block-draw.ts` and `twin/sample.ts`, bit for bit. */
import {
  INDICES,
  KEY,
  LEVEL,
  SCALE,
  SEED,
  SHUFFLED,
  SPREAD,
  TABLE,
  TABLES,
  TAIL_PLACES,
  VALUES,
} from '../../src/simulation/wasm/layout';
import { float, int, place, ROW, word } from './memory';

const TABLE_POINTS: i32 = 1569;
const LEAST: f32 = 5.9604644775390625e-8; // 2^-24
const MOST: f32 = 0.01562499906867742538; // 2^-6 - 2^-30
const LEAST_BITS: i32 = 1648;

/** The offset of the draw at hand, and the byte distances from a lane to its three neighbours. */
let offset: f32 = 0;
let toSecond: i32 = 0;
let toThird: i32 = 0;

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
  return (column << 1) ^ (-(column >> 7) & 0x11b);
}

/** Fills the index table: for every fourth replication the place of its value, in bytes. */
function drawPlaces(key: i32, block: i32): void {
  const stream = mix(key ^ word(SEED));
  const bits = mix(stream + (block + 1) * <i32>0x9e3779b9);
  let column = 1 + (((bits & 0xffff) * 255) >>> 16);
  toSecond = column << 2;
  column = nextColumn(column);
  toThird = column << 2;
  column = nextColumn(column);
  const after = nextColumn(column);
  const first = (<u32>bits >>> 24) << 2;
  v128.store(
    INDICES,
    v128.xor(i32x4.splat(<i32>first), i32x4(0, column << 2, after << 2, (column ^ after) << 2)),
  );
  column = nextColumn(after);
  for (let size: usize = 16; size < 256; size <<= 1) {
    const by = i32x4.splat(column << 2);
    for (let at: usize = 0; at < size; at += 16) {
      v128.store(size + at, v128.xor(v128.load(at, INDICES), by), INDICES);
    }
    column = nextColumn(column);
  }
  offset = <f32>(scrambled(reversed(block), stream) >>> 8) * <f32>5.9604644775390625e-8;
}

function tailValue(end: usize, inwards: i32, chance: f32): f32 {
  const held = min<f32>(max<f32>(chance, LEAST), MOST);
  const bits = reinterpret<i32>(held);
  const bin = (bits >>> 19) - LEAST_BITS;
  const share = <f32>(bits & 0x7ffff) * <f32>0.0000019073486328125;
  const low = float(end, inwards * bin);
  const high = float(end, inwards * (bin + 1));
  return low + share * (high - low);
}

/** The value of each stratum at its place. */
function spreadValues(table: i32, scale: f32): void {
  const quarter = <i32>(<f32>4 * offset);
  const share = f32x4.splat(<f32>4 * offset - <f32>quarter);
  const times = f32x4.splat(scale);
  let low = place(SPREAD) + <usize>(table * 5 + quarter) * ROW;
  for (let at: usize = 0; at < ROW; at += 32) {
    const a = v128.load(low);
    const b = v128.load(low, 1024);
    const c = v128.load(low, 16);
    const d = v128.load(low, 1040);
    v128.store(at, f32x4.mul(f32x4.add(a, f32x4.mul(share, f32x4.sub(b, a))), times), VALUES);
    v128.store(at, f32x4.mul(f32x4.add(c, f32x4.mul(share, f32x4.sub(d, c))), times), VALUES + 16);
    low += 32;
  }
  const start = place(TABLES) + <usize>(table * TABLE_POINTS) * 4;
  const end = start + <usize>(TABLE_POINTS - 1) * 4;
  for (let v = 0; v < 4; v++) {
    const below = (<f32>v + offset) / <f32>256;
    const above = (<f32>(v + 1) - offset) / <f32>256;
    store<f32>(<usize>int(TAIL_PLACES, v), tailValue(start, 1, below) * scale, VALUES);
    store<f32>(<usize>int(TAIL_PLACES, v + 4), tailValue(end, -1, above) * scale, VALUES);
  }
}

// @ts-ignore: decorator
@inline function valuesAt(at: i32): v128 {
  let four = v128.load32_zero(<usize>at, VALUES);
  four = v128.load_lane<i32>(<usize>(at ^ toSecond), four, 1, VALUES);
  four = v128.load_lane<i32>(<usize>(at ^ toThird), four, 2, VALUES);
  return v128.load_lane<i32>(<usize>(at ^ toSecond ^ toThird), four, 3, VALUES);
}

/** Gives each replication the value of its place. */
function permute(into: usize): void {
  for (let i: usize = 0; i < 256; i += 8) {
    v128.store(into, valuesAt(load<i32>(i, INDICES)));
    v128.store(into, valuesAt(load<i32>(i, INDICES + 4)), 16);
    into += 32;
  }
}

/** The same, times a row. */
function permuteTimes(into: usize, factors: usize): void {
  for (let i: usize = 0; i < 256; i += 8) {
    v128.store(into, f32x4.mul(valuesAt(load<i32>(i, INDICES)), v128.load(factors)));
    v128.store(into, f32x4.mul(valuesAt(load<i32>(i, INDICES + 4)), v128.load(factors, 16)), 16);
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

/** An activity's row of draws, times its level. */
export function drawActivity(into: usize, activity: i32, block: i32, levelRows: usize): void {
  const scale = float(place(SCALE), activity);
  if (scale == 0) {
    memory.fill(into, 0, ROW);
    return;
  }
  drawPlaces(int(place(KEY), activity), block);
  spreadValues(int(place(TABLE), activity), scale);
  const level = int(place(LEVEL), activity);
  if (level < 0) permute(into);
  else permuteTimes(into, levelRows + <usize>level * ROW);
}

/** A row that is all ones where something happens that has this chance, and all zeros elsewhere. */
export function chanceRow(into: usize, key: i32, block: i32, chance: f32): void {
  drawPlaces(key, block);
  const edge = f32x4.splat(chance * <f32>256 - offset);
  for (let at: usize = 0; at < ROW; at += 16) {
    v128.store(at, f32x4.lt(v128.load(at, SHUFFLED), edge), VALUES);
  }
  permute(into);
}
