/**
 * The memory of the search in plain TypeScript. The search is written once, against these few functions: here they work on
 * an array, in WebAssembly (`assembly/schedule/heap.ts`) on its linear memory. All is whole numbers of 32 bits.
 */

/** A whole number of 32 bits: the name that AssemblyScript has for it. */
export type i32 = number;

let heap: Int32Array = new Int32Array(0);

/** Makes an empty memory of so many words, all 0, and gives it to the caller to fill. */
export function newHeap(words: number): Int32Array {
  heap = new Int32Array(words);
  return heap;
}

/** Goes on with a memory that was made before. */
export function useHeap(words: Int32Array): void {
  heap = words;
}

export function at(index: i32): i32 {
  return heap[index]!;
}

export function put(index: i32, value: i32): void {
  heap[index] = value;
}

/** `a` · `b`, cut to 32 bits. */
export function times(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/** `a` / `b` without its fraction. */
export function over(a: i32, b: i32): i32 {
  return Math.trunc(a / b);
}

export function least(a: i32, b: i32): i32 {
  return Math.min(a, b);
}

/** `a` · `b` of two numbers that are not negative; 2³⁰ where it is more. */
export function cappedTimes(a: i32, b: i32): i32 {
  return Math.min(a * b, 0x40000000);
}

/**
 * The last word from `from` up to `until`, without it, that leaves no room: where `room` less the word has not all bits of
 * `guard`. -1 when each leaves room.
 */
// biome-ignore lint/complexity/useMaxParams: an object would be garbage, and AssemblyScript has none to take apart.
export function lastWithoutRoom(from: i32, until: i32, room: i32, guard: i32): i32 {
  for (let place = until - 1; place >= from; place--) {
    if (((room - heap[place]!) & guard) !== guard) return place;
  }
  return -1;
}

/** Adds an amount to each word from `from` up to `until`, without it. */
export function addWords(from: i32, until: i32, amount: i32): void {
  for (let place = from; place < until; place++) heap[place]! += amount;
}

export function copyWords(to: i32, from: i32, count: i32): void {
  heap.copyWithin(to, from, from + count);
}

export function clearWords(from: i32, count: i32): void {
  heap.fill(0, from, from + count);
}
