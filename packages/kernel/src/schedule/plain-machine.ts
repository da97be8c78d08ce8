import { run } from './evolve.ts';
import { newHeap, useHeap } from './heap.ts';
import type { Machine } from './machine.ts';

/** The search in plain TypeScript: the oracle of the module, and what runs where there is no WebAssembly. */
export function plainMachine(words: number): Machine {
  const memory = newHeap(words);
  return {
    memory,
    run: (until) => {
      useHeap(memory);
      run(until);
    },
  };
}
