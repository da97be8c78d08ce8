import { afterEach, expect, it, vi } from 'vitest';
import { NO_DEADLINE, type SchedulingNetwork } from './scheduling-network.ts';
import { searchSchedule } from './search-schedule.ts';

const refusing = {
  Module: class {
    constructor() {
      throw new Error('refused by the policy of the page');
    }
  },
};

/** Five activities on one resource of three. */
const network: SchedulingNetwork = {
  count: 5,
  durations: Int32Array.of(3, 4, 2, 5, 1),
  releases: new Int32Array(5),
  deadlines: new Int32Array(5).fill(NO_DEADLINE),
  linkFrom: Int32Array.of(0, 1),
  linkTo: Int32Array.of(2, 4),
  linkGap: Int32Array.of(3, 4),
  tails: Int32Array.of(5, 5, 2, 5, 1),
  heads: Int32Array.of(3, 4, 5, 5, 5),
  capacities: Int32Array.of(3),
  useStart: Int32Array.of(0, 1, 2, 3, 4, 5),
  useResource: new Int32Array(5),
  useAmount: Int32Array.of(1, 2, 2, 1, 3),
  less: new Int32Array(0),
  current: null,
};
const options = { seed: 1, budget: 300, bound: 0, moveCost: 0, isOver: () => false };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it.each([
  ['there is none', undefined],
  ['it must not be compiled', refusing],
])('finds the same schedule without WebAssembly: %s', async (_case, webAssembly) => {
  const compiled = searchSchedule(network, options);
  vi.stubGlobal('WebAssembly', webAssembly);
  vi.resetModules();
  const wasm = await import('./wasm-machine.ts');
  const fresh = await import('./search-schedule.ts');
  expect(wasm.canCompile()).toBe(false);
  expect(() => wasm.wasmMachine(1)).toThrow(TypeError);
  expect(fresh.searchSchedule(network, options)).toEqual(compiled);
});
