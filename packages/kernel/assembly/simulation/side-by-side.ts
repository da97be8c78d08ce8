/**
 * Parallel schedule generation of two replications at a time, with the answers of `parallel.ts`. Activities have seats, the bits
 * of words, in the order of their resources and, within each, of the plan; so a bit is all that has to be known of who waits.
 *
 * A step of a replication takes the next end, if it is time for it, and gives one slot to one who waits, if any may have one.
 * Both are done without a branch: where there is nothing to do, it is done to the seat of nobody. So a processor has nothing to
 * guess, and while one replication waits for its memory, it goes on with the other.
 */
import {
  COST_FIXED,
  COST_RATE,
  COST_ROW,
  COUNT,
  DURATION_SUMS,
  DURATIONS,
  DURATIONS_STRIDE,
  END_SUMS,
  FOLLOWERS,
  FURTHER,
  GROUP_ROWS,
  HAS_CALENDAR,
  HAS_COST,
  LAST_PAIR_COUNT,
  LAST_PAIRS,
  LEAVES,
  LEFT_AT_FIRST,
  QUEUE_SUMS,
  SEAT,
  SEAT_SUMS,
  SEATS,
  START_SUMS,
  STATE,
  STATE_AT_FIRST,
  STATE_BYTES,
  TIMER_SEAT,
  TIMER_TIME,
  TIMERS,
  UNBOUND_WORDS,
  WORD_FACTS,
} from '../../src/simulation/wasm/layout';
import { endOfWork } from './calendar';
import { float, int, place, rowOf, setFloat, word } from './memory';

/** The state of a replication. The least of the tree; words with somebody who waits; words of resources with an idle slot. */
const ROOT: usize = 0;
const FILLED: usize = 8;
const OPEN: usize = 16;
/** Ends up to here go before slots are given: none while slots are being given. */
const UNTIL: usize = 24;
const NOW: usize = 32;
const FREE_COUNT: usize = 36;
/** From the first half of a step to the second: words out of which somebody may be given a slot, the leaf for its end. */
const ALLOWED: usize = 40;
const LEAF: usize = 48;
/** Who waits, a bit each. */
const WAITING: usize = 64;
/** Idle slots of a resource, by its first word. */
const IDLE: usize = 576;
/** By seat: links still to come, when the last of them came, start, end. */
const LEFT: usize = 896;
const READY: usize = 17_472;
const STARTS: usize = 34_048;
const ENDS: usize = 50_624;
/** Leaves that are free, a stack; a tree of ends, each the lesser of two below: from its root at 1 on. */
const FREE: usize = 67_200;
const TREE: usize = 83_776;

/** An entry of the tree: the bits of an end, twelve of a seat, twelve of its leaf. This one never ends. */
const NEVER: u64 = 0x7f80_0000_0000_0000;
const LEAF_BITS: u32 = 12;
const LEAF_MASK: u32 = 0xfff;
const FEW_LEAVES: u32 = 32;

let followers: usize = 0;
let further: usize = 0;
let facts: usize = 0;
let leaves: u32 = 0;
/** The last word, and in it the last seat. */
let lastWord: u32 = 0;
let nobody: u32 = 0;
let unbound: u64 = 0;

/** Makes ready for the replications of a block whose durations are drawn. */
export function beginSideBySide(): void {
  followers = place(FOLLOWERS);
  further = place(FURTHER);
  facts = place(WORD_FACTS);
  leaves = <u32>word(LEAVES);
  lastWord = <u32>(word(SEATS) >>> 6) - 1;
  nobody = <u32>word(SEATS) - 1;
  unbound = (<u64>1 << <u64>word(UNBOUND_WORDS)) - 1;
  clear(place(STATE));
  clear(place(STATE) + STATE_BYTES);
  for (let k = 0; k < word(TIMERS); k++) fillTimer(int(place(TIMER_SEAT), k), float(place(TIMER_TIME), k));
  fillTimer(nobody, f32.POSITIVE_INFINITY);
}

