import { describe, expect, it } from 'vitest';
import { EFFECT, LINK, type Network, type SimulateOptions } from '../network.ts';
import { keyOf } from './key-of.ts';
import { quantileTable } from './quantile-table.ts';
import { simulateNetwork } from './simulate-network.ts';
import { type Activity, networkOf } from './testing/network-of.ts';

const ONE_YES = { seed: 1, replications: 300, policy: 'plan-order' } as const satisfies SimulateOptions;

const fixed = (days: number): Activity => ({ scale: days });

/** The ends in the first replication of activities that are each a group of their own. */
function endsOf(activities: readonly Activity[], more: Parameters<typeof networkOf>[1] = {}): number[] {
  const network = networkOf(activities, more);
  const ends = (['plan-order', 'parallel'] as const).map((policy) => {
    const { ends } = simulateNetwork(network, { ...ONE_YES, policy });
    for (const end of ends) expect(new Set(end).size).toBe(1);
    return ends.map((end) => end[0] as number);
  });
  expect(ends[0]).toEqual(ends[1]);
  return ends[0]!;
}

describe('a network of fixed durations', () => {
  it('starts when its release lets it', () => {
    expect(endsOf([{ scale: 3, release: 4 }])).toEqual([7]);
  });

  it.each([
    [LINK.FS, 0, 5],
    [LINK.FS, 2, 7],
    [LINK.FS, -1, 4],
    [LINK.SS, 0, 2],
    [LINK.SS, 1, 3],
    [LINK.FF, 0, 3],
    [LINK.FF, 4, 7],
    [LINK.SF, 1, 2],
    [LINK.SF, 6, 6],
  ])('follows a link of kind %i with a lag of %i', (kind, lag, end) => {
    expect(endsOf([fixed(3), { scale: 2, links: [{ from: 0, kind, lag }] }])).toEqual([3, end]);
  });

  it('waits for the slot that gets free first', () => {
    const on = (scale: number): Activity => ({ scale, resource: 0 });
    expect(endsOf([on(5), on(2), on(4), on(1)], { slots: [2] })).toEqual([5, 2, 6, 6]);
  });

  it('is overtaken under parallel generation only', () => {
    const late: Activity = { scale: 2, resource: 0, release: 3 };
    const network = networkOf([late, { scale: 1, resource: 0 }], { slots: [1] });
    const ends = (policy: SimulateOptions['policy']) =>
      simulateNetwork(network, { ...ONE_YES, policy }).ends.map((end) => end[0]);
    expect(ends('plan-order')).toEqual([5, 6]);
    expect(ends('parallel')).toEqual([5, 1]);
    expect(ends('unconstrained')).toEqual([5, 1]);
  });

  it('works through a calendar', () => {
    const calendar = { slots: [1], calendar: [0], calendars: [0, 1, 1, 1, 1.5, 2.5], calendarDays: 5 };
    expect(endsOf([{ scale: 2, resource: 0 }], calendar)).toEqual([4.5]);
    expect(endsOf([{ scale: 5, resource: 0 }], calendar)).toEqual([7.5]);
    expect(endsOf([{ scale: 1, resource: 0, release: 2 }], calendar)).toEqual([4.5]);
  });

  it('never ends before an FF link lets it, when nobody works on that day', () => {
    const calendar = { slots: [2], calendar: [0], calendars: [0, 1, 2, 2, 2, 3], calendarDays: 5 };
    const ends = endsOf([fixed(3.5), { scale: 1, resource: 0, links: [{ from: 0, kind: LINK.FF, lag: 0 }] }], calendar);
    expect(ends).toEqual([3.5, 3.5]);
  });

  it('costs its rates and its fixed sums', () => {
    const network = networkOf([
      { scale: 3, costRate: 2 },
      { scale: 1, costFixed: 10 },
    ]);
    expect(simulateNetwork(network, ONE_YES).cost[0]).toBe(16);
  });

  it('names the longest path, through links and slots', () => {
    const network = networkOf(
      [
        { scale: 3, resource: 0 },
        { scale: 1 },
        { scale: 2, resource: 0 },
        { scale: 1, links: [{ from: 1 }, { from: 2 }] },
      ],
      { slots: [1] },
    );
    for (const policy of ['plan-order', 'parallel'] as const) {
      const { criticality, meanQueue } = simulateNetwork(network, { ...ONE_YES, policy, criticalTo: 3 });
      expect([...criticality].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([1, 0, 1, 1]);
      expect(meanQueue[2]).toBeCloseTo(3);
    }
  });
});

describe('risk events', () => {
  const risky = (effect: number): Network =>
    networkOf([{ scale: 10, hits: [{ risk: 0, effect }] }], { risks: [{ chance: 0.3, scale: 4 }] });

  it('happen with their chance, for all whom they touch', () => {
    const options = { ...ONE_YES, replications: 10_240 };
    const added = simulateNetwork(risky(EFFECT.ADD), options).ends[0]!;
    expect(added.filter((end) => end === 14).length / 10_240).toBeCloseTo(0.3, 3);
    expect(added.filter((end) => end === 10).length / 10_240).toBeCloseTo(0.7, 3);
    const stretched = simulateNetwork(risky(EFFECT.STRETCH), options).ends[0]!;
    expect(stretched.map((end) => (end === 40 ? 14 : end))).toEqual(added);
  });
});

describe('draws', () => {
  const tables = quantileTable((p) => p);
  const uniform = (names: readonly string[]) =>
    networkOf(
      names.map((name) => ({ scale: 1, key: keyOf(name) })),
      { tables },
    );

  it('are the same in every network', () => {
    const options = { ...ONE_YES, replications: 1_000, policy: 'unconstrained' } as const;
    const [a] = simulateNetwork(uniform(['a']), options).ends;
    const [b, again] = simulateNetwork(uniform(['b', 'a']), options).ends;
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
  });

  it('fill each part of the range evenly', () => {
    const options = { ...ONE_YES, replications: 8_192, policy: 'unconstrained' } as const;
    for (const ends of simulateNetwork(uniform(['a', 'b', 'c']), options).ends) {
      const sorted = ends.slice().sort();
      sorted.forEach((value, i) => void expect(Math.abs(value - (i + 0.5) / 8_192)).toBeLessThan(1 / 8_192));
    }
  });

  it('of two keys are independent', () => {
    const names = Array.from({ length: 60 }, (_, i) => `item-${i}`);
    const { ends } = simulateNetwork(uniform(names), { ...ONE_YES, replications: 10_000 });
    const correlations = ends.flatMap((one, i) =>
      ends.slice(i + 1).map((other) => {
        let sum = 0;
        for (let r = 0; r < one.length; r++) sum += (one[r]! - 0.5) * (other[r]! - 0.5);
        return (sum / one.length) * 12;
      }),
    );
    // Of independent draws: 0.01 on average, and among 1,770 pairs hardly one beyond 0.04.
    expect(Math.hypot(...correlations) / Math.sqrt(correlations.length)).toBeLessThan(0.0115);
    expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(0.045);
  });
});
