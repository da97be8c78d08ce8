/**
 * `twin/parallel.ts` and `twin/heap.ts`, bit for bit. Longer than other files: a fifth of it names places of the memory, and
 * all the rest works on the same forty pointers, which are set once a block; parts of it would have to hand them over in
 * the hottest loop, or to read them again.
 */
import {
  ARRIVED,
  BIT,
  BOUND,
  COST_FIXED,
  COST_RATE,
  COST_ROW,
  COUNT,
  CRITICAL_SUMS,
  DEGREE,
  DURATIONS,
  DURATIONS_STRIDE,
  DURATION_SUMS,
  EARLY_LINK,
  EARLY_START,
  END,
  END_SUMS,
  END_TIMES,
  FIRST,
  FIRST_COUNT,
  FIRST_SLOT,
  FIRST_WORD,
  GROUPS,
  GROUP_ROWS,
  HAS_CALENDAR,
  HAS_COST,
  HAS_IDLE,
  HEAP_CODES,
  HEAP_TIMES,
  HELD,
  IDLE,
  IDLE_COUNT,
  LAST_PAIRS,
  LAST_PAIR_COUNT,
  LATE_START,
  LATE_TO,
  LINK_KIND,
  LINK_LAG,
  LINK_TO,
  MEMBER,
  MEMBER_OFFSET,
  NEXT,
  NOT_EMPTY,
  PENDING,
  QUEUE_SUMS,
  READY,
  RELEASE,
  RESOURCE,
  RESOURCES,
  SEAT,
  SEATS,
  SIMPLE_END,
  SLOTS,
  SLOTS_IN_ORDER,
  SLOT_COUNT,
  SLOT_HOLDER,
  SLOT_RESOURCE,
  START,
  START_SUMS,
  TRACED,
  TRACED_COUNT,
  WAITED_FOR,
  WAITING,
} from '../../src/simulation/wasm/layout';
import { calendarOf, endOfWork, startOfWork } from './calendar';
import { drawShared, sampleDurations } from './durations';
import { addTo, float, int, place, ROW, rowOf, setFloat, setInt, word } from './memory';
import { DURATION_ROW } from './places';
import { beginSideBySide, runSideBySide } from './side-by-side';

let now: f32 = 0;
let arrivals: i32 = 0;
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
let times: usize = 0;
let slotsInOrder: usize = 0;
let holder: usize = 0;
let waiting: usize = 0;
let notEmpty: usize = 0;
let waitedFor: usize = 0;
let hasIdle: usize = 0;
let lateStart: usize = 0;
let simpleEnd: usize = 0;
let lateTo: usize = 0;
let earlyStart: usize = 0;
let bits: usize = 0;
let resources: usize = 0;
let idle: usize = 0;
let idleCount: usize = 0;
let firstSlot: usize = 0;
let firstWord: usize = 0;
let memberOffset: usize = 0;
let member: usize = 0;
let next: usize = 0;
let slotResource: usize = 0;
let heapTimes: usize = 0;
let heapCodes: usize = 0;
let slotBytes: usize = 0;
let resourceWords: usize = 0;
let hasCalendar: bool = false;

/** Draws the durations of a block, and makes ready for its replications. */
export function beginParallel(block: i32): void {
  drawShared(block);
  const stride = <usize>word(DURATIONS_STRIDE);
  const seated = word(SEATS) != 0;
  for (let activity = 0; activity < word(COUNT); activity++) {
    sampleDurations(DURATION_ROW, activity, block);
    const seat = seated ? int(place(SEAT), activity) : activity;
    let to = place(DURATIONS) + (<usize>seat << 2);
    for (let at: usize = 0; at < ROW; at += 4) {
      store<f32>(to, load<f32>(at, DURATION_ROW));
      to += stride;
    }
  }
  memory.fill(place(COST_ROW), 0, ROW);
  memory.fill(place(GROUP_ROWS), 0, <usize>word(GROUPS) * ROW);
  if (seated) {
    beginSideBySide();
    return;
  }
  ready = place(READY);
  pending = place(PENDING);
  ends = place(END);
  starts = place(START);
  held = place(HELD);
  arrived = place(ARRIVED);
  times = place(END_TIMES);
  slotsInOrder = place(SLOTS_IN_ORDER);
  holder = place(SLOT_HOLDER);
  waiting = place(WAITING);
  notEmpty = place(NOT_EMPTY);
  waitedFor = place(WAITED_FOR);
  hasIdle = place(HAS_IDLE);
  lateStart = place(LATE_START);
  simpleEnd = place(SIMPLE_END);
  lateTo = place(LATE_TO);
  earlyStart = place(EARLY_START);
  bits = place(BIT);
  resources = place(RESOURCE);
  idle = place(IDLE);
  idleCount = place(IDLE_COUNT);
  firstSlot = place(FIRST_SLOT);
  firstWord = place(FIRST_WORD);
  memberOffset = place(MEMBER_OFFSET);
  member = place(MEMBER);
  next = place(NEXT);
  slotResource = place(SLOT_RESOURCE);
  heapTimes = place(HEAP_TIMES);
  heapCodes = place(HEAP_CODES);
  slotBytes = <usize>word(SLOT_COUNT) << 2;
  resourceWords = <usize>((word(RESOURCES) + 63) >>> 6) << 3;
  hasCalendar = word(HAS_CALENDAR) != 0;
}

