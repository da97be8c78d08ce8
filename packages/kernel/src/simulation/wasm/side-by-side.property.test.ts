import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINK, type Network, type SimulateOptions } from '../../network.ts';
import { quantileTable } from '../quantile-table.ts';
import { resultOf } from '../tally.ts';
import { networkOf } from '../testing/network-of.ts';
import { runTwin } from '../twin/run-twin.ts';
import { layOutNetwork } from './lay-out-network.ts';
import { SEATS } from './layout.ts';
import { runWasm } from './run-wasm.ts';

/** Durations that are all the same, for many ends at the same time; few different ones, some of them 0; and others. */
const TABLES = new Float32Array(
  [quantileTable(() => 1), quantileTable((p) => Math.floor(3 * p)), quantileTable((p) => -Math.log1p(-p))].flatMap(
    (table) => [...table],
  ),
);

const CALENDARS = [
  [0, 0, 1, 2, 2, 3],
  [0, 0.5, 1, 1, 1, 1.5],
];

const activity = fc.record({
  table: fc.nat(2),
  scale: fc.constantFrom(0, 1, 1, 2, 0.5),
  resource: fc.nat(),
  release: fc.constantFrom(0, 0, 0, 0, 1, 2.5),
  links: fc.array(fc.record({ from: fc.nat(), lag: fc.constantFrom(0, 0, 0, 0, 1, 0.5) }), { maxLength: 4 }),
  costRate: fc.constantFrom(0, 0, 3),
});

const networks: fc.Arbitrary<Network> = fc
  .record({
    activities: fc.array(activity, { minLength: 1, maxLength: 90, size: 'max' }),
    resources: fc.array(
      fc.record({ slots: fc.constantFrom(1, 1, 2, 3, 4, 60), calendar: fc.integer({ min: -1, max: 1 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    withCalendars: fc.boolean(),
    without: fc.boolean(),
  })
  .map(({ activities, resources, withCalendars, without }) =>
    networkOf(
      activities.map((drawn, i) => ({
        ...drawn,
        resource: without ? (drawn.resource % (resources.length + 1)) - 1 : drawn.resource % resources.length,
        links: i === 0 ? [] : drawn.links.map(({ from, lag }) => ({ from: from % i, lag, kind: LINK.FS })),
      })),
      {
        tables: TABLES,
        slots: resources.map(({ slots }) => slots),
        calendar: resources.map(({ calendar }) => (withCalendars ? calendar : -1)),
        calendars: CALENDARS.flat(),
        calendarDays: 5,
        groups: [activities.map((_, i) => i), [0]],
      },
    ),
  );

/** Whether the replications of a network go side by side. */
function goesSideBySide(network: Network, options: SimulateOptions): boolean {
  return layOutNetwork(network, options).words[SEATS]! > 0;
}

const OPTIONS = { seed: 5, replications: 20, policy: 'parallel' } as const;

/** Activities for a team of fifty slots and one of seven, each after two others, and what a change makes of it. */
function largeNetwork(count: number, change: (network: Network) => Network = (network) => network): Network {
  const network = networkOf(
    Array.from({ length: count }, (_, i) => ({
      table: i % 3,
      scale: 1 + (i % 5),
      resource: i % 4 === 3 ? 1 : 0,
      links: i < 300 ? [] : [{ from: i - 300 }, { from: i >> 3 }],
    })),
    { tables: TABLES, slots: [50, 7], groups: [[count - 1, count - 2]] },
  );
  return change(network);
}

describe('replications side by side', () => {
  it('give the bits of the twin, with many ends at the same time', () => {
    fc.assert(
      fc.property(networks, fc.integer(), fc.integer({ min: 1, max: 40 }), (network, seed, replications) => {
        const options = { ...OPTIONS, seed, replications };
        expect(goesSideBySide(network, options)).toBe(true);
        expect(resultOf(runWasm(network, options))).toEqual(resultOf(runTwin(network, options)));
      }),
      { numRuns: 300 },
    );
  });

  it('give the bits of the twin with many slots and followers', () => {
    const network = largeNetwork(3_500);
    expect(goesSideBySide(network, OPTIONS)).toBe(true);
    expect(resultOf(runWasm(network, OPTIONS))).toEqual(resultOf(runTwin(network, OPTIONS)));
  });

  it.each([
    ['more activities than there are seats', largeNetwork(4_000), OPTIONS],
    ['a longest path asked for', largeNetwork(400), { ...OPTIONS, criticalTo: 0 }],
    [
      'a lag backwards',
      largeNetwork(400, (network) => ({ ...network, linkLag: network.linkLag.fill(-1, 0, 1) })),
      OPTIONS,
    ],
    [
      'a link from a start',
      largeNetwork(400, (network) => ({ ...network, linkKind: network.linkKind.fill(LINK.SS, 0, 1) })),
      OPTIONS,
    ],
    [
      'more links into an activity than a byte counts',
      networkOf(
        Array.from({ length: 400 }, (_, i) => ({
          scale: 1,
          resource: 0,
          links: i < 399 ? [] : Array.from({ length: 300 }, (_, from) => ({ from })),
        })),
        { tables: TABLES, slots: [3], groups: [[399]] },
      ),
      OPTIONS,
    ],
  ])('stand back for %s', (_, network, options) => {
    expect(goesSideBySide(network, options)).toBe(false);
    expect(resultOf(runWasm(network, options))).toEqual(resultOf(runTwin(network, options)));
  });

  it('give the same in odd numbers, and one after the other', () => {
    const network = largeNetwork(400);
    const [whole] = runWasm(network, { ...OPTIONS, replications: 7 }).ends;
    const single = Array.from({ length: 7 }, (_, from) => [
      ...runWasm(network, { ...OPTIONS, replications: 1, from }).ends[0]!,
    ]);
    expect(single.flat()).toEqual([...whole!]);
  });
});
