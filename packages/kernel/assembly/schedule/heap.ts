/** The memory of the search in WebAssembly; the twin is `src/schedule/heap.ts`. */

// @ts-expect-error: decorators are of AssemblyScript
@inline export function at(index: i32): i32 {
  return load<i32>(<usize>(<u32>index << 2));
}

// @ts-expect-error: decorators are of AssemblyScript
@inline export function put(index: i32, value: i32): void {
  store<i32>(<usize>(<u32>index << 2), value);
}

// @ts-expect-error: decorators are of AssemblyScript
@inline export function times(a: i32, b: i32): i32 {
  return a * b;
}

// @ts-expect-error: decorators are of AssemblyScript
@inline export function over(a: i32, b: i32): i32 {
  return a / b;
}

// @ts-ignore: decorators are of AssemblyScript
@inline export function least(a: i32, b: i32): i32 {
  return min(a, b);
}

export function cappedTimes(a: i32, b: i32): i32 {
  return <i32>min<i64>(<i64>a * <i64>b, 0x40000000);
}

// @ts-ignore: decorators are of AssemblyScript
// biome-ignore lint/complexity/useMaxParams: as in the twin.
@inline export function lastWithoutRoom(from: i32, until: i32, room: i32, guard: i32): i32 {
  const end: usize = <usize>(<u32>from << 2);
  let place: usize = <usize>(<u32>until << 2);
  while (place > end) {
    place -= 4;
    if (((room - load<i32>(place)) & guard) != guard) return <i32>(place >> 2);
  }
  return -1;
}

// @ts-ignore: decorators are of AssemblyScript
@inline export function addWords(from: i32, until: i32, amount: i32): void {
  const end: usize = <usize>(<u32>until << 2);
  for (let place: usize = <usize>(<u32>from << 2); place < end; place += 4) store<i32>(place, load<i32>(place) + amount);
}

export function copyWords(to: i32, from: i32, count: i32): void {
  memory.copy(<usize>(<u32>to << 2), <usize>(<u32>from << 2), <usize>(<u32>count << 2));
}

export function clearWords(from: i32, count: i32): void {
  memory.fill(<usize>(<u32>from << 2), 0, <usize>(<u32>count << 2));
}
