/** `twin/parallel.ts` and `twin/heap.ts`, bit for bit. */
import {
  ACTIVITY_OF_BIT,
  ARRIVED,
  BIT,
  BOUND,
  BUSY_UNTIL,
  COST_FIXED,
  COST_RATE,
  COST_ROW,
  COUNT,
  CRITICAL_SUMS,
  DEGREE,
  DURATION_SUMS,
  DURATIONS,
  DURATIONS_STRIDE,
  EARLY_LINK,
  EARLY_START,
  END,
  END_SUMS,
  FIRST,
  FIRST_COUNT,
  FIRST_SLOT,
  FIRST_WORD,
  GROUP_ROWS,
  GROUPS,
  HEAP_CODES,
  HEAP_TIMES,
  HELD,
  IDLE,
  IDLE_COUNT,
  IS_TOUCHED,
  LAST_GROUP,
  LAST_START,
  LATE_START,
  LATE_TO,
  LINK_KIND,
  LINK_LAG,
  LINK_TO,
  PENDING,
  QUEUE_SUMS,
  READY,
  RELEASE,
  RESOURCE,
  RESOURCES,
  SLOT_COUNT,
  SLOT_HOLDER,
  SLOTS,
  START,
  START_SUMS,
  TOUCHED,
  TRACED,
  TRACED_COUNT,
  WAITING,
  WORDS,
} from '../../src/simulation/wasm/layout';
import { calendarOf, endOfWork, startOfWork } from './calendar';
import { drawShared, sampleDurations } from './durations';
import { DURATION_ROW } from './places';
import { addTo, float, int, place, ROW, rowOf, setFloat, setInt, word } from './memory';

let now: f32 = 0;
let arrivals: i32 = 0;
let touches: i32 = 0;
let heapSize: i32 = 0;
/** The durations of the replication at hand. */
let durations: usize = 0;

/** Where each column lies: read once a block. */
let ready: usize = 0;
let pending: usize = 0;
let ends: usize = 0;
let starts: usize = 0;
let held: usize = 0;
let arrived: usize = 0;
let busyUntil: usize = 0;
let holder: usize = 0;
let waiting: usize = 0;
let lateStart: usize = 0;
let lateTo: usize = 0;
let earlyStart: usize = 0;
let bits: usize = 0;
let resources: usize = 0;
let idle: usize = 0;
let idleCount: usize = 0;
let firstSlot: usize = 0;
let firstWord: usize = 0;
let touched: usize = 0;
let isTouched: usize = 0;
let heapTimes: usize = 0;
let heapCodes: usize = 0;
let slotBytes: usize = 0;

/** Draws the durations of a block, and makes ready for its replications. */
export function beginParallel(block: i32): void {
  drawShared(block);
  const stride = <usize>word(DURATIONS_STRIDE);
  for (let activity = 0; activity < word(COUNT); activity++) {
    sampleDurations(DURATION_ROW, activity, block);
    let to = place(DURATIONS) + (<usize>activity << 2);
    for (let at: usize = 0; at < ROW; at += 4) {
      store<f32>(to, load<f32>(at, DURATION_ROW));
      to += stride;
    }
  }
  memory.fill(place(COST_ROW), 0, ROW);
  memory.fill(place(GROUP_ROWS), 0, <usize>word(GROUPS) * ROW);
  ready = place(READY);
  pending = place(PENDING);
  ends = place(END);
  starts = place(START);
  held = place(HELD);
  arrived = place(ARRIVED);
  busyUntil = place(BUSY_UNTIL);
  holder = place(SLOT_HOLDER);
  waiting = place(WAITING);
  lateStart = place(LATE_START);
  lateTo = place(LATE_TO);
  earlyStart = place(EARLY_START);
  bits = place(BIT);
  resources = place(RESOURCE);
  idle = place(IDLE);
  idleCount = place(IDLE_COUNT);
  firstSlot = place(FIRST_SLOT);
  firstWord = place(FIRST_WORD);
  touched = place(TOUCHED);
  isTouched = place(IS_TOUCHED);
  heapTimes = place(HEAP_TIMES);
  heapCodes = place(HEAP_CODES);
  slotBytes = <usize>((word(SLOT_COUNT) + 3) & ~3) << 2;
}

/** Schedules the replications from `low` up to `high` of the block, and counts what came of them. */
export function runParallel(low: i32, high: i32): void {
  for (let lane = low; lane < high; lane++) {
    reset(lane);
    run();
    tally(lane);
  }
}

