import { LINK, type Network } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { endOfWork, startOfWork } from './calendar.ts';
import { type Heap, popEvent, pushEvent } from './heap.ts';
import { calendarOf } from './lockstep.ts';
import type { ParallelPlan } from './parallel-plan.ts';

const { fround } = Math;

/** One replication of parallel schedule generation, by activity where nothing else is said. */
export interface Parallel {
  readonly network: Network;
  readonly plan: ParallelPlan;
  /** By activity and replication of the block. */
  readonly durations: Float32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
  readonly queue: Float32Array;
  readonly held: Int32Array;
  /** The earliest start as far as it is known; the least end that links ask of a calendar's work; links still to come. */
  readonly ready: Float32Array;
  readonly bound: Float32Array;
  readonly pending: Int32Array;
  /** Activities whose links are all known, and who still has to look at them. */
  readonly arrived: Int32Array;
  /** The slots that run, in the order of their ends; those with the same end in the order in which they began. */
  readonly running: number[];
  /** By slot: who held it last. */
  readonly holder: Int32Array;
  /** By resource: idle slots, a stack from its first slot on. */
  readonly idle: Int32Array;
  readonly idleCount: Int32Array;
  /** By resource: how many wait for a slot. */
  readonly waitingCount: Int32Array;
  /** Who waits for a slot, a bit each. */
  readonly waiting: Int32Array;
  readonly heap: Heap;
  arrivals: number;
  now: number;
  lane: number;
}

/** Room for one replication. */
export function emptyParallel(network: Network, plan: ParallelPlan): Parallel {
  const { count, slots } = network;
  const places = plan.firstSlot[slots.length]!;
  return {
    network,
    plan,
    durations: new Float32Array(count * BLOCK),
    start: new Float32Array(count),
    end: new Float32Array(count),
    queue: new Float32Array(count),
    held: new Int32Array(count),
    ready: new Float32Array(count),
    bound: new Float32Array(count),
    pending: new Int32Array(count),
    arrived: new Int32Array(count),
    running: [],
    holder: new Int32Array(places),
    idle: new Int32Array(places),
    idleCount: new Int32Array(slots.length),
    waitingCount: new Int32Array(slots.length),
    waiting: new Int32Array(plan.firstWord[slots.length]!),
    heap: { times: new Float32Array(count), codes: new Int32Array(count), size: 0 },
    arrivals: 0,
    now: 0,
    lane: 0,
  };
}

/**
 * Schedules one replication: whenever a slot gets free or an activity becomes ready, the first in the plan that could start
 * takes the slot. All that happens at one time happens before slots are given out.
 */
export function runParallel(run: Parallel, lane: number): void {
  reset(run, lane);
  while (advance(run));
}

/** Lets the next thing happen; false when nothing is left. */
function advance(run: Parallel): boolean {
  settleArrivals(run);
  const [slot = -1] = run.running;
  const slotTime = slot < 0 ? Number.POSITIVE_INFINITY : run.end[run.holder[slot]!]!;
  const eventTime = run.heap.size > 0 ? run.heap.times[0]! : Number.POSITIVE_INFINITY;
  const time = Math.min(slotTime, eventTime);
  if (time > run.now && giveOut(run)) return true;
  if (time === Number.POSITIVE_INFINITY) return false;
  run.now = Math.max(run.now, time);
  if (slotTime <= eventTime) release(run, slot);
  else happen(run, popEvent(run.heap));
  return true;
}

function reset(run: Parallel, lane: number): void {
  const { network, plan } = run;
  run.lane = lane;
  run.now = 0;
  run.arrivals = 0;
  run.heap.size = 0;
  run.ready.set(network.release);
  run.bound.fill(0);
  run.held.fill(-1);
  run.waiting.fill(0);
  run.waitingCount.fill(0);
  run.holder.fill(-1);
  for (let r = 0; r < plan.slots.length; r++) {
    run.idleCount[r] = plan.slots[r]!;
    for (let k = 0; k < plan.slots[r]!; k++) run.idle[plan.firstSlot[r]! + k] = plan.firstSlot[r]! + k;
  }
  for (let i = 0; i < network.count; i++) {
    run.pending[i] = network.linkStart[i + 1]! - network.linkStart[i]!;
    if (run.pending[i] === 0) run.arrived[run.arrivals++] = i;
  }
}

/** Those that are ready later wait in the heap; the others start, or queue for a slot. */
function settleArrivals(run: Parallel): void {
  while (run.arrivals > 0) {
    const activity = run.arrived[--run.arrivals]!;
    if (run.ready[activity]! > run.now) pushEvent(run.heap, run.ready[activity]!, 2 * activity);
    else becomeReady(run, activity);
  }
}