/** Schedules the replications from `low` up to `high` of the block, and counts what came of them. */
export function runParallel(low: i32, high: i32): void {
  if (word(SEATS) != 0) {
    runSideBySide(low, high);
    return;
  }
  for (let lane = low; lane < high; lane++) {
    reset(lane);
    run();
    countSums();
    countRest(lane);
  }
}

function reset(lane: i32): void {
  const bytes = <usize>word(COUNT) << 2;
  durations = place(DURATIONS) + <usize>lane * <usize>word(DURATIONS_STRIDE);
  heapSize = 0;
  memory.copy(ready, place(RELEASE), bytes);
  memory.copy(pending, place(DEGREE), bytes);
  if (hasCalendar) memory.fill(place(BOUND), 0, bytes);
  memory.fill(held, 255, bytes);
  memory.fill(holder, 255, slotBytes);
  for (let at: usize = 0; at <= slotBytes; at += 16) v128.store(times + at, f32x4.splat(f32.POSITIVE_INFINITY));
  for (let r = 0; r < word(RESOURCES); r++) {
    const slots = int(place(SLOTS), r);
    const first = int(firstSlot, r);
    setInt(idleCount, r, slots);
    setInt(next, r, i32.MAX_VALUE);
    if (slots > 0) setBit(hasIdle, r);
    for (let k = first; k < first + slots; k++) setInt(idle, k, k);
  }
  arrivals = word(FIRST_COUNT);
  memory.copy(arrived, place(FIRST), <usize>arrivals << 2);
}

// @ts-ignore: decorator
@inline function setBit(words: usize, bit: i32): void {
  const at = words + (<usize>(bit >>> 6) << 3);
  store<u64>(at, load<u64>(at) | (<u64>1 << <u64>(bit & 63)));
}

// @ts-ignore: decorator
@inline function clearBit(words: usize, bit: i32): void {
  const at = words + (<usize>(bit >>> 6) << 3);
  store<u64>(at, load<u64>(at) & ~(<u64>1 << <u64>(bit & 63)));
}

/** Sets a bit when `one` is 1, and leaves it when it is 0: there is nothing to guess for the processor. */
// @ts-ignore: decorator
@inline function setBitIf(words: usize, bit: i32, one: u64): void {
  const at = words + (<usize>(bit >>> 6) << 3);
  store<u64>(at, load<u64>(at) | (one << <u64>(bit & 63)));
}

/**
 * One loop, whose state is in variables of its own: what decides over the next event goes through as few steps as possible,
 * since the events of a replication can only be found one after the other.
 */
function run(): void {
  now = 0;
  // The first of those that run has ended, but still stands in the list: mostly, another takes its place at once.
  let ended: usize = 0;
  while (true) {
    if (arrivals > 0) settleArrivals();
    const eventTime = heapSize > 0 ? load<f32>(heapTimes) : f32.POSITIVE_INFINITY;
    const least = load<f32>(times + ended);
    const time = least <= eventTime ? least : eventTime;
    if (time > now) {
      let given = false;
      for (let at: usize = 0; at < resourceWords; at += 8) {
        let both = load<u64>(waitedFor + at) & load<u64>(hasIdle + at);
        while (both != 0) {
          given = true;
          const resource = (<i32>at << 3) + <i32>ctz(both);
          const activity = takeNext(resource);
          const left = int(idleCount, resource) - 1;
          const slot = int(idle, int(firstSlot, resource) + left);
          setInt(idleCount, resource, left);
          if (left == 0) clearBit(hasIdle, resource);
          if (float(ready, activity) < now) setInt(held, activity, int(holder, slot));
          const end = begin(activity, now);
          setInt(holder, slot, activity);
          if (ended != 0) replaceFirst(end, slot);
          else addRunning(end, slot);
          ended = 0;
          both = load<u64>(waitedFor + at) & load<u64>(hasIdle + at);
        }
      }
      if (ended != 0) replaceFirst(f32.POSITIVE_INFINITY, 0);
      ended = 0;
      if (given) continue;
      if (time == f32.POSITIVE_INFINITY) return;
      now = time;
    }
    if (least <= eventTime) {
      if (ended != 0) replaceFirst(f32.POSITIVE_INFINITY, 0);
      ended = 4;
      const slot = load<i32>(slotsInOrder);
      const activity = int(holder, slot);
      const resource = int(slotResource, slot);
      const count = int(idleCount, resource);
      setInt(idle, int(firstSlot, resource) + count, slot);
      setInt(idleCount, resource, count + 1);
      setBit(hasIdle, resource);
      conclude(activity);
    } else happen(popEvent());
  }
}

