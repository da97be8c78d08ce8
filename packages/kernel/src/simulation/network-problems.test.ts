import { expect, it } from 'vitest';
import type { Network, SimulateOptions } from '../network.ts';
import { networkProblems } from './network-problems.ts';
import { simulateNetwork } from './simulate-network.ts';
import { networkOf } from './testing/network-of.ts';

const good = networkOf(
  [
    { scale: 2, resource: 0 },
    { scale: 1, resource: 0, links: [{ from: 0 }], hits: [{ risk: 0, effect: 0 }], level: 0 },
  ],
  {
    slots: [2],
    levels: [{}],
    risks: [{ chance: 0.5, scale: 1 }],
    calendar: [0],
    calendars: [0, 1, 2],
    calendarDays: 2,
  },
);
const options: SimulateOptions = { seed: 1, replications: 10, policy: 'plan-order' };

it('finds nothing wrong with a network in order', () => {
  expect(networkProblems(good, options)).toEqual([]);
  expect(networkProblems(networkOf([]), options)).toEqual([]);
});

const WRONG: ReadonlyArray<readonly [says: string, Partial<Network>]> = [
  ['activity 1 follows 1, which does not stand before it', { linkFrom: Int32Array.of(1) }],
  ['activity 1 follows -1, which does not stand before it', { linkFrom: Int32Array.of(-1) }],
  ['scale of 0 is NaN', { scale: Float32Array.of(Number.NaN, 1) }],
  ['scale of 1 is -1', { scale: Float32Array.of(1, -1) }],
  ['scale has 1 entries instead of 2', { scale: Float32Array.of(1) }],
  ['table of 0 is 7, not from 0 to 0', { table: Int32Array.of(7, 0) }],
  ['tables of 3 is NaN', { tables: good.tables.map((value, i) => (i === 3 ? Number.NaN : value)) }],
  ['tables is not a multiple', { tables: new Float32Array(7) }],
  ['level of 0 is 1, not from -1 to 0', { level: Int32Array.of(1, -1) }],
  ['resource of 0 is 1, not from -1 to 0', { resource: Int32Array.of(1, 0) }],
  ['resource 0 has 0 slots', { slots: Int32Array.of(0) }],
  ['release of 0 is -2', { release: Float32Array.of(-2, 0) }],
  ['release of 0 is Infinity', { release: Float32Array.of(Number.POSITIVE_INFINITY, 0) }],
  ['linkLag of 0 is NaN', { linkLag: Float32Array.of(Number.NaN) }],
  ['linkKind of 0 is 4, not from 0 to 3', { linkKind: Uint8Array.of(4) }],
  ['linkStart ends at 0 instead of 1', { linkStart: Int32Array.of(0, 0, 0) }],
  ['linkStart falls after 1', { linkStart: Int32Array.of(0, 2, 1) }],
  ['riskChance of 0 is 1.5, not from 0 to 1', { riskChance: Float32Array.of(1.5) }],
  ['hitRisk of 0 is 3', { hitRisk: Int32Array.of(3) }],
  ['hitEffect of 0 is 2', { hitEffect: Uint8Array.of(2) }],
  ['calendar 0 begins at 1 instead of 0', { calendars: Float32Array.of(1, 1, 2) }],
  ['calendar 0 is 1 after day 2, and was 3 before', { calendars: Float32Array.of(0, 3, 1) }],
  ['calendars is not a multiple of its days long', { calendars: Float32Array.of(0, 3) }],
  ['calendar of 0 is 1', { calendar: Int32Array.of(1) }],
  ['groupMember of 0 is 2', { groupMember: Int32Array.of(2, 1) }],
  ['costRate of 1 is NaN', { costRate: Float32Array.of(0, Number.NaN) }],
  ['count is -1', { count: -1 }],
];

it.each(WRONG)('names what is wrong: %s', (says, change) => {
  const wrong = { ...good, ...change };
  expect(networkProblems(wrong, options).join('; ')).toContain(says);
  expect(() => simulateNetwork(wrong, options)).toThrow(RangeError);
});

it.each<readonly [string, Partial<SimulateOptions>]>([
  ['seed is NaN', { seed: Number.NaN }],
  ['replications is -1', { replications: -1 }],
  ['replications is 1.5', { replications: 1.5 }],
  ['from is -3', { from: -3 }],
  ['policy is greedy', { policy: 'greedy' as 'parallel' }],
  ['criticalTo is 2, and there are 2 groups', { criticalTo: 2 }],
])('names what cannot be asked: %s', (says, change) => {
  expect(networkProblems(good, { ...options, ...change })).toEqual([expect.stringContaining(says)]);
});

it('stops when there is enough to tell', () => {
  const wrong = networkOf(Array.from({ length: 100 }, () => ({ scale: Number.NaN })));
  expect(networkProblems(wrong)).toHaveLength(10);
});
