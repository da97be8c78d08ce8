/** Sums over the lanes of a row: eight partial sums in float32, joined to four; then in float64. */
import { MASK } from '../../src/simulation/wasm/layout';
import { addTo, ROW } from './memory';

/** Not all 256 lanes of this block are asked for. */
export let partial: bool = false;

export function setPartial(value: bool): void {
  partial = value;
}

// @ts-ignore: decorator
@inline export function joined(even: v128, odd: v128): f64 {
  const four = f32x4.add(even, odd);
  const low = <f64>f32x4.extract_lane(four, 0) + <f64>f32x4.extract_lane(four, 1);
  return low + (<f64>f32x4.extract_lane(four, 2) + <f64>f32x4.extract_lane(four, 3));
}

/** The sum of the lanes that are asked for. */
export function sumOf(row: usize): f64 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  for (let at: usize = 0; at < ROW; at += 32) {
    even = f32x4.add(even, v128.and(v128.load(row + at), v128.load(at, MASK)));
    odd = f32x4.add(odd, v128.and(v128.load(row + at, 16), v128.load(at, MASK + 16)));
  }
  return joined(even, odd);
}

export function addRow(sums: usize, activity: i32, row: usize): void {
  addTo(sums, activity, sumOf(row));
}
