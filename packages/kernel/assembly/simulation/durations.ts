/** `twin/durations.ts`, bit for bit. */
import {
  HAPPENS_ROWS,
  HIT_EFFECT,
  HIT_RISK,
  HIT_START,
  KEY,
  LEVEL,
  LEVEL_KEY,
  LEVEL_ROWS,
  LEVEL_TABLE,
  LEVELS,
  RISK_CHANCE,
  RISK_KEY,
  RISK_SCALE,
  RISK_TABLE,
  RISKS,
  SCALE,
  SIZE_ROWS,
  TABLE,
  WITHIN,
} from '../../src/simulation/wasm/layout';
import { chanceRow, drawRow, drawValues, permute, permuteTimes } from './draw';
import { float, int, place, ROW, rowOf, word } from './memory';

const LEVEL_KIND: i32 = 0x3c6ef372;
const RISK_KIND: i32 = 0x1b873593;
const RISK_SIZE_KIND: i32 = 0x5bd1e995;
const LONGEST: f32 = 1e9;

/** Draws the levels and the risk events of a block. */
export function drawShared(block: i32): void {
  for (let l = 0; l < word(LEVELS); l++) {
    const key = int(place(LEVEL_KEY), l) ^ LEVEL_KIND;
    drawRow(rowOf(place(LEVEL_ROWS), l), key, block, int(place(LEVEL_TABLE), l), 1);
  }
  for (let k = 0; k < word(RISKS); k++) {
    const key = int(place(RISK_KEY), k);
    chanceRow(rowOf(place(HAPPENS_ROWS), k), key ^ RISK_KIND, block, float(place(RISK_CHANCE), k));
    const table = int(place(RISK_TABLE), k);
    drawRow(rowOf(place(SIZE_ROWS), k), key ^ RISK_SIZE_KIND, block, table, float(place(RISK_SCALE), k));
  }
}

/** Draws an activity's values: its durations before its level and its risk events. */
export function drawActivity(activity: i32, block: i32): void {
  drawValues(int(place(KEY), activity), block, int(place(TABLE), activity), float(place(SCALE), activity));
}

/** The durations of an activity in all 256 replications. */
export function sampleDurations(into: usize, activity: i32, block: i32): void {
  const level = int(place(LEVEL), activity);
  if (float(place(SCALE), activity) == 0) memory.fill(into, 0, ROW);
  else {
    drawActivity(activity, block);
    if (level < 0) permute(into);
    else permuteTimes(into, rowOf(place(LEVEL_ROWS), level));
  }
  const last = int(place(HIT_START), activity + 1);
  for (let h = int(place(HIT_START), activity); h < last; h++) {
    const risk = int(place(HIT_RISK), h);
    const happens = rowOf(place(HAPPENS_ROWS), risk);
    const sizes = rowOf(place(SIZE_ROWS), risk);
    if (int(place(HIT_EFFECT), h) == 0) addWhere(into, happens, sizes);
    else stretchWhere(into, happens, sizes);
  }
  if (int(place(WITHIN), activity) == 0) keepWithin(into);
}

function addWhere(into: usize, happens: usize, sizes: usize): void {
  for (let at: usize = 0; at < ROW; at += 16) {
    const before = v128.load(into + at);
    const after = f32x4.add(before, v128.load(sizes + at));
    v128.store(into + at, v128.bitselect(after, before, v128.load(happens + at)));
  }
}

function stretchWhere(into: usize, happens: usize, sizes: usize): void {
  for (let at: usize = 0; at < ROW; at += 16) {
    const before = v128.load(into + at);
    const after = f32x4.mul(before, v128.load(sizes + at));
    v128.store(into + at, v128.bitselect(after, before, v128.load(happens + at)));
  }
}

function keepWithin(row: usize): void {
  const none = f32x4.splat(0);
  const most = f32x4.splat(LONGEST);
  for (let at: usize = 0; at < ROW; at += 16) {
    v128.store(row + at, f32x4.pmin(f32x4.pmax(none, v128.load(row + at)), most));
  }
}
