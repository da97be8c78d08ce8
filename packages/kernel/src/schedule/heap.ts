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

export function most(a: i32, b: i32): i32 {
  return Math.max(a, b);
}

/** `a` · `b` of two numbers that are not negative; 2³⁰ where it is more. */
export function cappedTimes(a: i32, b: i32): i32 {
  return Math.min(a * b, 0x40000000);
}

/**
 * Where the first run of `length` words begins, from `from` on, that all leave room: where `room` less the word has all bits
 * of `guard`. All words from `until` on do.
 */
// biome-ignore lint/complexity/useMaxParams: an object would be garbage, and AssemblyScript has none to take apart.
export function firstRun(from: i32, until: i32, length: i32, room: i32, guard: i32): i32 {
  let start = from;
  let checked = from;
  for (;;) {
    let place = Math.min(start + length, until) - 1;
    while (place >= checked && ((room - heap[place]!) & guard) === guard) place--;
    if (place < checked) return start;
    // The last word without room tells the next start that could do; what lies behind it was looked at.
    checked = start + length;
    start = place + 1;
  }
}

/** Adds an amount to so many words from `from` on. */
export function addWords(from: i32, length: i32, amount: i32): void {
  for (let place = from; place < from + length; place++) heap[place]! += amount;
}

export function copyWords(to: i32, from: i32, count: i32): void {
  heap.copyWithin(to, from, from + count);
}

export function clearWords(from: i32, count: i32): void {
  heap.fill(0, from, from + count);
}
