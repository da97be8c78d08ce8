import { BEST_COST, BEST_LATE, BEST_STARTS, GENERATED, PHASE, PHASE_OVER } from './layout.ts';
import type { MachineOf } from './machine.ts';
import { memoryImage } from './memory-image.ts';
import { plainMachine } from './plain-machine.ts';
import type { FoundSchedule, ScheduleSearchOptions, SchedulingNetwork } from './scheduling-network.ts';
import { canCompile, wasmMachine } from './wasm-machine.ts';

/** One round is never more; beyond it a new one starts with other draws. */
const LONGEST_ROUND = 1_000_000;
/** The first round when the budget is more than a round: what ends the search is then somebody's `isOver`. */
const FIRST_ROUND = 4_000;

/**
 * Searches for a schedule that ends early, in rounds: one when the budget is small enough, else longer and longer ones.
 * The same network, seed and budget give the same schedule on each machine, unless `isOver` ends the search.
 */
export function searchSchedule(
  network: SchedulingNetwork,
  options: ScheduleSearchOptions,
  machineOf: MachineOf = fastestMachine(),
): FoundSchedule {
  let best: (FoundSchedule & { cost: number }) | null = null;
  let generated = 0;
  let length = options.budget <= LONGEST_ROUND ? options.budget : FIRST_ROUND;
  for (let round = 0; best === null || generated < options.budget; round++) {
    const budget = Math.max(1, Math.min(length, options.budget - generated));
    const found = searchRound(network, { ...options, budget, seed: options.seed + round }, machineOf);
    generated += found.generated;
    if (best === null || found.late < best.late || (found.late === best.late && found.cost < best.cost)) best = found;
    if (found.isOver || found.generated < budget) break;
    length = Math.min(LONGEST_ROUND, length * 4);
  }
  return { starts: best.starts, late: best.late, generated };
}

/** Where the search cannot be compiled, plain TypeScript finds the same schedule. */
function fastestMachine(): MachineOf {
  return canCompile() ? wasmMachine : plainMachine;
}

function searchRound(network: SchedulingNetwork, options: ScheduleSearchOptions, machineOf: MachineOf) {
  const image = memoryImage(network, options);
  const { memory, run } = machineOf(image.words);
  for (const [place, value] of image.head) memory[place] = value;
  for (const { place, values } of image.rows) memory.set(values, place);
  const step = Math.max(1, Math.min(256, Math.floor(200_000 / network.count)));
  let isOver = false;
  do {
    run(memory[GENERATED]! + step);
    isOver = options.isOver();
  } while (!isOver && memory[PHASE] !== PHASE_OVER);
  const from = memory[BEST_STARTS]!;
  return {
    starts: memory.slice(from, from + network.count),
    late: memory[BEST_LATE]!,
    cost: memory[BEST_COST]!,
    generated: memory[GENERATED]!,
    isOver,
  };
}