/** A seat that takes the same time in every replication. */
function fillTimer(seat: i32, time: f32): void {
  let to = place(DURATIONS) + (<usize>seat << 2);
  for (let lane = 0; lane < 256; lane++) {
    store<f32>(to, time);
    to += <usize>word(DURATIONS_STRIDE);
  }
}

function clear(state: usize): void {
  memory.fill(state, 0, FREE);
  store<u64>(state, NEVER, ROOT);
  for (let k: u32 = 0; k < leaves; k++) store<u32>(state + (<usize>k << 2), k, FREE);
  for (let k: u32 = 1; k < 2 * leaves; k++) store<u64>(state + (<usize>k << 3), NEVER, TREE);
  store<u32>(state, leaves, FREE_COUNT);
}

/** Schedules the replications from `low` up to `high` of the block, and counts what came of them. */
export function runSideBySide(low: i32, high: i32): void {
  const first = place(STATE);
  const second = first + STATE_BYTES;
  for (let lane = low; lane < high; lane += 2) {
    const both = lane + 1 < high;
    reset(first);
    if (both) reset(second);
    const ownFirst = durationsOf(lane);
    const ownSecond = both ? durationsOf(lane + 1) : ownFirst;
    if (word(HAS_CALENDAR) != 0) run(ownFirst, ownSecond, false, true);
    else if (leaves == FEW_LEAVES) run(ownFirst, ownSecond, true, false);
    else run(ownFirst, ownSecond, false, false);
    countSums(first, ownFirst);
    countRest(first, ownFirst, lane);
    if (!both) break;
    countSums(second, ownSecond);
    countRest(second, ownSecond, lane + 1);
  }
  spread(START_SUMS, 0);
  spread(END_SUMS, 1);
  spread(DURATION_SUMS, 2);
  spread(QUEUE_SUMS, 3);
}

function durationsOf(lane: i32): usize {
  return place(DURATIONS) + <usize>lane * <usize>word(DURATIONS_STRIDE);
}

/** After a replication nothing runs any more, so the tree and the idle slots are as they were. */
function reset(state: usize): void {
  const image = place(STATE_AT_FIRST);
  memory.copy(state + FILLED, image, 16);
  store<u64>(state, 0xffff_ffff, UNTIL);
  store<u32>(state, 0, NOW);
  memory.copy(state + WAITING, image + 16, LEFT - WAITING);
  memory.copy(state + LEFT, place(LEFT_AT_FIRST), <usize>word(SEATS));
}

/** `few`: the tree has as many leaves as `FEW_LEAVES`, so its levels need no loop. */
// @ts-ignore: decorator
@inline function run(first: usize, second: usize, few: bool, calendars: bool): void {
  const state = place(STATE);
  do {
    conclude(state, few);
    conclude(state + STATE_BYTES, few);
    give(state, first, few, calendars);
    give(state + STATE_BYTES, second, few, calendars);
  } while (min<u64>(load<u64>(state, ROOT), load<u64>(state, STATE_BYTES + ROOT)) < NEVER);
}

/**
 * The first half of a step: the next end. It waits as long as somebody may have a slot: when slots are being given, until none is
 * left that anybody waits for; when those who need no slot start, until the time goes on.
 */
