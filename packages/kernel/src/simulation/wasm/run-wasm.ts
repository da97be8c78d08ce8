import type { Network, SimulateOptions } from '../../network.ts';
import { compiledModule, exportsOf } from '../../web-assembly.ts';
import { BLOCK } from '../block-draw.ts';
import { type Lanes, lanesOf } from '../lanes.ts';
import { emptyTally, type Tally } from '../tally.ts';
import { type Arena, fill } from './arena.ts';
import { layOutNetwork } from './lay-out-network.ts';
import * as at from './layout.ts';
import { SIMULATION_MODULE } from './simulation-module.ts';

/** What the compiled kernel exports: `assembly/simulation/index.ts`. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  setPartial(partial: boolean): void;
  runLockstep(block: number): void;
  traceLanes(low: number, high: number): void;
  beginParallel(block: number): void;
  runParallel(low: number, high: number): void;
}

const PAGE = 65_536;
/** A memory up to this size is kept for the next run: a fresh one costs as much as a thousand replications. */
const KEPT_BYTES = 64 * 2 ** 20;
let module: object | null | undefined;
let kept: Kernel | null = null;

/** Whether this machine can run the kernel. */
export function hasWasm(): boolean {
  module ??= compiledModule(SIMULATION_MODULE);
  return module !== null;
}

/**
 * The simulation in WebAssembly: the bits of `runTwin`, many times as fast. It takes 1 KB of memory for each activity, and as
 * much again for each of: links from its start, the longest path, parallel generation.
 * @throws TypeError when there is no WebAssembly here: ask `hasWasm` first
 */
export function runWasm(network: Network, options: SimulateOptions): Tally {
  if (!hasWasm()) throw new TypeError('WebAssembly with 128-bit vectors is not there');
  const arena = layOutNetwork(network, options);
  const kernel = kept ?? exportsOf<Kernel>(module!);
  kept = null;
  const missing = Math.ceil(arena.next / PAGE) - kernel.memory.buffer.byteLength / PAGE;
  if (missing > 0) kernel.memory.grow(missing);
  fill(arena, kernel.memory.buffer);
  const tally = emptyTally(network, options);
  for (const lanes of lanesOf(options)) {
    askFor(kernel, lanes);
    simulateBlock(kernel, options, lanes);
    takeRows(tally, { kernel, arena }, lanes);
  }
  takeSums(tally, kernel, arena);
  if (kernel.memory.buffer.byteLength <= KEPT_BYTES) kept = kernel;
  return tally;
}

function askFor({ memory, setPartial }: Kernel, { low, high }: Lanes): void {
  setPartial(high - low < BLOCK);
  new Int32Array(memory.buffer, at.MASK, BLOCK).fill(0).fill(-1, low, high);
}

function simulateBlock(kernel: Kernel, { policy, criticalTo }: SimulateOptions, { block, low, high }: Lanes): void {
  if (policy === 'parallel') {
    kernel.beginParallel(block);
    kernel.runParallel(low, high);
    return;
  }
  kernel.runLockstep(block);
  if (criticalTo !== undefined) kernel.traceLanes(low, high);
}

interface Memory {
  readonly kernel: Kernel;
  readonly arena: Arena;
}

function takeRows(tally: Tally, { kernel, arena }: Memory, lanes: Lanes): void {
  const row = (address: number) =>
    new Float32Array(kernel.memory.buffer, address, BLOCK).subarray(lanes.low, lanes.high);
  tally.cost.set(row(arena.words[at.COST_ROW]!), lanes.at);
  tally.ends.forEach((ends, group) => void ends.set(row(arena.words[at.GROUP_ROWS]! + 4 * BLOCK * group), lanes.at));
}

function takeSums(tally: Tally, { memory }: Kernel, { words }: Arena): void {
  const take = (sums: Float64Array, word: number) => {
    if (sums.length > 0) sums.set(new Float64Array(memory.buffer, words[word]!, sums.length));
  };
  take(tally.start, at.START_SUMS);
  take(tally.end, at.END_SUMS);
  take(tally.duration, at.DURATION_SUMS);
  take(tally.queue, at.QUEUE_SUMS);
  take(tally.critical, at.CRITICAL_SUMS);
}