/**
 * Puts an end in its place among those of the slots that run, behind equal ones, and drops the first. Whole vectors are
 * read and written: a processor cannot pass a small write on to a larger read before the write is done.
 */
// @ts-ignore: decorator
@inline function replaceFirst(end: f32, slot: i32): void {
  const ends = f32x4.splat(end);
  const slots = i32x4.splat(slot);
  let time = v128.load(times);
  let who = v128.load(slotsInOrder);
  for (let at: usize = 0; at < slotBytes; at += 16) {
    const nextTime = v128.load(times + at, 16);
    const nextWho = v128.load(slotsInOrder + at, 16);
    const after = v128.shuffle<i32>(time, nextTime, 1, 2, 3, 4);
    const whoAfter = v128.shuffle<i32>(who, nextWho, 1, 2, 3, 4);
    const own = v128.bitselect(slots, who, f32x4.le(time, ends));
    v128.store(times + at, f32x4.pmin(f32x4.pmax(time, ends), after));
    v128.store(slotsInOrder + at, v128.bitselect(whoAfter, own, f32x4.le(after, ends)));
    time = nextTime;
    who = nextWho;
  }
}

/** The same without dropping the first: a slot that was idle begins to run. */
// @ts-ignore: decorator
@inline function addRunning(end: f32, slot: i32): void {
  const ends = f32x4.splat(end);
  const slots = i32x4.splat(slot);
  let lastTime = f32x4.splat(-1);
  let lastWho = slots;
  for (let at: usize = 0; at < slotBytes; at += 16) {
    const time = v128.load(times + at);
    const who = v128.load(slotsInOrder + at);
    const before = v128.shuffle<i32>(lastTime, time, 3, 4, 5, 6);
    const whoBefore = v128.shuffle<i32>(lastWho, who, 3, 4, 5, 6);
    const moved = v128.bitselect(slots, whoBefore, f32x4.le(before, ends));
    v128.store(times + at, f32x4.pmin(f32x4.pmax(before, ends), time));
    v128.store(slotsInOrder + at, v128.bitselect(who, moved, f32x4.le(time, ends)));
    lastTime = time;
    lastWho = who;
  }
}

function settleArrivals(): void {
  while (arrivals > 0) {
    arrivals--;
    const activity = int(arrived, arrivals);
    const time = float(ready, activity);
    if (time > now) pushEvent(time, activity << 1);
    else becomeReady(activity);
  }
}

function becomeReady(activity: i32): void {
  const bit = int(bits, activity);
  if (bit < 0) {
    begin(activity, float(ready, activity));
    pushEvent(float(ends, activity), (activity << 1) + 1);
    return;
  }
  const resource = int(resources, activity);
  setBit(waiting, bit);
  setBit(notEmpty, bit >>> 6);
  setBit(waitedFor, resource);
  setInt(next, resource, min<i32>(int(next, resource), bit));
}

function happen(code: i32): void {
  if ((code & 1) == 0) becomeReady(code >>> 1);
  else conclude(code >>> 1);
}

// @ts-ignore: decorator
@inline function conclude(activity: i32): void {
  const end = float(ends, activity);
  let k = int(lateStart, activity);
  const simple = int(simpleEnd, activity);
  const last = int(lateStart, activity + 1);
  for (; k < simple; k++) {
    const to = int(lateTo, k);
    const before = float(ready, to);
    const later = before < end;
    setFloat(ready, to, later ? end : before);
    setInt(held, to, later ? activity : int(held, to));
    const left = int(pending, to) - 1;
    setInt(pending, to, left);
    const bit = int(bits, to);
    const one = <u64>(left == 0);
    setBitIf(waiting, bit, one);
    setBitIf(notEmpty, bit >>> 6, one);
    const resource = int(resources, to);
    setBitIf(waitedFor, resource, one);
    const first = int(next, resource);
    setInt(next, resource, i32(left == 0) & i32(bit < first) ? bit : first);
  }
  for (; k < last; k++) meet(activity, int(lateTo, k), end);
}