// @ts-ignore: decorator
@inline function conclude(state: usize, few: bool): void {
  const root = load<u64>(state, ROOT);
  let filled = load<u64>(state, FILLED);
  let open = load<u64>(state, OPEN);
  const until = select<u64>(NEVER - 1, load<u64>(state, UNTIL), (filled & open) == 0);
  const ends = root <= until;
  let freeCount = load<u32>(state, FREE_COUNT) - <u32>!ends;
  const free = load<u32>(state + (<usize>freeCount << 2), FREE);
  const entry = select<u32>(<u32>root, (nobody << LEAF_BITS) | free, ends);
  const leaf = entry & LEAF_MASK;
  const seat = entry >>> LEAF_BITS;
  const now = select<u32>(<u32>(root >>> 32), load<u32>(state, NOW), ends);

  const freed = facts + (<usize>(seat >>> 6) << 4);
  open |= load<u64>(freed);
  const freedIdle = state + load<u32>(freed, 8);
  store<i32>(freedIdle, load<i32>(freedIdle, IDLE) + 1, IDLE);
  const four = followers + (<usize>seat << 3);
  filled |= tell(state, load<u16>(four), now);
  filled |= tell(state, load<u16>(four, 2), now);
  filled |= tell(state, load<u16>(four, 4), now);
  const more = load<u16>(four, 6);
  if (more != 0) filled |= tellFurther(state, more, now);

  const at = leaf + (few ? FEW_LEAVES : leaves);
  let others: u64 = u64.MAX_VALUE;
  if (few) {
    others = lesser(sibling(state, at), sibling(state, at >>> 1));
    others = lesser(others, lesser(sibling(state, at >>> 2), sibling(state, at >>> 3)));
    others = lesser(others, sibling(state, at >>> 4));
  } else for (let node = at; node > 1; node >>>= 1) others = lesser(others, sibling(state, node));

  // Slots are given when all that ends at this time has ended.
  const allowed = <u64>0 - <u64>(i32(<u32>(others >>> 32) > now) | i32(!ends));
  store<u64>(state, filled & open & allowed, ALLOWED);
  store<u64>(state, filled, FILLED);
  store<u64>(state, open, OPEN);
  store<u32>(state, now, NOW);
  store<u32>(state, freeCount, FREE_COUNT);
  store<u32>(state, leaf, LEAF);
}

/** The second half: gives a slot, and puts the end of who got it where the last end was taken from, or into a free leaf. */
// @ts-ignore: decorator
@inline function give(state: usize, durations: usize, few: bool, calendars: bool): void {
  let filled = load<u64>(state, FILLED);
  let open = load<u64>(state, OPEN);
  const now = load<u32>(state, NOW);
  let freeCount = load<u32>(state, FREE_COUNT);
  const leaf = load<u32>(state, LEAF);
  const at = leaf + (few ? FEW_LEAVES : leaves);
  const givenWord = min<u32>(lastWord, <u32>ctz(load<u64>(state, ALLOWED)));
  const inWord = state + (<usize>givenWord << 3);
  store<u64>(state + (<usize>lastWord << 3), <u64>1 << 63, WAITING);
  const waits = load<u64>(inWord, WAITING);
  const rest = waits & (waits - 1);
  store<u64>(inWord, rest, WAITING);
  filled &= ~(<u64>(rest == 0) << <u64>givenWord);
  const next = (givenWord << 6) + <u32>ctz(waits);
  const taken = facts + (<usize>givenWord << 4);
  const takenIdle = state + load<u32>(taken, 8);
  const left = load<i32>(takenIdle, IDLE) - 1;
  store<i32>(takenIdle, left, IDLE);
  open &= ~(load<u64>(taken) & (<u64>0 - <u64>(left == 0)));

  const column = state + (<usize>next << 2);
  const start = reinterpret<f32>(now);
  const duration = load<f32>(durations + (<usize>next << 2));
  let end = start + duration;
  if (calendars) {
    const calendar = <usize>load<u32>(taken, 12);
    if (calendar != 0) end = endOfWork(calendar, start, duration);
  }
  store<f32>(column, start, STARTS);
  if (calendars) store<f32>(column, end, ENDS);

  let node: u64 = (<u64>reinterpret<u32>(end) << 32) | <u64>((next << LEAF_BITS) | leaf);
  if (few) {
    node = lift(state, at, node);
    node = lift(state, at >>> 1, node);
    node = lift(state, at >>> 2, node);
    node = lift(state, at >>> 3, node);
    node = lift(state, at >>> 4, node);
  } else for (let k = at; k > 1; k >>>= 1) node = lift(state, k, node);

  store<u32>(state + (<usize>freeCount << 2), leaf, FREE);
  freeCount += u32(givenWord == lastWord);
  const giving = u64(givenWord != lastWord) & u64((unbound >> <u64>givenWord) == 0);
  store<u64>(state, (((<u64>now) << 32) | 0xffff_ffff) & (giving - 1), UNTIL);
  store<u64>(state, node, ROOT);
  store<u64>(state, filled, FILLED);
  store<u64>(state, open, OPEN);
  store<u32>(state, freeCount, FREE_COUNT);
}

