import type { Network, SimulateOptions } from '../../network.ts';
import { BLOCK } from '../block-draw.ts';
import { scarceSlots } from '../scarce-slots.ts';
import { emptyTally, type Tally } from '../tally.ts';
import { rowOf, type SharedDraws, sampleDurations, sharedDraws } from './durations.ts';
import { emptyLockstep, runLockstep } from './lockstep.ts';
import { emptyParallel, runParallel } from './parallel.ts';
import { parallelPlan } from './parallel-plan.ts';

const { fround } = Math;

/** The replications of a block that are asked for: lanes `low` up to `high`; the first of them is number `at` of the run. */
interface Lanes {
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

/** What came of a block, by activity and replication. */
interface BlockOutcome {
  readonly starts: Float32Array;
  readonly ends: Float32Array;
  readonly durations: Float32Array;
  readonly queues: Float32Array;
  readonly held: Int32Array;
}

/**
 * The simulation in plain TypeScript. It does what the WebAssembly kernel does, in the same order and the same precision, so
 * that both give the same bits: the one to read, to hold the other against, and to fall back on.
 */
export function runTwin(network: Network, options: SimulateOptions): Tally {
  const { seed, replications, criticalTo } = options;
  const from = options.from ?? 0;
  const tally = emptyTally(network, options);
  const simulateBlock = blockSimulation(network, options);
  for (let at = 0; at < replications; ) {
    const block = Math.floor((from + at) / BLOCK);
    const low = (from + at) % BLOCK;
    const high = Math.min(BLOCK, low + replications - at);
    const lanes = { low, high, at };
    const outcome = simulateBlock(sharedDraws(network, seed, block), lanes);
    tallyCost(tally, network, { values: outcome.durations, lanes });
    tallyGroups(tally, network, { values: outcome.ends, lanes });
    tallySums(tally.start, outcome.starts, lanes);
    tallySums(tally.end, outcome.ends, lanes);
    tallySums(tally.duration, outcome.durations, lanes);
    tallySums(tally.queue, outcome.queues, lanes);
    if (criticalTo !== undefined) tallyLongestPaths(tally, network, { outcome, lanes, group: criticalTo });
    at += high - low;
  }
  return tally;
}

function blockSimulation(network: Network, { policy, criticalTo }: SimulateOptions) {
  const slots = scarceSlots(network, policy);
  const step = emptyLockstep(network, slots, criticalTo !== undefined || policy === 'parallel');
  const run = policy === 'parallel' ? emptyParallel(network, parallelPlan(network, slots)) : null;
  return (shared: SharedDraws, { low, high }: Lanes): BlockOutcome => {
    if (run === null) {
      runLockstep(step, shared);
      return step;
    }
    for (let activity = 0; activity < network.count; activity++) {
      sampleDurations(rowOf(run.durations, activity), { network, shared, activity });
    }
    for (let lane = low; lane < high; lane++) {
      runParallel(run, lane);
      for (let i = 0; i < network.count; i++) {
        step.starts[i * BLOCK + lane] = run.start[i]!;
        step.ends[i * BLOCK + lane] = run.end[i]!;
        step.queues[i * BLOCK + lane] = run.queue[i]!;
        step.held[i * BLOCK + lane] = run.held[i]!;
      }
    }
    return { ...step, durations: run.durations };
  };
}

/** Values by activity and replication, and which of them count. */
interface Counted {
  readonly values: Float32Array;
  readonly lanes: Lanes;
}

function tallyCost(tally: Tally, network: Network, { values, lanes }: Counted): void {
  const { costRate, costFixed, count } = network;
  const { low, high, at } = lanes;
  for (let i = 0; i < count; i++) {
    if (costRate[i] === 0 && costFixed[i] === 0) continue;
    for (let j = low; j < high; j++) {
      const own = fround(fround(values[i * BLOCK + j]! * costRate[i]!) + costFixed[i]!);
      tally.cost[at + j - low] = fround(tally.cost[at + j - low]! + own);
    }
  }
}

function tallyGroups(tally: Tally, { groupStart, groupMember }: Network, { values, lanes }: Counted): void {
  tally.ends.forEach((into, group) => {
    for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
      const end = rowOf(values, groupMember[k]!);
      for (let j = lanes.low; j < lanes.high; j++) {
        const slot = lanes.at + j - lanes.low;
        if (into[slot]! < end[j]!) into[slot] = end[j]!;
      }
    }
  });
}

/** Four partial sums in float32, as four lanes add them; then both halves in float64. */
function tallySums(sums: Float64Array, values: Float32Array, { low, high }: Lanes): void {
  for (let i = 0; i < sums.length; i++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    const row = rowOf(values, i);
    const at = (j: number) => (j >= low && j < high ? row[j]! : 0);
    for (let j = low & ~3; j < high; j += 4) {
      a = fround(a + at(j));
      b = fround(b + at(j + 1));
      c = fround(c + at(j + 2));
      d = fround(d + at(j + 3));
    }
    sums[i]! += a + b + (c + d);
  }
}

interface Traced {
  readonly outcome: BlockOutcome;
  readonly lanes: Lanes;
  readonly group: number;
}

/** Walks back from the member that ends last (of several, the first), over what each activity waited for last. */
function tallyLongestPaths(tally: Tally, network: Network, { outcome, lanes, group }: Traced): void {
  const members = network.groupMember.subarray(network.groupStart[group]!, network.groupStart[group + 1]!);
  for (let j = lanes.low; j < lanes.high; j++) {
    let on = -1;
    for (const member of members) {
      if (on < 0 || outcome.ends[on * BLOCK + j]! < outcome.ends[member * BLOCK + j]!) on = member;
    }
    for (; on >= 0; on = outcome.held[on * BLOCK + j]!) tally.critical[on]! += 1;
  }
}