function reset(lane: i32): void {
  const bytes = <usize>word(COUNT) << 2;
  durations = place(DURATIONS) + <usize>lane * <usize>word(DURATIONS_STRIDE);
  now = 0;
  touches = 0;
  heapSize = 0;
  memory.copy(ready, place(RELEASE), bytes);
  memory.copy(pending, place(DEGREE), bytes);
  memory.fill(place(BOUND), 0, bytes);
  memory.fill(held, 255, bytes);
  memory.fill(waiting, 0, <usize>word(WORDS) << 2);
  memory.fill(isTouched, 0, <usize>word(RESOURCES) << 2);
  memory.fill(holder, 255, slotBytes);
  for (let at: usize = 0; at < slotBytes; at += 16) v128.store(busyUntil + at, f32x4.splat(f32.POSITIVE_INFINITY));
  for (let r = 0; r < word(RESOURCES); r++) {
    const slots = int(place(SLOTS), r);
    const first = int(firstSlot, r);
    setInt(idleCount, r, slots);
    for (let k = first; k < first + slots; k++) setInt(idle, k, k);
  }
  arrivals = word(FIRST_COUNT);
  memory.copy(arrived, place(FIRST), <usize>arrivals << 2);
}

function run(): void {
  while (true) {
    while (arrivals > 0) {
      arrivals--;
      const activity = int(arrived, arrivals);
      const time = float(ready, activity);
      if (time > now) pushEvent(time, activity << 1);
      else becomeReady(activity);
    }
    const slotTime = soonestTime();
    const eventTime = heapSize > 0 ? load<f32>(heapTimes) : f32.POSITIVE_INFINITY;
    const time = slotTime <= eventTime ? slotTime : eventTime;
    if (time > now && touches > 0) giveOut();
    else if (time == f32.POSITIVE_INFINITY) return;
    else {
      if (time > now) now = time;
      if (slotTime <= eventTime) release(slotAt(slotTime));
      else happen(popEvent());
    }
  }
}

// @ts-ignore: decorator
@inline function soonestTime(): f32 {
  let least = f32x4.splat(f32.POSITIVE_INFINITY);
  for (let at = busyUntil; at < busyUntil + slotBytes; at += 16) least = f32x4.pmin(least, v128.load(at));
  least = f32x4.pmin(least, v128.shuffle<f32>(least, least, 2, 3, 0, 1));
  least = f32x4.pmin(least, v128.shuffle<f32>(least, least, 1, 0, 3, 2));
  return f32x4.extract_lane(least, 0);
}

/** The first slot that gets free at a time. */
// @ts-ignore: decorator
@inline function slotAt(time: f32): i32 {
  const wanted = f32x4.splat(time);
  let at: usize = 0;
  let mask = i32x4.bitmask(f32x4.eq(v128.load(busyUntil), wanted));
  while (mask == 0) {
    at += 16;
    mask = i32x4.bitmask(f32x4.eq(v128.load(busyUntil + at), wanted));
  }
  return <i32>(at >> 2) + ctz(mask);
}

function becomeReady(activity: i32): void {
  const bit = int(bits, activity);
  if (bit < 0) {
    begin(activity, float(ready, activity));
    pushEvent(float(ends, activity), (activity << 1) + 1);
    return;
  }
  setInt(waiting, bit >>> 5, int(waiting, bit >>> 5) | (1 << (bit & 31)));
  touch(int(resources, activity));
}

// @ts-ignore: decorator
@inline function touch(resource: i32): void {
  if (int(isTouched, resource) == 1) return;
  setInt(isTouched, resource, 1);
  setInt(touched, touches, resource);
  touches++;
}

function happen(code: i32): void {
  if ((code & 1) == 0) becomeReady(code >>> 1);
  else conclude(code >>> 1);
}

function release(slot: i32): void {
  const activity = int(holder, slot);
  const resource = int(resources, activity);
  setFloat(busyUntil, slot, f32.POSITIVE_INFINITY);
  const count = int(idleCount, resource);
  setInt(idle, int(firstSlot, resource) + count, slot);
  setInt(idleCount, resource, count + 1);
  touch(resource);
  conclude(activity);
}

// @ts-ignore: decorator
@inline function conclude(activity: i32): void {
  const end = float(ends, activity);
  const last = int(lateStart, activity + 1);
  for (let k = int(lateStart, activity); k < last; k++) meet(activity, int(lateTo, k), end);
}

// @ts-ignore: decorator
@inline function meet(from: i32, to: i32, least: f32): void {
  if (float(ready, to) < least) {
    setFloat(ready, to, least);
    setInt(held, to, from);
  }
  const left = int(pending, to) - 1;
  setInt(pending, to, left);
  if (left == 0) {
    setInt(arrived, arrivals, to);
    arrivals++;
  }
}

