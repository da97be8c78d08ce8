import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainMachine } from './plain-machine.ts';
import { NO_DEADLINE, type SchedulingNetwork } from './scheduling-network.ts';
import { searchSchedule } from './search-schedule.ts';
import { wasmMachine } from './wasm-machine.ts';

const amounts = (count: number, least: number, most: number) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: count, maxLength: count })
    .map((a) => Int32Array.from(a));

/** Networks with links of any gap from earlier to later numbers, several resources, and less of them at first. */
const networks = fc
  .record({
    count: fc.integer({ min: 1, max: 25 }),
    kinds: fc.integer({ min: 0, max: 6 }),
    most: fc.constantFrom(5, 200, 70_000),
    long: fc.constantFrom(9, 40),
  })
  .chain(({ count, kinds, most, long }) =>
    fc.record({
      count: fc.constant(count),
      durations: amounts(count, 0, long),
      releases: fc.oneof(fc.constant(new Int32Array(count)), amounts(count, 0, 12)),
      deadlines: fc.oneof(fc.constant(new Int32Array(count).fill(NO_DEADLINE)), amounts(count, 0, 60)),
      capacities: fc.constant(new Int32Array(kinds).fill(most)),
      uses: fc.array(amounts(kinds, 0, most), { minLength: count, maxLength: count }),
      links: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: -6, max: 12 })), {
        maxLength: 2 * count,
      }),
      less: fc.nat(4).chain((periods) => amounts(periods * kinds, 0, most)),
    }),
  )
  .map(({ links, uses, ...rest }): SchedulingNetwork => {
    const ordered = links
      .filter(([a, b]) => a !== b)
      .map(([a, b, gap]) => ({ from: Math.min(a, b), to: Math.max(a, b), gap }));
    const rows = uses.map((amounts) => [...amounts.entries()].filter(([, amount]) => amount > 0));
    return {
      ...rest,
      linkFrom: Int32Array.from(ordered, ({ from }) => from),
      linkTo: Int32Array.from(ordered, ({ to }) => to),
      linkGap: Int32Array.from(ordered, ({ gap }) => gap),
      tails: rest.durations,
      heads: rest.durations,
      useStart: Int32Array.from({ length: rest.count + 1 }, (_, i) => rows.slice(0, i).flat().length),
      useResource: Int32Array.from(rows.flat(), ([resource]) => resource),
      useAmount: Int32Array.from(rows.flat(), ([, amount]) => amount),
      current: null,
    };
  });

it('finds the same schedule in WebAssembly as in plain TypeScript, bit by bit', () => {
  fc.assert(
    fc.property(networks, fc.integer(), fc.integer({ min: 1, max: 400 }), (network, seed, budget) => {
      const options = { seed, budget, bound: 0, moveCost: 0, isOver: () => false };
      const wasm = searchSchedule(network, options, wasmMachine);
      expect(wasm).toEqual(searchSchedule(network, options, plainMachine));
      expect(wasm.generated).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 150 },
  );
});
