/**
 * The way of most activities: no calendar, no FF or SF link, no risk event, no cost, nobody who asks what held it. One loop
 * does it all; it is written once, and compiled for each case.
 */
import {
  DURATION_SUMS,
  END_ROWS,
  END_SUMS,
  FIRST_SLOT,
  FREE_ROWS,
  LEVEL,
  LEVEL_ROWS,
  LINK_FROM,
  LINK_KIND,
  LINK_LAG,
  LINK_START,
  QUEUE_SUMS,
  RELEASE,
  RESOURCE,
  SLOTS,
  START_ROW,
  START_SUMS,
  STARTS_AT,
  WAY,
} from '../../src/simulation/wasm/layout';
import { valuesFor } from './draw';
import { drawActivity } from './durations';
import { addTo, float, int, place, ROW, rowOf } from './memory';
import { DURATION_ROW } from './places';
import { joined, partial, sumOf } from './sums';

/** The way of an activity with more than two links. */
const GATHERED: i32 = 5;

// @ts-ignore: decorator
@inline export function timesOf(link: i32): usize {
  const from = int(place(LINK_FROM), link);
  return (int(place(LINK_KIND), link) & 1) == 0 ? rowOf(place(END_ROWS), from) : <usize>int(place(STARTS_AT), from);
}

// @ts-ignore: decorator
@inline export function ofEnd(link: i32): bool {
  return int(place(LINK_KIND), link) >= 2;
}

/** Counts durations and ends, and the starts as what lies between. */
// @ts-ignore: decorator
@inline export function count(activity: i32, duration: f64, end: f64): void {
  let durations = duration;
  let ends = end;
  if (partial) {
    durations = sumOf(DURATION_ROW);
    ends = sumOf(rowOf(place(END_ROWS), activity));
  }
  addTo(place(DURATION_SUMS), activity, durations);
  addTo(place(END_SUMS), activity, ends);
  addTo(place(START_SUMS), activity, ends - durations);
}

/** Draws an activity and places it, all in one loop over its first two links; further ones are joined before. */
export function placePlain(activity: i32, block: i32): void {
  drawActivity(activity, block);
  const link = int(place(LINK_START), activity);
  const last = int(place(LINK_START), activity + 1);
  const way = int(place(WAY), activity);
  if (way == GATHERED) {
    gather(activity, link, last);
    placed(activity, START_ROW, 0, 0, 0, 1);
  } else if (way == 0) placed(activity, 0, 0, 0, 0, 0);
  else if (way == 1) placed(activity, timesOf(link), 0, 0, 0, 1);
  else if (way == 2) placed(activity, timesOf(link), 0, float(place(LINK_LAG), link), 0, 2);
  else if (way == 3) placed(activity, timesOf(link), timesOf(link + 1), 0, 0, 3);
  else {
    const p = float(place(LINK_LAG), link);
    placed(activity, timesOf(link), timesOf(link + 1), p, float(place(LINK_LAG), link + 1), 4);
  }
}

/** Joins links into the row of starts. */
function gather(activity: i32, link: i32, last: i32): void {
  const release = f32x4.splat(float(place(RELEASE), activity));
  for (let at: usize = 0; at < ROW; at += 16) v128.store(at, release, START_ROW);
  for (let l = link; l < last; l++) {
    const from = timesOf(l);
    const lag = f32x4.splat(float(place(LINK_LAG), l));
    for (let at: usize = 0; at < ROW; at += 16) {
      const least = f32x4.add(v128.load(from + at), lag);
      v128.store(at, f32x4.pmax(v128.load(at, START_ROW), least), START_ROW);
    }
  }
}

// @ts-ignore: decorator
@inline function placed(activity: i32, a: usize, b: usize, p: f32, q: f32, way: i32): void {
  const resource = int(place(RESOURCE), activity);
  const leveled = int(place(LEVEL), activity) >= 0;
  if (resource >= 0 && int(place(SLOTS), resource) > 0) {
    if (leveled) place1(activity, a, b, p, q, way, true, true);
    else place1(activity, a, b, p, q, way, false, true);
  } else if (leveled) place1(activity, a, b, p, q, way, true, false);
  else place1(activity, a, b, p, q, way, false, false);
}

