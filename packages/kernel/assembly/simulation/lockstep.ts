/** `twin/lockstep.ts` and what `twin/run-twin.ts` counts, bit for bit. */
import {
  COST_FIXED,
  COST_RATE,
  COST_ROW,
  COUNT,
  CRITICAL_SUMS,
  DURATION_SUMS,
  END_ROWS,
  END_SUMS,
  FIRST_SLOT,
  FREE_ROWS,
  GROUP_ROWS,
  GROUPS,
  HELD_ROWS,
  HOLDER_ROWS,
  LAST_GROUP,
  LAST_START,
  LINK_FROM,
  LINK_LAG,
  LINK_START,
  QUEUE_SUMS,
  RELEASE,
  RESOURCE,
  RESOURCES,
  SLOTS,
  START_SUMS,
  STARTS_AT,
  TRACED,
  TRACED_COUNT,
  WAY,
} from '../../src/simulation/wasm/layout';
import { calendarOf, endOfWork, startOfWork } from './calendar';
import { drawShared, sampleDurations } from './durations';
import { addTo, float, int, place, ROW, rowOf, word } from './memory';
import { BOUND_ROW, DURATION_ROW, QUEUE_ROW } from './places';
import { count, ofEnd, placePlain, takeSlots, timesOf } from './plain';
import { addRow, joined, partial, sumOf } from './sums';

/** Simulates all 256 replications of a block, in the order of the plan. */
export function runLockstep(block: i32): void {
  drawShared(block);
  const slots = int(place(FIRST_SLOT), word(RESOURCES));
  memory.fill(place(FREE_ROWS), 0, <usize>slots * ROW);
  if (place(HELD_ROWS) != 0) memory.fill(place(HOLDER_ROWS), 255, <usize>slots * ROW);
  memory.fill(place(COST_ROW), 0, ROW);
  memory.fill(place(GROUP_ROWS), 0, <usize>word(GROUPS) * ROW);
  const count = word(COUNT);
  for (let activity = 0; activity < count; activity++) {
    if (!partial && int(place(WAY), activity) >= 0) placePlain(activity, block);
    else {
      sampleDurations(DURATION_ROW, activity, block);
      placeAny(activity);
      countCost(activity);
    }
    countGroups(activity);
  }
}

function fillRow(row: usize, value: v128): void {
  for (let at: usize = 0; at < ROW; at += 16) v128.store(row + at, value);
}

function followToStart(starts: usize, from: usize, lag: f32): void {
  const by = f32x4.splat(lag);
  for (let at: usize = 0; at < ROW; at += 16) {
    v128.store(starts + at, f32x4.pmax(v128.load(starts + at), f32x4.add(v128.load(from + at), by)));
  }
}

function followToEnd(starts: usize, from: usize, lag: f32): void {
  const by = f32x4.splat(lag);
  for (let at: usize = 0; at < ROW; at += 16) {
    const end = f32x4.add(v128.load(from + at), by);
    v128.store(starts + at, f32x4.pmax(v128.load(starts + at), f32x4.sub(end, v128.load(at, DURATION_ROW))));
  }
}

function followToEndOfWork(starts: usize, from: usize, lag: f32, calendar: usize): void {
  for (let at: usize = 0; at < ROW; at += 4) {
    const end = load<f32>(from + at) + lag;
    store<f32>(at, max<f32>(load<f32>(at, BOUND_ROW), end), BOUND_ROW);
    const least = startOfWork(calendar, end, load<f32>(at, DURATION_ROW));
    if (load<f32>(starts + at) < least) store<f32>(starts + at, least);
  }
}

/** Where a row has risen over what it was before, it is this activity that holds. */
function holdWhereRisen(held: usize, before: usize, after: usize, activity: i32): void {
  const who = i32x4.splat(activity);
  for (let at: usize = 0; at < ROW; at += 16) {
    const risen = f32x4.lt(v128.load(before + at), v128.load(after + at));
    v128.store(held + at, v128.bitselect(who, v128.load(held + at), risen));
  }
}

function placeAny(activity: i32): void {
  const starts = <usize>int(place(STARTS_AT), activity);
  const calendar = calendarOf(activity);
  const held: usize = place(HELD_ROWS) == 0 ? 0 : rowOf(place(HELD_ROWS), activity);
  fillRow(starts, f32x4.splat(float(place(RELEASE), activity)));
  if (calendar != 0) fillRow(BOUND_ROW, f32x4.splat(0));
  if (held != 0) fillRow(held, i32x4.splat(-1));
  const last = int(place(LINK_START), activity + 1);
  for (let link = int(place(LINK_START), activity); link < last; link++) {
    if (held != 0) memory.copy(QUEUE_ROW, starts, ROW);
    const lag = float(place(LINK_LAG), link);
    if (!ofEnd(link)) followToStart(starts, timesOf(link), lag);
    else if (calendar == 0) followToEnd(starts, timesOf(link), lag);
    else followToEndOfWork(starts, timesOf(link), lag, calendar);
    if (held != 0) holdWhereRisen(held, QUEUE_ROW, starts, int(place(LINK_FROM), link));
  }
  const resource = int(place(RESOURCE), activity);
  const scarce = resource >= 0 && int(place(SLOTS), resource) > 0;
  if (scarce) waitForSlot(activity, resource, starts, held);
  if (calendar == 0) finish(activity, starts);
  else finishWork(activity, starts, calendar);
  if (scarce) takeSlot(activity, resource, held != 0);
}

