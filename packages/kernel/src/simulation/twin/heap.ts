/** A binary heap of what comes when: the earliest on top. Equal times come in the order in which the heap happens to hold them. */
export interface Heap {
  readonly times: Float32Array;
  readonly codes: Int32Array;
  size: number;
}

/** Adds an event. The heap must have room for it. */
export function pushEvent(heap: Heap, time: number, code: number): void {
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (heap.times[parent]! <= time) break;
    heap.times[at] = heap.times[parent]!;
    heap.codes[at] = heap.codes[parent]!;
    at = parent;
  }
  heap.times[at] = time;
  heap.codes[at] = code;
}

/** Takes the earliest event off. The heap must not be empty. */
export function popEvent(heap: Heap): number {
  const code = heap.codes[0]!;
  const size = --heap.size;
  const time = heap.times[size]!;
  const moved = heap.codes[size]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && heap.times[child + 1]! < heap.times[child]!) child++;
    if (heap.times[child]! >= time) break;
    heap.times[at] = heap.times[child]!;
    heap.codes[at] = heap.codes[child]!;
    at = child;
  }
  heap.times[at] = time;
  heap.codes[at] = moved;
  return code;
}
