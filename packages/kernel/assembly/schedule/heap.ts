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

// @ts-ignore: decorators are of AssemblyScript
@inline export function most(a: i32, b: i32): i32 {
  return max(a, b);
}

export function cappedTimes(a: i32, b: i32): i32 {
  return <i32>min<i64>(<i64>a * <i64>b, 0x40000000);
}

/** Up to so many words make a run that is found, and added to, without a loop: what no loop has, nobody guesses wrong. */
const SHORT: i32 = 13;

// @ts-ignore: decorators are of AssemblyScript
// biome-ignore lint/complexity/useMaxParams: as in the twin.
@inline export function firstRun(from: i32, until: i32, length: i32, room: i32, guard: i32): i32 {
  return length <= SHORT ? firstShortRun(from, length, room, guard) : firstLongRun(from, until, length, room, guard);
}

/** Looks at 32 words at once, from the last place on that is a multiple of four: what is aligned as it was written is quick to read. */
// @ts-ignore: decorators are of AssemblyScript
// biome-ignore lint/complexity/useMaxParams: as in the twin.
@inline function firstShortRun(from: i32, length: i32, room: i32, guard: i32): i32 {
  const rooms = v128.splat<i32>(room);
  const guards = v128.splat<i32>(guard);
  // A bit with so many free ones behind it as all four together begins a run.
  const one = min(1, length - 1);
  const two = min(2, length - 1 - one);
  const four = min(4, length - 1 - one - two);
  const rest = length - 1 - one - two - four;
  let start = from;
  while (true) {
    const base = start & ~3;
    const place = <usize>(<u32>base << 2);
    const free = <u32>(roomOf16(place, rooms, guards) | (roomOf16(place + 64, rooms, guards) << 16)) & (-1 << (start & 3));
    let runs = free & (free >> one);
    runs &= runs >> two;
    runs &= runs >> four;
    runs &= runs >> rest;
    if (runs !== 0) return base + <i32>ctz(runs);
    start = base + 32 - <i32>clz(~free);
  }
}

/** A bit for each of 16 words: does it leave room? */
// @ts-ignore: decorators are of AssemblyScript
@inline function roomOf16(place: usize, rooms: v128, guards: v128): i32 {
  const low = v128.narrow<i32>(roomOf4(place, rooms, guards), roomOf4(place + 16, rooms, guards));
  const high = v128.narrow<i32>(roomOf4(place + 32, rooms, guards), roomOf4(place + 48, rooms, guards));
  return v128.bitmask<i8>(v128.narrow<i16>(low, high));
}

// @ts-ignore: decorators are of AssemblyScript
@inline function roomOf4(place: usize, rooms: v128, guards: v128): v128 {
  return v128.eq<i32>(v128.and(v128.sub<i32>(rooms, v128.load(place)), guards), guards);
}

/** Looks back from the end of a run, at 16 words at once: those before the first to be checked may be seen, too. */
// biome-ignore lint/complexity/useMaxParams: as in the twin.
function firstLongRun(from: i32, until: i32, length: i32, room: i32, guard: i32): i32 {
  const rooms = v128.splat<i32>(room);
  const guards = v128.splat<i32>(guard);
  let start = from;
  let checked = from;
  while (true) {
    let place = min(start + length, until) - 1;
    let free = 16;
    while (place >= checked && free === 16) {
      free = <i32>clz(~(roomOf16(<usize>(<u32>(place - 15) << 2), rooms, guards) << 16));
      place -= free;
    }
    if (place < checked) return start;
    checked = start + length;
    start = place + 1;
  }
}

// @ts-ignore: decorators are of AssemblyScript
@inline export function addWords(from: i32, length: i32, amount: i32): void {
  if (length <= SHORT) addShort(from, length, amount);
  else addLong(from, length, amount);
}

function addLong(from: i32, length: i32, amount: i32): void {
  const amounts = v128.splat<i32>(amount);
  const end = from + length;
  let place = from;
  for (; place + 4 <= end; place += 4) addTo4(<usize>(<u32>place << 2), amounts);
  for (; place < end; place++) put(place, at(place) + amount);
}

/** Adds to 16 words, most often 0. */
// @ts-ignore: decorators are of AssemblyScript
@inline function addShort(from: i32, length: i32, amount: i32): void {
  const skipped = from & 3;
  const place = <usize>(<u32>(from & ~3) << 2);
  const amounts = v128.splat<i32>(amount);
  const since = v128.gt<i32>(i32x4(0, 1, 2, 3), v128.splat<i32>(skipped - 1));
  const until = v128.splat<i32>(skipped + length);
  addTo4(place, v128.and(v128.and(amounts, since), v128.gt<i32>(until, i32x4(0, 1, 2, 3))));
  addTo4(place + 16, v128.and(amounts, v128.gt<i32>(until, i32x4(4, 5, 6, 7))));
  addTo4(place + 32, v128.and(amounts, v128.gt<i32>(until, i32x4(8, 9, 10, 11))));
  addTo4(place + 48, v128.and(amounts, v128.gt<i32>(until, i32x4(12, 13, 14, 15))));
}

// @ts-ignore: decorators are of AssemblyScript
@inline function addTo4(place: usize, amounts: v128): void {
  v128.store(place, v128.add<i32>(v128.load(place), amounts));
}

export function copyWords(to: i32, from: i32, count: i32): void {
  memory.copy(<usize>(<u32>to << 2), <usize>(<u32>from << 2), <usize>(<u32>count << 2));
}

export function clearWords(from: i32, count: i32): void {
  memory.fill(<usize>(<u32>from << 2), 0, <usize>(<u32>count << 2));
}