function becomeReady(run: Parallel, activity: number): void {
  const bit = run.plan.bit[activity]!;
  if (bit < 0) {
    begin(run, activity, run.ready[activity]!);
    pushEvent(run.heap, run.end[activity]!, 2 * activity + 1);
    return;
  }
  run.waiting[bit >>> 5]! |= 1 << (bit & 31);
  run.waitingCount[run.network.resource[activity]!]!++;
}

function happen(run: Parallel, code: number): void {
  if ((code & 1) === 0) becomeReady(run, code >>> 1);
  else conclude(run, code >>> 1);
}

function release(run: Parallel, slot: number): void {
  const activity = run.holder[slot]!;
  const resource = run.network.resource[activity]!;
  run.running.shift();
  run.idle[run.plan.firstSlot[resource]! + run.idleCount[resource]!++] = slot;
  conclude(run, activity);
}

/** Lets those go that waited for the end of an activity. */
function conclude(run: Parallel, activity: number): void {
  const { lateStart, lateTo } = run.plan;
  for (let k = lateStart[activity]!; k < lateStart[activity + 1]!; k++) {
    meet(run, activity, { to: lateTo[k]!, least: run.end[activity]! });
  }
}

/** Gives idle slots to those who wait, resource by resource; false when there was nothing to give. */
function giveOut(run: Parallel): boolean {
  let given = false;
  for (let resource = 0; resource < run.idleCount.length; resource++) {
    while (run.idleCount[resource]! > 0 && run.waitingCount[resource]! > 0) {
      const bit = firstWaiting(run, resource);
      run.waiting[bit >>> 5]! &= ~(1 << (bit & 31));
      run.waitingCount[resource]!--;
      occupy(run, run.plan.activityOfBit[bit]!, resource);
      given = true;
    }
  }
  return given;
}

function firstWaiting({ waiting, plan }: Parallel, resource: number): number {
  let word = plan.firstWord[resource]!;
  while (waiting[word] === 0) word++;
  return 32 * word + 31 - Math.clz32(waiting[word]! & -waiting[word]!);
}

function occupy(run: Parallel, activity: number, resource: number): void {
  const slot = run.idle[run.plan.firstSlot[resource]! + --run.idleCount[resource]!]!;
  if (run.ready[activity]! < run.now) run.held[activity] = run.holder[slot]!;
  begin(run, activity, run.now);
  run.holder[slot] = activity;
  const later = run.running.findIndex((other) => run.end[run.holder[other]!]! > run.end[activity]!);
  run.running.splice(later < 0 ? run.running.length : later, 0, slot);
}

function begin(run: Parallel, activity: number, start: number): void {
  const { linkKind, linkLag } = run.network;
  const { earlyStart, earlyLink, linkTo } = run.plan;
  const duration = durationOf(run, activity);
  const calendar = calendarOf(run.network, activity);
  const worked = calendar === null ? fround(start + duration) : endOfWork(calendar, start, duration);
  run.start[activity] = start;
  run.queue[activity] = fround(start - run.ready[activity]!);
  run.end[activity] = Math.max(worked, run.bound[activity]!);
  for (let k = earlyStart[activity]!; k < earlyStart[activity + 1]!; k++) {
    const link = earlyLink[k]!;
    const kind = linkKind[link]!;
    const from = kind === LINK.FS || kind === LINK.FF ? run.end[activity]! : start;
    const time = fround(from + linkLag[link]!);
    const least = kind === LINK.FS || kind === LINK.SS ? time : startFor(run, linkTo[link]!, time);
    meet(run, activity, { to: linkTo[link]!, least });
  }
}

/** The start that lets an activity end at a time, by an FF or an SF link. */
function startFor(run: Parallel, activity: number, end: number): number {
  const calendar = calendarOf(run.network, activity);
  const duration = durationOf(run, activity);
  if (calendar === null) return fround(end - duration);
  if (run.bound[activity]! < end) run.bound[activity] = end;
  return startOfWork(calendar, end, duration);
}

/** One more of an activity's links is known: it may not start before `least`. */
function meet(run: Parallel, from: number, { to, least }: { readonly to: number; readonly least: number }): void {
  if (run.ready[to]! < least) {
    run.ready[to] = least;
    run.held[to] = from;
  }
  if (--run.pending[to]! === 0) run.arrived[run.arrivals++] = to;
}

function durationOf({ durations, lane }: Parallel, activity: number): number {
  return durations[activity * BLOCK + lane]!;
}
