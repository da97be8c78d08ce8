import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkResult, SimulateOptions } from '../network.ts';
import { resultOf } from './tally.ts';
import { networks } from './testing/networks.ts';
import { runTwin } from './twin/run-twin.ts';
import { runWasm } from './wasm/run-wasm.ts';

const POLICIES = ['unconstrained', 'plan-order', 'parallel'] as const;

/** All numbers of a result in a row, to compare their bits. */
function bitsOf(result: NetworkResult): Map<string, Uint32Array> {
  const bits = (values: Float32Array | Float64Array) =>
    new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4);
  const { ends, ...rest } = result;
  const named = Object.entries(rest).map(([name, values]) => [name, bits(values)] as const);
  return new Map([...named, ...ends.map((end, group) => [`end of ${group}`, bits(end)] as const)]);
}

const asked: fc.Arbitrary<Omit<SimulateOptions, 'criticalTo'>> = fc.record({
  seed: fc.integer(),
  replications: fc.integer({ min: 0, max: 700 }),
  policy: fc.constantFrom(...POLICIES),
  from: fc.integer({ min: 0, max: 5_000 }),
});

describe('the kernel', () => {
  it('gives the bits of its twin', () => {
    fc.assert(
      fc.property(networks, asked, fc.boolean(), (network, options, traced) => {
        const all = traced && network.groupStart.length > 1 ? { ...options, criticalTo: 0 } : options;
        expect(bitsOf(resultOf(runWasm(network, all)))).toEqual(bitsOf(resultOf(runTwin(network, all))));
      }),
      { numRuns: 300 },
    );
  });

  it('gives finite numbers, and nothing ends before it starts', () => {
    fc.assert(
      fc.property(networks, asked, (network, options) => {
        const { meanStart, meanEnd, meanQueue, cost, ends } = resultOf(runWasm(network, options));
        for (const values of [meanStart, meanEnd, meanQueue, cost, ...ends]) {
          expect(values.every((value) => Number.isFinite(value))).toBe(true);
        }
        expect(meanQueue.every((wait) => wait >= 0)).toBe(true);
        expect(meanEnd.every((end, i) => end >= meanStart[i]! - 1e-6 * (1 + Math.abs(end)))).toBe(true);
      }),
    );
  });

  it('gives the same in parts as at once', () => {
    fc.assert(
      fc.property(networks, asked, fc.nat(700), (network, options, cut) => {
        const first = Math.min(cut, options.replications);
        const whole = runWasm(network, options);
        const parts = [
          runWasm(network, { ...options, replications: first }),
          runWasm(network, {
            ...options,
            from: (options.from ?? 0) + first,
            replications: options.replications - first,
          }),
        ];
        whole.ends.forEach((end, group) => {
          expect(parts.flatMap((part) => [...part.ends[group]!])).toEqual([...end]);
        });
        expect(parts.flatMap((part) => [...part.cost])).toEqual([...whole.cost]);
      }),
    );
  });
});
