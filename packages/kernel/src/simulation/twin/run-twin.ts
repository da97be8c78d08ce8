import type { Network, SimulateOptions } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { type Lanes, lanesOf } from '../lanes.ts';
import { type LastMembers, lastMembers } from '../last-members.ts';
import { scarceSlots } from '../scarce-slots.ts';
import { emptyTally, type Tally } from '../tally.ts';
import { rowOf, type SharedDraws, sampleDurations, sharedDraws } from './durations.ts';
import { calendarOf, emptyLockstep, type Lockstep, runLockstep } from './lockstep.ts';
import { emptyParallel, type Parallel, runParallel } from './parallel.ts';
import { parallelPlan } from './parallel-plan.ts';

const { fround } = Math;

/** What a run counts, of which network. */
interface Counting {
  readonly tally: Tally;
  readonly network: Network;
  readonly last: LastMembers;
  readonly criticalTo: number | undefined;
}

/** Values by activity and replication of a block. */
interface Outcome {
  readonly ends: Float32Array;
  readonly durations: Float32Array;
  readonly held: Int32Array;
}

/**
 * The simulation in plain TypeScript. It does what the WebAssembly kernel does, in the same order and the same precision, so
 * that both give the same bits: the one to read, to hold the other against, and to fall back on.
 */
export function runTwin(network: Network, options: SimulateOptions): Tally {
  const tally = emptyTally(network, options);
  const counting = { tally, network, last: lastMembers(network), criticalTo: options.criticalTo };
  const simulate = options.policy === 'parallel' ? parallelBlocks(counting) : lockstepBlocks(counting, options);
  for (const lanes of lanesOf(options)) simulate(sharedDraws(network, options.seed, lanes.block), lanes);
  return tally;
}

type SimulateBlock = (shared: SharedDraws, lanes: Lanes) => void;

function lockstepBlocks(counting: Counting, { policy }: SimulateOptions): SimulateBlock {
  const { network } = counting;
  const step = emptyLockstep(network, scarceSlots(network, policy), counting.criticalTo !== undefined);
  return (shared, lanes) => {
    runLockstep(step, shared);
    count(counting, step, lanes);
    countSums(counting, step, lanes);
  };
}

function parallelBlocks(counting: Counting): SimulateBlock {
  const { network } = counting;
  const run = emptyParallel(network, parallelPlan(network, scarceSlots(network, 'parallel')));
  const { durations } = run;
  const ends = new Float32Array(durations.length);
  const held = new Int32Array(durations.length);
  return (shared, lanes) => {
    for (let activity = 0; activity < network.count; activity++) {
      sampleDurations(rowOf(durations, activity), { network, shared, activity });
    }
    for (let lane = lanes.low; lane < lanes.high; lane++) {
      runParallel(run, lane);
      countReplication(counting, run, lane);
      for (let i = 0; i < network.count; i++) {
        ends[i * BLOCK + lane] = run.end[i]!;
        held[i * BLOCK + lane] = run.held[i]!;
      }
    }
    count(counting, { ends, durations, held }, lanes);
  };
}

function countReplication({ tally, network }: Counting, run: Parallel, lane: number): void {
  for (let i = 0; i < network.count; i++) {
    tally.start[i]! += run.start[i]!;
    tally.end[i]! += run.end[i]!;
    tally.duration[i]! += run.durations[i * BLOCK + lane]!;
    tally.queue[i]! += run.queue[i]!;
  }
}

function count(counting: Counting, outcome: Outcome, lanes: Lanes): void {
  countCost(counting, outcome.durations, lanes);
  countGroups(counting, outcome.ends, lanes);
  if (counting.criticalTo !== undefined) countLongestPaths(counting, outcome, lanes);
}

function countCost({ tally, network }: Counting, durations: Float32Array, { low, high, at }: Lanes): void {
  const { costRate, costFixed } = network;
  for (let i = 0; i < network.count; i++) {
    if (costRate[i] === 0 && costFixed[i] === 0) continue;
    for (let j = low; j < high; j++) {
      const own = fround(fround(durations[i * BLOCK + j]! * costRate[i]!) + costFixed[i]!);
      tally.cost[at + j - low] = fround(tally.cost[at + j - low]! + own);
    }
  }
}

function countGroups({ tally, last }: Counting, ends: Float32Array, { low, high, at }: Lanes): void {
  tally.ends.forEach((into, group) => {
    for (let k = last.start[group]!; k < last.start[group + 1]!; k++) {
      const end = rowOf(ends, last.member[k]!);
      for (let j = low; j < high; j++) {
        if (into[at + j - low]! < end[j]!) into[at + j - low] = end[j]!;
      }
    }
  });
}

/** Walks back from the member that ends last (of several, the first), over what each activity waited for last. */
function countLongestPaths({ tally, last, criticalTo }: Counting, { ends, held }: Outcome, lanes: Lanes): void {
  const members = last.member.subarray(last.start[criticalTo!]!, last.start[criticalTo! + 1]!);
  for (let j = lanes.low; j < lanes.high; j++) {
    let on = -1;
    for (const member of members) {
      if (on < 0 || ends[on * BLOCK + j]! < ends[member * BLOCK + j]!) on = member;
    }
    for (; on >= 0; on = held[on * BLOCK + j]!) tally.critical[on]! += 1;
  }
}

/** Without a calendar, starts are what lies between ends and durations: the rounding of a single one is no bias. */
function countSums({ tally, network }: Counting, { starts, ends, durations, queues }: Lockstep, lanes: Lanes): void {
  for (let i = 0; i < network.count; i++) {
    const end = sumOf(rowOf(ends, i), lanes);
    const duration = sumOf(rowOf(durations, i), lanes);
    tally.start[i]! += calendarOf(network, i) === null ? end - duration : sumOf(rowOf(starts, i), lanes);
    tally.end[i]! += end;
    tally.duration[i]! += duration;
    tally.queue[i]! += sumOf(rowOf(queues, i), lanes);
  }
}

const partial = new Float32Array(8);

/** Eight partial sums in float32, as the lanes of two vectors add them; joined to four, and then in float64. */
function sumOf(row: Float32Array, { low, high }: Lanes): number {
  partial.fill(0);
  for (let j = low; j < high; j++) partial[j & 7]! += row[j]!;
  const four = (k: number) => fround(partial[k]! + partial[k + 4]!);
  return four(0) + four(1) + (four(2) + four(3));
}