function giveOut(): void {
  while (touches > 0) {
    touches--;
    const resource = int(touched, touches);
    setInt(isTouched, resource, 0);
    const end = int(firstWord, resource + 1);
    let at = int(firstWord, resource);
    let left = int(idleCount, resource);
    while (left > 0) {
      while (at < end && int(waiting, at) == 0) at++;
      if (at == end) break;
      const waits = int(waiting, at);
      setInt(waiting, at, waits & (waits - 1));
      left--;
      setInt(idleCount, resource, left);
      occupy(int(place(ACTIVITY_OF_BIT), 32 * at + ctz(waits)), int(idle, int(firstSlot, resource) + left));
    }
  }
}

// @ts-ignore: decorator
@inline function occupy(activity: i32, slot: i32): void {
  if (float(ready, activity) < now) setInt(held, activity, int(holder, slot));
  begin(activity, now);
  setInt(holder, slot, activity);
  setFloat(busyUntil, slot, float(ends, activity));
}

function begin(activity: i32, start: f32): void {
  const duration = float(durations, activity);
  const calendar = calendarOf(activity);
  const worked = calendar == 0 ? start + duration : endOfWork(calendar, start, duration);
  const end = max<f32>(worked, float(place(BOUND), activity));
  setFloat(starts, activity, start);
  setFloat(ends, activity, end);
  const last = int(earlyStart, activity + 1);
  for (let k = int(earlyStart, activity); k < last; k++) {
    const link = int(place(EARLY_LINK), k);
    const kind = int(place(LINK_KIND), link);
    const to = int(place(LINK_TO), link);
    const time = ((kind & 1) == 0 ? end : start) + float(place(LINK_LAG), link);
    meet(activity, to, kind < 2 ? time : startFor(to, time));
  }
}

function startFor(activity: i32, end: f32): f32 {
  const calendar = calendarOf(activity);
  const duration = float(durations, activity);
  if (calendar == 0) return end - duration;
  if (float(place(BOUND), activity) < end) setFloat(place(BOUND), activity, end);
  return startOfWork(calendar, end, duration);
}

function pushEvent(time: f32, code: i32): void {
  let at = heapSize;
  heapSize++;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (float(heapTimes, parent) <= time) break;
    setFloat(heapTimes, at, float(heapTimes, parent));
    setInt(heapCodes, at, int(heapCodes, parent));
    at = parent;
  }
  setFloat(heapTimes, at, time);
  setInt(heapCodes, at, code);
}

function popEvent(): i32 {
  const code = int(heapCodes, 0);
  heapSize--;
  const time = float(heapTimes, heapSize);
  const moved = int(heapCodes, heapSize);
  let at = 0;
  while (true) {
    let child = 2 * at + 1;
    if (child >= heapSize) break;
    if (child + 1 < heapSize && float(heapTimes, child + 1) < float(heapTimes, child)) child++;
    if (float(heapTimes, child) >= time) break;
    setFloat(heapTimes, at, float(heapTimes, child));
    setInt(heapCodes, at, int(heapCodes, child));
    at = child;
  }
  setFloat(heapTimes, at, time);
  setInt(heapCodes, at, moved);
  return code;
}

function tally(lane: i32): void {
  const count = word(COUNT);
  const startSums = place(START_SUMS);
  const endSums = place(END_SUMS);
  const durationSums = place(DURATION_SUMS);
  const queueSums = place(QUEUE_SUMS);
  const rates = place(COST_RATE);
  const fixed = place(COST_FIXED);
  let cost: f32 = 0;
  for (let i = 0; i < count; i++) {
    addTo(startSums, i, float(starts, i));
    addTo(endSums, i, float(ends, i));
    addTo(durationSums, i, float(durations, i));
    addTo(queueSums, i, float(starts, i) - float(ready, i));
    cost += float(durations, i) * float(rates, i) + float(fixed, i);
  }
  setFloat(place(COST_ROW), lane, cost);
  for (let i = 0; i < count; i++) {
    const last = int(place(LAST_START), i + 1);
    for (let k = int(place(LAST_START), i); k < last; k++) {
      const group = rowOf(place(GROUP_ROWS), int(place(LAST_GROUP), k));
      if (float(group, lane) < float(ends, i)) setFloat(group, lane, float(ends, i));
    }
  }
  if (place(CRITICAL_SUMS) == 0) return;
  let on = -1;
  for (let k = 0; k < word(TRACED_COUNT); k++) {
    const member = int(place(TRACED), k);
    if (on < 0 || float(ends, on) < float(ends, member)) on = member;
  }
  for (; on >= 0; on = int(held, on)) addTo(place(CRITICAL_SUMS), on, 1);
}
