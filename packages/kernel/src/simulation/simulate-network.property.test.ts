import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EFFECT, LINK, type Network, type NetworkResult, type SimulateOptions } from '../network.ts';
import { quantileTable } from './quantile-table.ts';
import { resultOf } from './tally.ts';
import { type Activity, networkOf, type Surroundings } from './testing/network-of.ts';
import { runTwin } from './twin/run-twin.ts';
import { runWasm } from './wasm/run-wasm.ts';

const CALENDAR_DAYS = 20;

const TABLES = new Float32Array(
  [
    quantileTable((p) => p),
    quantileTable((p) => -Math.log1p(-p)),
    quantileTable((p) => Math.exp(Math.log(p / (1 - p)) / 3)),
    quantileTable(() => 1),
    quantileTable((p) => 4 * p - 1),
  ].flatMap((table) => [...table]),
);

const table = fc.nat(4);
const days = fc.oneof(fc.constant(0), fc.float({ min: 0, max: 30, noNaN: true }), fc.constant(1e14));
const key = fc.integer({ min: -5, max: 5 });

const calendar = fc
  .array(fc.constantFrom(0, 0, 0.25, 0.5, 1, 1, 1), { minLength: CALENDAR_DAYS, maxLength: CALENDAR_DAYS })
  .map((works) => {
    let done = 0;
    return [0, ...works.map((work) => (done += work))];
  });

const link = fc.record({
  from: fc.nat(),
  kind: fc.constantFrom(...Object.values(LINK)),
  lag: fc.oneof(fc.constant(0), fc.constant(0), fc.float({ min: -8, max: 8, noNaN: true })),
});

const activity = fc.record(
  {
    scale: days,
    key,
    table,
    level: fc.nat(),
    release: fc.float({ min: 0, max: 20, noNaN: true }),
    resource: fc.nat(),
    links: fc.array(link, { maxLength: 5 }),
    hits: fc.array(fc.record({ risk: fc.nat(), effect: fc.constantFrom(...Object.values(EFFECT)) }), { maxLength: 2 }),
    costRate: fc.float({ min: -10, max: 10, noNaN: true }),
    costFixed: fc.float({ min: -10, max: 10, noNaN: true }),
  },
  { requiredKeys: ['scale'] },
);

interface Drawn {
  readonly activities: ReadonlyArray<Activity>;
  readonly levels: ReadonlyArray<{ readonly key: number; readonly table: number }>;
  readonly risks: NonNullable<Surroundings['risks']>;
  readonly resources: ReadonlyArray<{ readonly slots: number; readonly calendar: number }>;
  readonly calendars: readonly (readonly number[])[];
  readonly groups: readonly (readonly number[])[];
}

/** Networks of all kinds of links, lags, releases, resources, calendars, levels, risk events, costs and groups. */
const networks: fc.Arbitrary<Drawn> = fc.record({
  activities: fc.array(activity, { maxLength: 40, size: 'max' }),
  levels: fc.array(fc.record({ key, table }), { maxLength: 3 }),
  risks: fc.array(fc.record({ key, table, chance: fc.float({ min: 0, max: 1, noNaN: true }), scale: days }), {
    maxLength: 3,
  }),
  resources: fc.array(fc.record({ slots: fc.integer({ min: 1, max: 12 }), calendar: fc.nat() }), { maxLength: 4 }),
  calendars: fc.array(calendar, { maxLength: 2 }),
  groups: fc.array(fc.array(fc.nat(), { maxLength: 30 }), { maxLength: 4 }),
});

/** Makes indices of the numbers that were drawn; where there is nothing to choose from, nothing is chosen. */
function networkFrom({ activities, levels, risks, resources, calendars, groups }: Drawn): Network {
  const among = (chosen: number | undefined, count: number) =>
    chosen === undefined || count === 0 ? -1 : chosen % count;
  const inOrder = activities.map((drawn, i) => ({
    ...drawn,
    level: among(drawn.level, levels.length),
    resource: among(drawn.resource, resources.length),
    links: i === 0 ? [] : (drawn.links ?? []).map((into) => ({ ...into, from: into.from % i })),
    hits: risks.length === 0 ? [] : (drawn.hits ?? []).map((hit) => ({ ...hit, risk: hit.risk % risks.length })),
  }));
  const members = activities.length === 0 ? [] : groups;
  return networkOf(inOrder, {
    tables: TABLES,
    levels,
    risks,
    slots: resources.map((resource) => resource.slots),
    calendar: resources.map((resource) => among(resource.calendar, calendars.length + 1) - 1),
    calendars: calendars.flat(),
    calendarDays: CALENDAR_DAYS,
    groups: members.map((group) => group.map((member) => member % activities.length)),
  });
}

const POLICIES = ['unconstrained', 'plan-order', 'parallel'] as const;

/** More slots and resources than fit into one word, and more activities for one of them than fit into 4,096 bits. */
function wideNetwork(): Network {
  const resources = Array.from({ length: 70 }, (_, r) => 1 + ((r * r) % 5));
  return networkOf(
    Array.from({ length: 6_000 }, (_, i) => ({
      scale: (i % 7) / 2,
      table: i % 5,
      resource: i % 4 === 0 ? i % 70 : 0,
      links: i < 300 || i % 2 === 0 ? [] : [{ from: i - 300 }, { from: i >> 2 }],
    })),
    { tables: TABLES, slots: [60, ...resources.slice(1)], groups: [[5_999, 5_998]] },
  );
}

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
      fc.property(networks, asked, fc.boolean(), (drawn, options, traced) => {
        const network = networkFrom(drawn);
        const all = traced && network.groupStart.length > 1 ? { ...options, criticalTo: 0 } : options;
        expect(bitsOf(resultOf(runWasm(network, all)))).toEqual(bitsOf(resultOf(runTwin(network, all))));
      }),
      { numRuns: 300 },
    );
  });

  it.each(POLICIES)('gives the bits of its twin with many resources, slots and activities: %s', (policy) => {
    const options = { seed: 3, replications: 20, policy, criticalTo: 0 };
    const network = wideNetwork();
    expect(bitsOf(resultOf(runWasm(network, options)))).toEqual(bitsOf(resultOf(runTwin(network, options))));
  });

  it('gives finite numbers, and nothing ends before it starts', () => {
    fc.assert(
      fc.property(networks, asked, (drawn, options) => {
        const network = networkFrom(drawn);
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
      fc.property(networks, asked, fc.nat(700), (drawn, options, cut) => {
        const network = networkFrom(drawn);
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