/** The start of four replications; `way`: no link, one or two without a lag or a release, one or two with. */
// @ts-ignore: decorator
@inline function startAt(way: i32, release: v128, a: usize, p: v128, b: usize, q: v128): v128 {
  if (way == 0) return release;
  if (way == 1) return v128.load(a);
  if (way == 2) return f32x4.pmax(release, f32x4.add(v128.load(a), p));
  if (way == 3) return f32x4.pmax(v128.load(a), v128.load(b));
  return f32x4.pmax(f32x4.pmax(release, f32x4.add(v128.load(a), p)), f32x4.add(v128.load(b), q));
}

/** Puts an end in its place among the times at which slots get free; the lowest, the slot that it took, falls out. */
// @ts-ignore: decorator
@inline export function takeSlots(first: usize, last: usize, end: v128, next: v128): void {
  let a = end;
  let b = next;
  for (let slot = first; slot < last; slot += ROW) {
    const x = v128.load(slot, 1024);
    const y = v128.load(slot, 1040);
    v128.store(slot, f32x4.pmin(a, x));
    v128.store(slot, f32x4.pmin(b, y), 16);
    a = f32x4.pmax(x, a);
    b = f32x4.pmax(y, b);
  }
  v128.store(last, a);
  v128.store(last, b, 16);
}

// @ts-ignore: decorator
@inline function place1(activity: i32, a: usize, b: usize, p: f32, q: f32, way: i32, leveled: bool, scarce: bool): void {
  const resource = int(place(RESOURCE), activity);
  let firstSlot: usize = 0;
  let lastSlot: usize = 0;
  if (scarce) {
    firstSlot = rowOf(place(FREE_ROWS), int(place(FIRST_SLOT), resource));
    lastSlot = rowOf(place(FREE_ROWS), int(place(FIRST_SLOT), resource + 1) - 1);
  }
  let ends = rowOf(place(END_ROWS), activity);
  let starts = <usize>int(place(STARTS_AT), activity);
  const kept = starts != START_ROW;
  const release = f32x4.splat(float(place(RELEASE), activity));
  let levels = leveled ? rowOf(place(LEVEL_ROWS), int(place(LEVEL), activity)) : 0;
  const lagA = f32x4.splat(p);
  const lagB = f32x4.splat(q);
  let d0 = f32x4.splat(0);
  let d1 = d0;
  let e0 = d0;
  let e1 = d0;
  let q0 = d0;
  let q1 = d0;
  for (let index: usize = 0; index < 256; index += 16) {
    for (let half: usize = 0; half < 2; half++) {
      const by = half << 5;
      let x = valuesFor(index + (half << 3));
      let y = valuesFor(index + (half << 3) + 4);
      if (leveled) {
        x = f32x4.mul(x, v128.load(levels + by));
        y = f32x4.mul(y, v128.load(levels + by, 16));
      }
      d0 = f32x4.add(d0, x);
      d1 = f32x4.add(d1, y);
      let s = startAt(way, release, a + by, lagA, b + by, lagB);
      let t = startAt(way, release, a + by + 16, lagA, b + by + 16, lagB);
      if (scarce) {
        const before = s;
        const other = t;
        s = f32x4.pmax(s, v128.load(firstSlot + by));
        t = f32x4.pmax(t, v128.load(firstSlot + by, 16));
        q0 = f32x4.add(q0, f32x4.sub(s, before));
        q1 = f32x4.add(q1, f32x4.sub(t, other));
      }
      if (kept) {
        v128.store(starts + by, s);
        v128.store(starts + by, t, 16);
      }
      x = f32x4.add(s, x);
      y = f32x4.add(t, y);
      e0 = f32x4.add(e0, x);
      e1 = f32x4.add(e1, y);
      v128.store(ends + by, x);
      v128.store(ends + by, y, 16);
      if (scarce) takeSlots(firstSlot + by, lastSlot + by, x, y);
    }
    a += 64;
    b += 64;
    ends += 64;
    starts += 64;
    levels += 64;
    firstSlot += 64;
    lastSlot += 64;
  }
  count(activity, joined(d0, d1), joined(e0, e1));
  if (scarce) addTo(place(QUEUE_SUMS), activity, joined(q0, q1));
}