function waitForSlot(activity: i32, resource: i32, starts: usize, held: usize): void {
  const slot = int(place(FIRST_SLOT), resource);
  const free = rowOf(place(FREE_ROWS), slot);
  const holder = rowOf(place(HOLDER_ROWS), slot);
  let q0 = f32x4.splat(0);
  let q1 = q0;
  for (let at: usize = 0; at < ROW; at += 32) {
    const a = v128.load(starts + at);
    const b = v128.load(starts + at, 16);
    const s = f32x4.pmax(a, v128.load(free + at));
    const t = f32x4.pmax(b, v128.load(free + at, 16));
    v128.store(starts + at, s);
    v128.store(starts + at, t, 16);
    const x = f32x4.sub(s, a);
    const y = f32x4.sub(t, b);
    q0 = f32x4.add(q0, x);
    q1 = f32x4.add(q1, y);
    v128.store(at, x, QUEUE_ROW);
    v128.store(at, y, QUEUE_ROW + 16);
  }
  if (held != 0) {
    for (let at: usize = 0; at < ROW; at += 16) {
      const waits = f32x4.gt(v128.load(at, QUEUE_ROW), f32x4.splat(0));
      v128.store(held + at, v128.bitselect(v128.load(holder + at), v128.load(held + at), waits));
    }
  }
  addTo(place(QUEUE_SUMS), activity, partial ? sumOf(QUEUE_ROW) : joined(q0, q1));
}

function finish(activity: i32, starts: usize): void {
  const ends = rowOf(place(END_ROWS), activity);
  let d0 = f32x4.splat(0);
  let d1 = d0;
  let e0 = d0;
  let e1 = d0;
  for (let at: usize = 0; at < ROW; at += 32) {
    const a = v128.load(at, DURATION_ROW);
    const b = v128.load(at, DURATION_ROW + 16);
    d0 = f32x4.add(d0, a);
    d1 = f32x4.add(d1, b);
    const x = f32x4.add(v128.load(starts + at), a);
    const y = f32x4.add(v128.load(starts + at, 16), b);
    e0 = f32x4.add(e0, x);
    e1 = f32x4.add(e1, y);
    v128.store(ends + at, x);
    v128.store(ends + at, y, 16);
  }
  count(activity, joined(d0, d1), joined(e0, e1));
}

function finishWork(activity: i32, starts: usize, calendar: usize): void {
  const ends = rowOf(place(END_ROWS), activity);
  for (let at: usize = 0; at < ROW; at += 4) {
    const end = endOfWork(calendar, load<f32>(starts + at), load<f32>(at, DURATION_ROW));
    store<f32>(ends + at, max<f32>(end, load<f32>(at, BOUND_ROW)));
  }
  addRow(place(START_SUMS), activity, starts);
  addRow(place(END_SUMS), activity, ends);
  addRow(place(DURATION_SUMS), activity, DURATION_ROW);
}

function takeSlot(activity: i32, resource: i32, traced: bool): void {
  const ends = rowOf(place(END_ROWS), activity);
  const first = rowOf(place(FREE_ROWS), int(place(FIRST_SLOT), resource));
  const last = rowOf(place(FREE_ROWS), int(place(FIRST_SLOT), resource + 1) - 1);
  if (traced) return takeTracedSlot(activity, ends, first, last);
  for (let at: usize = 0; at < ROW; at += 32) {
    takeSlots(first + at, last + at, v128.load(ends + at), v128.load(ends + at, 16));
  }
}

function takeTracedSlot(activity: i32, ends: usize, first: usize, last: usize): void {
  const toHolder = place(HOLDER_ROWS) - place(FREE_ROWS);
  for (let at: usize = 0; at < ROW; at += 16) {
    let a = v128.load(ends + at);
    let who = i32x4.splat(activity);
    let slot = first + at;
    for (; slot < last; slot += ROW) {
      const x = v128.load(slot, 1024);
      const other = v128.load(slot + toHolder, 1024);
      const earlier = f32x4.lt(x, a);
      v128.store(slot, v128.bitselect(x, a, earlier));
      v128.store(slot + toHolder, v128.bitselect(other, who, earlier));
      a = v128.bitselect(a, x, earlier);
      who = v128.bitselect(who, other, earlier);
    }
    v128.store(slot, a);
    v128.store(slot + toHolder, who);
  }
}

function countCost(activity: i32): void {
  const rate = float(place(COST_RATE), activity);
  const fixed = float(place(COST_FIXED), activity);
  if (rate == 0 && fixed == 0) return;
  const cost = place(COST_ROW);
  const a = f32x4.splat(rate);
  const b = f32x4.splat(fixed);
  for (let at: usize = 0; at < ROW; at += 16) {
    const own = f32x4.add(f32x4.mul(v128.load(at, DURATION_ROW), a), b);
    v128.store(cost + at, f32x4.add(v128.load(cost + at), own));
  }
}

/** The groups that an activity may be the last of. */
function countGroups(activity: i32): void {
  const ends = rowOf(place(END_ROWS), activity);
  const last = int(place(LAST_START), activity + 1);
  for (let k = int(place(LAST_START), activity); k < last; k++) {
    const group = rowOf(place(GROUP_ROWS), int(place(LAST_GROUP), k));
    for (let at: usize = 0; at < ROW; at += 16) {
      v128.store(group + at, f32x4.pmax(v128.load(group + at), v128.load(ends + at)));
    }
  }
}

/** Walks back the longest path of each lane that is asked for. */
export function traceLanes(low: i32, high: i32): void {
  const ends = place(END_ROWS);
  for (let lane = low; lane < high; lane++) {
    let on = -1;
    for (let k = 0; k < word(TRACED_COUNT); k++) {
      const member = int(place(TRACED), k);
      if (on < 0 || float(rowOf(ends, on), lane) < float(rowOf(ends, member), lane)) on = member;
    }
    for (; on >= 0; on = int(rowOf(place(HELD_ROWS), on), lane)) addTo(place(CRITICAL_SUMS), on, 1);
  }
}