/** One link less is to come for a seat; the bit of its word when it was the last. Time goes on, so the last is the latest. */
// @ts-ignore: decorator
@inline function tell(state: usize, seat: u32, now: u32): u64 {
  const left = <i32>load<u8>(state + seat, LEFT) - 1;
  store<u8>(state + seat, left, LEFT);
  store<u32>(state + (<usize>seat << 2), now, READY);
  const one = <u64>(left == 0);
  const inWord = state + (<usize>(seat >>> 6) << 3);
  store<u64>(inWord, load<u64>(inWord, WAITING) | (one << <u64>(seat)), WAITING);
  return one << <u64>(seat >>> 6);
}

function tellFurther(state: usize, from: i32, now: u32): u64 {
  let filled: u64 = 0;
  for (let k = from; int(further, k) >= 0; k++) filled |= tell(state, int(further, k), now);
  return filled;
}

// @ts-ignore: decorator
@inline function lesser(a: u64, b: u64): u64 {
  return select<u64>(a, b, a < b);
}

// @ts-ignore: decorator
@inline function sibling(state: usize, node: u32): u64 {
  return load<u64>(state + (<usize>(node ^ 1) << 3), TREE);
}

/** Writes a node, and gives the one above. */
// @ts-ignore: decorator
@inline function lift(state: usize, node: u32, value: u64): u64 {
  const beside = sibling(state, node);
  store<u64>(state + (<usize>node << 3), value, TREE);
  return lesser(value, beside);
}

// @ts-ignore: decorator
@inline function addFour(sums: usize, four: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(four)));
  const high = v128.shuffle<i64>(four, four, 1, 1);
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Adds what came of a replication to the sums of the seats, four at once: starts, ends, durations and queues, a column each. */
function countSums(state: usize, durations: usize): void {
  const bytes = (<usize>word(SEATS) - 64) << 2;
  const calendars = word(HAS_CALENDAR) != 0;
  const column = <usize>word(SEATS) << 3;
  let sums = place(SEAT_SUMS);
  for (let at: usize = 0; at < bytes; at += 16) {
    const start = v128.load(state + at, STARTS);
    const duration = v128.load(durations + at);
    addFour(sums, start);
    addFour(sums + column, calendars ? v128.load(state + at, ENDS) : f32x4.add(start, duration));
    addFour(sums + 2 * column, duration);
    addFour(sums + 3 * column, f32x4.sub(start, v128.load(state + at, READY)));
    sums += 32;
  }
}

function countRest(state: usize, durations: usize, lane: i32): void {
  const seats = place(SEAT);
  if (word(HAS_COST) != 0) {
    let cost: f32 = 0;
    for (let i = 0; i < word(COUNT); i++) {
      cost += float(durations, int(seats, i)) * float(place(COST_RATE), i) + float(place(COST_FIXED), i);
    }
    setFloat(place(COST_ROW), lane, cost);
  }
  const pairs = place(LAST_PAIRS);
  for (let k = 0; k < word(LAST_PAIR_COUNT); k++) {
    const seat = int(seats, int(pairs, 2 * k));
    const end = word(HAS_CALENDAR) != 0 ? float(state + ENDS, seat) : float(state + STARTS, seat) + float(durations, seat);
    const group = rowOf(place(GROUP_ROWS), int(pairs, 2 * k + 1));
    if (float(group, lane) < end) setFloat(group, lane, end);
  }
}

/** Sums by seat as sums by activity. */
function spread(sums: i32, column: i32): void {
  const from = place(SEAT_SUMS) + <usize>column * (<usize>word(SEATS) << 3);
  const to = place(sums);
  for (let i = 0; i < word(COUNT); i++) {
    store<f64>(to + (<usize>i << 3), load<f64>(from + (<usize>int(place(SEAT), i) << 3)));
  }
}
