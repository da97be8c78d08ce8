import { afterAll, expect, it } from 'vitest';
import { quantileTable } from '../simulation/quantile-table.ts';
import { simulateNetwork } from '../simulation/simulate-network.ts';
import { networkOf } from '../simulation/testing/network-of.ts';
import { sharesOf } from './shares-of.ts';
import { simulateOnThreads } from './simulate-on-threads.ts';
import { Threads } from './threads.ts';

const pools = [1, 2, 3].map((count) => new Threads(count));

afterAll(async () => {
  await Promise.all(pools.map((threads) => threads.close()));
});

const network = networkOf(
  Array.from({ length: 30 }, (_, i) => ({
    scale: 1 + (i % 5),
    costRate: 1.1,
    resource: i % 3,
    links: i < 4 ? [] : [{ from: i - 4 }, { from: i >> 1 }],
  })),
  { slots: [1, 2, 3], tables: quantileTable((p) => 1 - Math.log1p(-p)) },
);

it.each(['unconstrained', 'plan-order', 'parallel'] as const)(
  'gives the same on any number of threads: %s',
  async (policy) => {
    const options = { seed: 5, replications: 3_000, policy, from: 100, criticalTo: 29 };
    const alone = simulateNetwork(network, options);
    for (const threads of pools) expect(await simulateOnThreads(network, options, threads)).toEqual(alone);
  },
);

it('gives each thread whole blocks', () => {
  const options = { seed: 1, policy: 'unconstrained', replications: 1_000, from: 300 } as const;
  const parts = sharesOf(options, 3).map(({ from, replications }) => [from, replications]);
  expect(parts).toEqual([
    [300, 212],
    [512, 512],
    [1_024, 276],
  ]);
  expect(sharesOf({ ...options, replications: 0 }, 2)).toEqual([]);
  expect(sharesOf({ ...options, replications: 10 }, 4)).toHaveLength(1);
});

it('refuses a wrong network before any thread sees it', async () => {
  const wrong = { ...network, slots: Int32Array.of(1, 0, 3) };
  const run = simulateOnThreads(wrong, { seed: 1, replications: 1, policy: 'parallel' }, pools[0]!);
  await expect(run).rejects.toThrow('resource 1 has 0 slots');
});

it('says so when a thread ends', async () => {
  const threads = new Threads(1);
  const run = simulateOnThreads(network, { seed: 1, replications: 2_000_000, policy: 'parallel' }, threads);
  await Promise.all([expect(run).rejects.toThrow('ended before'), threads.close()]);
});
