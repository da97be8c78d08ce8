import type { Network } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { lastMembers } from '../last-members.ts';
import { type ParallelPlan, parallelPlan } from '../twin/parallel-plan.ts';
import { type Arena, makeClearRoom, makeRoom, putColumn } from './arena.ts';
import { layOutSideBySide } from './lay-out-side-by-side.ts';
import * as at from './layout.ts';

interface Scarce {
  readonly slots: Int32Array;
  /** Whether somebody asks for the longest path. */
  readonly traced: boolean;
}

/** What parallel schedule generation needs beside the network: `assembly/simulation/parallel.ts`. */
export function layOutParallel(arena: Arena, network: Network, { slots, traced }: Scarce): void {
  const { words } = arena;
  words[at.HAS_COST] =
    network.costRate.some((rate) => rate !== 0) || network.costFixed.some((sum) => sum !== 0) ? 1 : 0;
  words[at.HAS_CALENDAR] = network.calendar.some((calendar) => calendar >= 0) ? 1 : 0;
  putPairs(arena, network);
  if (!traced && layOutSideBySide(arena, network, slots)) return;
  const plan = parallelPlan(network, slots);
  putLinks(arena, network, plan);
  putWaiting(arena, network, slots);
  putSlots(arena, plan);
  makeState(arena, network);
}

/** Links to activities that wait for late links and a scarce slot alone come first: the kernel has a short way for them. */
function putLinks(arena: Arena, { count, linkStart, linkFrom, release }: Network, plan: ParallelPlan): void {
  const early = new Uint8Array(count);
  for (const link of plan.earlyLink) early[plan.linkTo[link]!] = 1;
  const isSimple = (to: number) => early[to] === 0 && release[to] === 0 && plan.bit[to]! >= 0;
  const to = new Int32Array(plan.lateTo.length);
  const simpleEnd = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const own = plan.lateTo.subarray(plan.lateStart[i]!, plan.lateStart[i + 1]!);
    const simple = own.filter(isSimple);
    to.set(simple, plan.lateStart[i]!);
    to.set(
      own.filter((other) => !isSimple(other)),
      plan.lateStart[i]! + simple.length,
    );
    simpleEnd[i] = plan.lateStart[i]! + simple.length;
  }
  const degree = Int32Array.from({ length: count }, (_, i) => linkStart[i + 1]! - linkStart[i]!);
  const first = Int32Array.from(degree.keys()).filter((i) => degree[i] === 0);
  putColumn(arena, at.LATE_START, plan.lateStart);
  putColumn(arena, at.SIMPLE_END, simpleEnd);
  putColumn(arena, at.LATE_TO, to);
  putColumn(arena, at.EARLY_START, plan.earlyStart);
  putColumn(arena, at.EARLY_LINK, plan.earlyLink);
  putColumn(arena, at.LINK_TO, plan.linkTo.subarray(0, linkFrom.length));
  putColumn(arena, at.DEGREE, degree);
  putColumn(arena, at.FIRST, first);
  arena.words[at.FIRST_COUNT] = first.length;
}

function putWaiting(arena: Arena, { count, resource }: Network, slots: Int32Array): void {
  const firstWord = new Int32Array(slots.length + 1);
  const memberStart = new Int32Array(slots.length + 1);
  const members = Array.from(slots, (): number[] => []);
  for (let i = 0; i < count; i++) {
    if (resource[i]! >= 0 && slots[resource[i]!]! > 0) members[resource[i]!]!.push(i);
  }
  const bit = new Int32Array(count).fill(-1);
  members.forEach((own, r) => {
    firstWord[r + 1] = firstWord[r]! + 64 * Math.ceil(own.length / 4096);
    memberStart[r + 1] = memberStart[r]! + own.length;
    own.forEach((activity, k) => {
      bit[activity] = 64 * firstWord[r]! + k;
    });
  });
  putColumn(arena, at.BIT, bit);
  putColumn(arena, at.FIRST_WORD, firstWord);
  const offset = memberStart.map((start, r) => start - 64 * firstWord[r]!);
  putColumn(arena, at.MEMBER_OFFSET, offset);
  putColumn(arena, at.MEMBER, Int32Array.from(members.flat()));
  makeClearRoom(arena, at.WAITING, 8 * firstWord[slots.length]!);
  makeClearRoom(arena, at.NOT_EMPTY, firstWord[slots.length]! / 8 + 8);
  makeClearRoom(arena, at.WAITED_FOR, 8 * Math.ceil((slots.length + 1) / 64));
  makeClearRoom(arena, at.HAS_IDLE, 8 * Math.ceil((slots.length + 1) / 64));
}

function putSlots(arena: Arena, { firstSlot, slots }: ParallelPlan): void {
  const places = 4 * Math.ceil((firstSlot[slots.length]! + 1) / 4);
  arena.words[at.SLOT_COUNT] = places;
  const resources = Array.from(slots, (count, r) => new Array<number>(count).fill(r));
  putColumn(arena, at.FIRST_SLOT, firstSlot);
  putColumn(arena, at.SLOT_RESOURCE, Int32Array.from(resources.flat()));
  makeRoom(arena, at.NEXT, 4 * slots.length);
  const bySlot = [at.END_TIMES, at.SLOTS_IN_ORDER, at.SLOT_HOLDER, at.IDLE];
  for (const word of bySlot) makeRoom(arena, word, 4 * places + 16);
  makeRoom(arena, at.IDLE_COUNT, 4 * slots.length);
}

function putPairs(arena: Arena, network: Network): void {
  const last = lastMembers(network);
  const pairs: number[] = [];
  for (let group = 0; group + 1 < last.start.length; group++) {
    for (let k = last.start[group]!; k < last.start[group + 1]!; k++) pairs.push(last.member[k]!, group);
  }
  putColumn(arena, at.LAST_PAIRS, Int32Array.from(pairs));
  arena.words[at.LAST_PAIR_COUNT] = pairs.length / 2;
}

function makeState(arena: Arena, { count }: Network): void {
  // An odd number of cache lines, so that the same activity in all replications does not compete for a few of them.
  const stride = 64 * (Math.ceil(count / 16) | 1);
  arena.words[at.DURATIONS_STRIDE] = stride;
  makeRoom(arena, at.DURATIONS, stride * BLOCK);
  const state = [at.START, at.END, at.HELD, at.READY, at.BOUND, at.PENDING, at.ARRIVED, at.HEAP_TIMES, at.HEAP_CODES];
  // The sums take four at once.
  for (const word of state) makeRoom(arena, word, 4 * count + 16);
}
