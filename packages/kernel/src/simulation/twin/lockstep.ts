import { LINK, type Network } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { type Calendar, endOfWork, startOfWork } from './calendar.ts';
import { rowOf, type SharedDraws, sampleDurations } from './durations.ts';

const { fround } = Math;

/** One block of replications in which activities are placed one after the other, each in all replications at once. */
export interface Lockstep {
  readonly network: Network;
  /** By activity and replication. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
  readonly durations: Float32Array;
  readonly queues: Float32Array;
  /** What an activity waited for last, by activity and replication, -1 for nothing; empty when nobody asks. */
  readonly held: Int32Array;
  /** Slots that can run short, by resource; the first of each resource among all; when each is free, lowest first, and who holds it. */
  readonly slots: Int32Array;
  readonly firstSlot: Int32Array;
  readonly free: Float32Array;
  readonly holder: Int32Array;
}

/** A block with nothing in it yet. */
export function emptyLockstep(network: Network, slots: Int32Array, critical: boolean): Lockstep {
  const size = network.count * BLOCK;
  const firstSlot = new Int32Array(slots.length + 1);
  for (let r = 0; r < slots.length; r++) firstSlot[r + 1] = firstSlot[r]! + slots[r]!;
  const places = firstSlot[slots.length]! * BLOCK;
  return {
    network,
    starts: new Float32Array(size),
    ends: new Float32Array(size),
    durations: new Float32Array(size),
    queues: new Float32Array(size),
    held: new Int32Array(critical ? size : 0),
    slots,
    firstSlot,
    free: new Float32Array(places),
    holder: new Int32Array(critical ? places : 0),
  };
}

/** Simulates a block: every activity of the plan, in its order. */
export function runLockstep(step: Lockstep, shared: SharedDraws): void {
  const { network, durations } = step;
  step.free.fill(0);
  step.holder.fill(-1);
  for (let activity = 0; activity < network.count; activity++) {
    sampleDurations(rowOf(durations, activity), { network, shared, activity });
    const bound = placeAfterLinks(step, activity);
    const resource = network.resource[activity]!;
    const scarce = resource >= 0 && step.slots[resource]! > 0;
    if (scarce) waitForSlot(step, activity, resource);
    finish(step, activity, bound);
    if (scarce) takeSlot(step, activity, resource);
  }
}

/** The calendar that an activity is worked on by, if any. */
export function calendarOf(
  { resource, calendar, calendars, calendarDays }: Network,
  activity: number,
): Calendar | null {
  const index = resource[activity]! < 0 ? -1 : calendar[resource[activity]!]!;
  return index < 0 ? null : { work: calendars, from: index * (calendarDays + 1), days: calendarDays };
}

/**
 * Starts an activity when its release and its links let it.
 * @returns the least end that FF and SF links ask of work with a calendar, by which it could end before: 0 for none
 */
function placeAfterLinks(step: Lockstep, activity: number): Float32Array {
  const { release, linkStart, linkFrom, linkKind, linkLag } = step.network;
  const placed: Placed = {
    start: rowOf(step.starts, activity).fill(release[activity]!),
    held: rowOf(step.held, activity).fill(-1),
    duration: rowOf(step.durations, activity),
    calendar: calendarOf(step.network, activity),
    bound: new Float32Array(BLOCK),
  };
  for (let l = linkStart[activity]!; l < linkStart[activity + 1]!; l++) {
    const kind = linkKind[l]!;
    const times = rowOf(kind === LINK.FS || kind === LINK.FF ? step.ends : step.starts, linkFrom[l]!);
    const link = { from: linkFrom[l]!, times, lag: linkLag[l]! };
    if (kind === LINK.FF || kind === LINK.SF) followToEnd(placed, link);
    else followToStart(placed, link);
  }
  return placed.bound;
}

interface Placed {
  readonly start: Float32Array;
  readonly held: Int32Array;
  readonly duration: Float32Array;
  readonly calendar: Calendar | null;
  readonly bound: Float32Array;
}

interface Link {
  readonly from: number;
  readonly times: Float32Array;
  readonly lag: number;
}

function followToStart({ start, held }: Placed, { from, times, lag }: Link): void {
  for (let j = 0; j < BLOCK; j++) {
    const least = fround(times[j]! + lag);
    if (start[j]! >= least) continue;
    start[j] = least;
    if (held.length > 0) held[j] = from;
  }
}

function followToEnd({ start, held, duration, calendar, bound }: Placed, { from, times, lag }: Link): void {
  for (let j = 0; j < BLOCK; j++) {
    const end = fround(times[j]! + lag);
    let least = fround(end - duration[j]!);
    if (calendar !== null) {
      bound[j] = Math.max(bound[j]!, end);
      least = startOfWork(calendar, end, duration[j]!);
    }
    if (start[j]! >= least) continue;
    start[j] = least;
    if (held.length > 0) held[j] = from;
  }
}

function waitForSlot(step: Lockstep, activity: number, resource: number): void {
  const start = rowOf(step.starts, activity);
  const queue = rowOf(step.queues, activity);
  const held = rowOf(step.held, activity);
  const first = rowOf(step.free, step.firstSlot[resource]!);
  const holder = rowOf(step.holder, step.firstSlot[resource]!);
  for (let j = 0; j < BLOCK; j++) {
    const ready = start[j]!;
    if (ready < first[j]!) {
      start[j] = first[j]!;
      if (held.length > 0) held[j] = holder[j]!;
    }
    queue[j] = fround(start[j]! - ready);
  }
}

function finish(step: Lockstep, activity: number, bound: Float32Array): void {
  const start = rowOf(step.starts, activity);
  const end = rowOf(step.ends, activity);
  const duration = rowOf(step.durations, activity);
  const calendar = calendarOf(step.network, activity);
  for (let j = 0; j < BLOCK; j++) {
    if (calendar === null) end[j] = fround(start[j]! + duration[j]!);
    else end[j] = Math.max(endOfWork(calendar, start[j]!, duration[j]!), bound[j]!);
  }
}

/** Puts the activity's end in its place among the slots' times, and drops the lowest: the slot that it took. */
function takeSlot(step: Lockstep, activity: number, resource: number): void {
  const end = rowOf(step.ends, activity);
  const first = step.firstSlot[resource]!;
  const last = step.firstSlot[resource + 1]! - 1;
  for (let j = 0; j < BLOCK; j++) {
    let slot = first;
    while (slot < last && step.free[(slot + 1) * BLOCK + j]! < end[j]!) {
      step.free[slot * BLOCK + j] = step.free[(slot + 1) * BLOCK + j]!;
      if (step.holder.length > 0) step.holder[slot * BLOCK + j] = step.holder[(slot + 1) * BLOCK + j]!;
      slot++;
    }
    step.free[slot * BLOCK + j] = end[j]!;
    if (step.holder.length > 0) step.holder[slot * BLOCK + j] = activity;
  }
}
