/** The words of the layout, and columns of 32 bits. */

// @ts-ignore: decorator
@inline export function word(index: i32): i32 {
  return load<i32>(<usize>index << 2);
}

// @ts-ignore: decorator
@inline export function place(index: i32): usize {
  return <usize>load<u32>(<usize>index << 2);
}

// @ts-ignore: decorator
@inline export function int(column: usize, i: i32): i32 {
  return load<i32>(column + (<usize>i << 2));
}

// @ts-ignore: decorator
@inline export function setInt(column: usize, i: i32, value: i32): void {
  store<i32>(column + (<usize>i << 2), value);
}

// @ts-ignore: decorator
@inline export function float(column: usize, i: i32): f32 {
  return load<f32>(column + (<usize>i << 2));
}

// @ts-ignore: decorator
@inline export function setFloat(column: usize, i: i32, value: f32): void {
  store<f32>(column + (<usize>i << 2), value);
}

/** Row i of a column of 256 values a row. */
// @ts-ignore: decorator
@inline export function rowOf(column: usize, i: i32): usize {
  return column + (<usize>i << 10);
}

// @ts-ignore: decorator
@inline export function addTo(sums: usize, i: i32, value: f64): void {
  const at = sums + (<usize>i << 3);
  store<f64>(at, load<f64>(at) + value);
}

/** Bytes of a row. */
export const ROW: usize = 1024;
