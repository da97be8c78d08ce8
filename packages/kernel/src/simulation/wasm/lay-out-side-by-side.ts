import type { Network } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { type Arena, makeClearRoom, makeRoom, putColumn } from './arena.ts';
import * as at from './layout.ts';
import { type Row, seatsOf } from './seats-of.ts';
import { type Steps, stepsOf } from './steps-of.ts';

/** What the kernel has room for: words of 64 seats beside those for nobody, who runs at once, links. */
const MOST_WORDS = 60;
const MOST_LEAVES = 4096;
const MOST_LINKS = 32_768;
const MOST_INTO = 255;
const LEAST_LEAVES = 32;
/** Where what lies in the beginning of a replication. */
const FILLED = 0;
const OPEN = 2;
const WAITING = 4;
const IDLE = WAITING + 2 * 64;
/** Followers that have a place of their own. */
const OWN = 3;

/**
 * What `assembly/simulation/side-by-side.ts` needs, when it can do the network: links from an end to a start alone, without
 * negative lags, and some 3,800 activities at most.
 * @returns whether it can
 */
export function layOutSideBySide(arena: Arena, network: Network, slots: Int32Array): boolean {
  if (network.count > 64 * MOST_WORDS) return false;
  const steps = stepsOf(network);
  if (steps === null || steps.from.length > MOST_LINKS) return false;
  const { seat, rows } = seatsOf(network, slots, steps.timers.length);
  const words = rows.reduce((sum, row) => sum + row.words, 0);
  const running = rows.reduce((sum, row) => sum + Math.min(row.slots, row.seats), 0);
  const leaves = Math.max(LEAST_LEAVES, 2 ** Math.ceil(Math.log2(Math.max(1, running))));
  const links = bySeat(steps, seat, 64 * words);
  if (words > MOST_WORDS || leaves > MOST_LEAVES || links.into.some((count) => count > MOST_INTO)) return false;
  const seats = 64 * (words + 1);
  arena.words[at.SEATS] = seats;
  arena.words[at.LEAVES] = leaves;
  putColumn(arena, at.SEAT, seat.subarray(0, network.count));
  putColumn(arena, at.TIMER_SEAT, seat.subarray(network.count));
  putColumn(arena, at.TIMER_TIME, Float32Array.from(steps.timers));
  arena.words[at.TIMERS] = steps.timers.length;
  putFollowers(arena, links, seats);
  putWords(arena, network, { rows, waiting: withoutLinks(links.into, seat), words });
  // An odd number of cache lines, so that the same seat in all replications does not compete for a few of them.
  const stride = 4 * seats + 64;
  arena.words[at.DURATIONS_STRIDE] = stride;
  makeRoom(arena, at.DURATIONS, stride * BLOCK);
  makeRoom(arena, at.STATE, 2 * at.STATE_BYTES);
  makeClearRoom(arena, at.SEAT_SUMS, 4 * 8 * seats);
  return true;
}

interface LinksBySeat {
  /** How many links lead to a seat. */
  readonly into: Int32Array;
  /** The seats that follow one, in compressed rows. */
  readonly start: Int32Array;
  readonly to: Int32Array;
}

function bySeat({ from, to }: Steps, seat: Int32Array, seats: number): LinksBySeat {
  const into = new Int32Array(seats);
  const start = new Int32Array(seats + 2);
  for (let k = 0; k < from.length; k++) {
    into[seat[to[k]!]!]!++;
    start[seat[from[k]!]! + 2]!++;
  }
  for (let k = 0; k < seats; k++) start[k + 2]! += start[k + 1]!;
  const sorted = new Int32Array(from.length);
  for (let k = 0; k < from.length; k++) sorted[start[seat[from[k]!]! + 1]!++] = seat[to[k]!]!;
  return { into, start, to: sorted };
}

function withoutLinks(into: Int32Array, seat: Int32Array): Int32Array {
  const bits = new Int32Array(into.length / 32);
  for (const own of seat) if (into[own] === 0) bits[own >>> 5]! |= 1 << (own & 31);
  return bits;
}

function putFollowers(arena: Arena, { into, start, to }: LinksBySeat, seats: number): void {
  const followers = new Uint16Array(4 * seats);
  // Nobody's seats lie in different words, so that none of them has to wait for another.
  for (let k = 0; k < seats; k++) for (let n = 0; n < OWN; n++) followers[4 * k + n] = seats + 64 * n;
  const further = [-1];
  for (let k = 0; k < into.length; k++) {
    const own = to.subarray(start[k]!, start[k + 1]!);
    followers.set(own.subarray(0, OWN), 4 * k);
    if (own.length <= OWN) continue;
    followers[4 * k + OWN] = further.length;
    further.push(...own.subarray(OWN), -1);
  }
  putColumn(arena, at.FOLLOWERS, new Int32Array(followers.buffer));
  putColumn(arena, at.FURTHER, Int32Array.from(further));
  const left = new Uint8Array(seats);
  left.set(into);
  putColumn(arena, at.LEFT_AT_FIRST, new Int32Array(left.buffer));
}

interface Words {
  readonly rows: readonly Row[];
  /** Who waits from the beginning, a bit each. */
  readonly waiting: Int32Array;
  readonly words: number;
}

/** What the kernel has to know of a word, and how a replication begins. */
function putWords(arena: Arena, { calendarDays }: Network, { rows, waiting, words }: Words): void {
  const facts = new Int32Array(4 * (words + 1));
  const begin = new Int32Array(IDLE + 64 + 16);
  begin.set(waiting, WAITING);
  for (let word = 0; word < words; word++) {
    if ((waiting[2 * word]! | waiting[2 * word + 1]!) !== 0) setBits(begin, FILLED, { first: word, words: 1 });
  }
  for (const row of rows) {
    const calendar = arena.words[at.CALENDARS]! + 4 * row.calendar * (calendarDays + 1);
    for (let word = row.first; word < row.first + row.words; word++) {
      setBits(facts, 4 * word, row);
      facts[4 * word + 2] = 4 * row.first;
      facts[4 * word + 3] = row.calendar < 0 ? 0 : calendar;
    }
    setBits(begin, OPEN, row);
    begin[IDLE + row.first] = row.slots;
  }
  facts[4 * words + 2] = 4 * words;
  putColumn(arena, at.WORD_FACTS, facts);
  putColumn(arena, at.STATE_AT_FIRST, begin);
  arena.words[at.UNBOUND_WORDS] = rows.reduce((sum, row) => sum + (row.unbound ? row.words : 0), 0);
}

function setBits(into: Int32Array, at: number, { first, words }: Pick<Row, 'first' | 'words'>): void {
  for (let bit = first; bit < first + words; bit++) into[at + (bit >>> 5)]! |= 1 << (bit & 31);
}