function meet(from: i32, to: i32, least: f32): void {
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

/** Takes the first of the plan out of those who wait for a resource, and finds who is the first then: mostly in the same word. */
// @ts-ignore: decorator
@inline function takeNext(resource: i32): i32 {
  const bit = int(next, resource);
  const inWord = waiting + (<usize>(bit >>> 6) << 3);
  const waits = load<u64>(inWord);
  const others = waits & (waits - 1);
  store<u64>(inWord, others);
  if (others != 0) setInt(next, resource, (bit & ~63) + <i32>ctz(others));
  else findNext(resource, bit >>> 6);
  return int(member, int(memberOffset, resource) + bit);
}

/** Finds who is the first to wait for a resource after its word number `inWord` got empty. */
function findNext(resource: i32, inWord: i32): void {
  clearBit(notEmpty, inWord);
  const last = int(firstWord, resource + 1) >>> 6;
  for (let group = inWord >>> 6; group < last; group++) {
    const filled = load<u64>(notEmpty + (<usize>group << 3));
    if (filled == 0) continue;
    const word = (group << 6) + <i32>ctz(filled);
    setInt(next, resource, (word << 6) + <i32>ctz(load<u64>(waiting + (<usize>word << 3))));
    return;
  }
  clearBit(waitedFor, resource);
  setInt(next, resource, i32.MAX_VALUE);
}

// @ts-ignore: decorator
@inline function begin(activity: i32, start: f32): f32 {
  let end = start + float(durations, activity);
  if (hasCalendar) end = endByCalendar(activity, start);
  setFloat(starts, activity, start);
  setFloat(ends, activity, end);
  const first = int(earlyStart, activity);
  const last = int(earlyStart, activity + 1);
  if (first < last) tellEarly(activity, first, last);
  return end;
}

function endByCalendar(activity: i32, start: f32): f32 {
  const calendar = calendarOf(activity);
  const duration = float(durations, activity);
  const worked = calendar == 0 ? start + duration : endOfWork(calendar, start, duration);
  return max<f32>(worked, float(place(BOUND), activity));
}

function tellEarly(activity: i32, first: i32, last: i32): void {
  for (let k = first; k < last; k++) {
    const link = int(place(EARLY_LINK), k);
    const kind = int(place(LINK_KIND), link);
    const to = int(place(LINK_TO), link);
    const time = float((kind & 1) == 0 ? ends : starts, activity) + float(place(LINK_LAG), link);
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

// @ts-ignore: decorator
@inline function addFour(sums: usize, four: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(four)));
  const high = v128.shuffle<i64>(four, four, 1, 1);
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Adds what came of a replication to the sums, four activities at once; what lies beyond the last is not read. */
function countSums(): void {
  const bytes = <usize>word(COUNT) << 2;
  let startSums = place(START_SUMS);
  let endSums = place(END_SUMS);
  let durationSums = place(DURATION_SUMS);
  let queueSums = place(QUEUE_SUMS);
  for (let at: usize = 0; at < bytes; at += 16) {
    const start = v128.load(starts + at);
    addFour(startSums, start);
    addFour(endSums, v128.load(ends + at));
    addFour(durationSums, v128.load(durations + at));
    addFour(queueSums, f32x4.sub(start, v128.load(ready + at)));
    startSums += 32;
    endSums += 32;
    durationSums += 32;
    queueSums += 32;
  }
}

function countRest(lane: i32): void {
  if (word(HAS_COST) != 0) {
    const rates = place(COST_RATE);
    const fixed = place(COST_FIXED);
    let cost: f32 = 0;
    for (let i = 0; i < word(COUNT); i++) cost += float(durations, i) * float(rates, i) + float(fixed, i);
    setFloat(place(COST_ROW), lane, cost);
  }
  const pairs = place(LAST_PAIRS);
  for (let k = 0; k < word(LAST_PAIR_COUNT); k++) {
    const end = float(ends, int(pairs, 2 * k));
    const group = rowOf(place(GROUP_ROWS), int(pairs, 2 * k + 1));
    if (float(group, lane) < end) setFloat(group, lane, end);
  }
  if (place(CRITICAL_SUMS) == 0) return;
  let on = -1;
  for (let k = 0; k < word(TRACED_COUNT); k++) {
    const traced = int(place(TRACED), k);
    if (on < 0 || float(ends, on) < float(ends, traced)) on = traced;
  }
  for (; on >= 0; on = int(held, on)) addTo(place(CRITICAL_SUMS), on, 1);
}
