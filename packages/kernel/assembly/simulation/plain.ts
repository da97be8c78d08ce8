/**
 * The way of most activities through a network in which nothing is scarce: no slot to wait for, no calendar, no FF or SF
 * link, no cost, nobody who asks what held it. One loop does it all; it is written once, and compiled for each case.
 */
import {
  COST_FIXED,
  COST_RATE,
  DURATION_SUMS,
  END_ROWS,
  END_SUMS,
  HELD_ROWS,
  LEVEL,
  LEVEL_ROWS,
  LINK_FROM,
  LINK_KIND,
  LINK_LAG,
  LINK_START,
  RELEASE,
  RESOURCE,
  SCALE,
  SLOTS,
  START_ROW,
  START_SUMS,
  STARTS_AT,
  WITHIN,
} from '../../src/simulation/wasm/layout';
import { calendarOf } from './calendar';
import { valuesFor } from './draw';
import { drawActivity } from './durations';
import { addTo, float, int, place, ROW, rowOf } from './memory';
import { DURATION_ROW } from './places';
import { joined, partial, sumOf } from './sums';

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

export function isPlain(activity: i32): bool {
  if (partial || place(HELD_ROWS) != 0 || int(place(WITHIN), activity) == 0) return false;
  if (float(place(SCALE), activity) == 0) return false;
  if (float(place(COST_RATE), activity) != 0 || float(place(COST_FIXED), activity) != 0) return false;
  const resource = int(place(RESOURCE), activity);
  if (resource >= 0 && (int(place(SLOTS), resource) > 0 || calendarOf(activity) != 0)) return false;
  const first = int(place(LINK_START), activity);
  const last = int(place(LINK_START), activity + 1);
  for (let link = first; link < last; link++) if (ofEnd(link)) return false;
  return true;
}

/** Draws an activity and places it: in one loop over its first two links, and one more before it for each two further ones. */
export function placePlain(activity: i32, block: i32): void {
  drawActivity(activity, block);
  let link = int(place(LINK_START), activity);
  const last = int(place(LINK_START), activity + 1);
  let free = float(place(RELEASE), activity) == 0;
  for (let l = link; l < last; l++) if (float(place(LINK_LAG), l) != 0) free = false;
  const leveled = int(place(LEVEL), activity) >= 0;
  const kept = int(place(STARTS_AT), activity) != START_ROW;
  if (last - link > 2) {
    gather(activity, link, last);
    placed(activity, START_ROW, 0, 0, 0, 1, leveled, kept);
    return;
  }
  const links = last - link;
  const a = links > 0 ? timesOf(link) : 0;
  const b = links > 1 ? timesOf(link + 1) : 0;
  const p: f32 = links > 0 ? float(place(LINK_LAG), link) : 0;
  const q: f32 = links > 1 ? float(place(LINK_LAG), link + 1) : 0;
  if (links == 0) placed(activity, 0, 0, 0, 0, 0, leveled, kept);
  else if (links == 1 && free) placed(activity, a, 0, 0, 0, 1, leveled, kept);
  else if (links == 1) placed(activity, a, 0, p, 0, 2, leveled, kept);
  else if (free) placed(activity, a, b, 0, 0, 3, leveled, kept);
  else placed(activity, a, b, p, q, 4, leveled, kept);
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
@inline function placed(activity: i32, a: usize, b: usize, p: f32, q: f32, way: i32, leveled: bool, kept: bool): void {
  if (leveled) {
    if (kept) place1(activity, a, b, p, q, way, true, true);
    else place1(activity, a, b, p, q, way, true, false);
  } else if (kept) place1(activity, a, b, p, q, way, false, true);
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

// @ts-ignore: decorator
@inline function place1(activity: i32, a: usize, b: usize, p: f32, q: f32, way: i32, leveled: bool, kept: bool): void {
  const ends = rowOf(place(END_ROWS), activity);
  const starts = <usize>int(place(STARTS_AT), activity);
  const release = f32x4.splat(float(place(RELEASE), activity));
  const levels = leveled ? rowOf(place(LEVEL_ROWS), int(place(LEVEL), activity)) : 0;
  const lagA = f32x4.splat(p);
  const lagB = f32x4.splat(q);
  let d0 = f32x4.splat(0);
  let d1 = d0;
  let e0 = d0;
  let e1 = d0;
  for (let at: usize = 0; at < ROW; at += 32) {
    let x = valuesFor(at);
    let y = valuesFor(at + 16);
    if (leveled) {
      x = f32x4.mul(x, v128.load(levels + at));
      y = f32x4.mul(y, v128.load(levels + at, 16));
    }
    d0 = f32x4.add(d0, x);
    d1 = f32x4.add(d1, y);
    const s = startAt(way, release, a + at, lagA, b + at, lagB);
    const t = startAt(way, release, a + at + 16, lagA, b + at + 16, lagB);
    if (kept) {
      v128.store(starts + at, s);
      v128.store(starts + at, t, 16);
    }
    x = f32x4.add(s, x);
    y = f32x4.add(t, y);
    e0 = f32x4.add(e0, x);
    e1 = f32x4.add(e1, y);
    v128.store(ends + at, x);
    v128.store(ends + at, y, 16);
  }
  count(activity, joined(d0, d1), joined(e0, e1));
}
