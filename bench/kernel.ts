/**
 * How fast and how exact the simulation kernel is: `node bench/kernel.ts`. Beside it, in the same run: the same loops in C
 * (bench/kernel/loops.c), compiled with `gcc -O3 -march=native` where gcc exists. Both draw the same numbers, and their
 * answers are compared. Each figure is the best of many short rounds, in turn with those in C.
 *
 * What a replication does: draws each activity's duration from a quantile table (stratified over the replications), finds its
 * start from its links and its slot, its end, the end of the program, and sums of starts, ends, durations and queues.
 */
import { normalQuantile } from '@fulcrum/core/stats';
import { type Network, type Policy, simulateNetwork } from '@fulcrum/kernel';
import { simulateOnThreads, Threads } from '@fulcrum/kernel/threads';
import { runTwin } from '../packages/kernel/src/simulation/twin/run-twin.ts';
import { machine } from './forecast-program.ts';
import { loopsInC } from './kernel/loops-in-c.ts';
import { equalActivities, madeUpProgram } from './kernel/program.ts';

const SEED = 1;
const BLOCK = 256;

/** Replications a second on one thread that each policy is to reach. */
const GOALS = [
  { policy: 'unconstrained', blocks: 10, goal: 1_250_000 },
  { policy: 'plan-order', blocks: 10, goal: 500_000 },
  { policy: 'parallel', blocks: 1, goal: 25_000 },
] as const;

console.log(machine());
const program = madeUpProgram(1_000);
console.log(
  `${program.count} activities, ${program.linkFrom.length} links, teams of ${program.slots.join(', ')} slots`,
);
const inC = loopsInC(program, SEED);
if (inC === null) console.log('no gcc here: nothing to compare with');
for (const goal of GOALS) speed(goal);
if (process.argv.includes('--speed')) process.exit();
await onTwoThreads();
large();
console.log('\nP95 of 10,000 replications against the exact value, 40 seeds: root mean square and worst, in %');
for (const [name, quantile] of DISTRIBUTIONS()) exactness(name, quantile);

/** Seconds of the quickest run. */
function best(rounds: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least / 1_000;
}

function speed({ policy, blocks, goal }: (typeof GOALS)[number]): void {
  const replications = blocks * BLOCK;
  const options = { seed: SEED, replications, policy };
  let seconds = Number.POSITIVE_INFINITY;
  let secondsInC = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 8; turn++) {
    seconds = Math.min(
      seconds,
      best(60, () => simulateNetwork(program, options)),
    );
    if (inC !== null) secondsInC = Math.min(secondsInC, inC(policy, { blocks, rounds: 60 }).seconds);
  }
  const rate = replications / seconds;
  console.log(
    `\n${policy}: ${thousands(rate)} k replications/s on one thread (${((seconds / replications / program.count) * 1e9).toFixed(2)} ns an activity), ${(rate / goal).toFixed(2)} × the goal of ${thousands(goal)} k`,
  );
  if (inC !== null) {
    console.log(`  ${(secondsInC / seconds).toFixed(2)} × C, which does ${thousands(replications / secondsInC)} k/s`);
    compare(policy, blocks);
  }
  const twin = best(3, () => runTwin(program, options));
  console.log(`  ${thousands(replications / twin)} k/s in plain TypeScript`);
  const traced = best(20, () => simulateNetwork(program, { ...options, criticalTo: 0 }));
  console.log(`  ${thousands(replications / traced)} k/s with the longest path`);
}

/** C adds its sums in another order, so they differ in the last digits. */
function compare(policy: Policy, blocks: number): void {
  const replications = blocks * BLOCK;
  const { meanEnd, ends } = simulateNetwork(program, { seed: SEED, replications, policy });
  const { lastEnds, programEnds } = inC!(policy, { blocks, rounds: 1 });
  const programMean = ends[0]!.reduce((sum, end) => sum + end, 0) / replications;
  const apart = Math.max(
    Math.abs(lastEnds / replications / meanEnd[program.count - 1]! - 1),
    Math.abs(programEnds / replications / programMean - 1),
  );
  if (!(apart < 1e-5)) throw new Error(`C came to another answer: ${apart}`);
}

async function onTwoThreads(): Promise<void> {
  const threads = new Threads(2);
  const replications = 400 * BLOCK;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    await simulateOnThreads(program, { seed: SEED, replications, policy: 'unconstrained' }, threads);
    least = Math.min(least, performance.now() - start);
  }
  await threads.close();
  const rate = (replications / least) * 1_000;
  console.log(
    `\nunconstrained on two threads: ${thousands(rate)} k replications/s, ${(rate / 2_500_000).toFixed(2)} × the goal of 2,500 k`,
  );
}

function large(): void {
  const network = madeUpProgram(100_000);
  for (const { policy } of GOALS) {
    const start = performance.now();
    const { ends } = simulateNetwork(network, { seed: SEED, replications: 1_000, policy, criticalTo: 0 });
    const seconds = (performance.now() - start) / 1_000;
    console.log(
      `100,000 activities, ${policy}, 1,000 replications with the longest path: ${seconds.toFixed(1)} s, ends at ${ends[0]![0]!.toFixed(0)}`,
    );
  }
  console.log(`  most memory of this process so far: ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB`);
}

function DISTRIBUTIONS(): ReadonlyArray<readonly [string, (p: number) => number]> {
  return [
    ['normal, sd 0.2 of the mean', (p) => 1 + 0.2 * normalQuantile(p)],
    ['lognormal, sigma 0.5', (p) => Math.exp(0.5 * normalQuantile(p))],
    ['exponential', (p) => -Math.log1p(-p)],
  ];
}

function exactness(name: string, quantile: (p: number) => number): void {
  const cells = [`1: ${errors(equalActivities(1, true, quantile), quantile(0.95))}`];
  if (name.startsWith('normal')) {
    for (const n of [3, 10, 30, 100, 1_000]) {
      const exact = n + 0.2 * normalQuantile(0.95) * Math.sqrt(n);
      cells.push(`chain of ${n}: ${errors(equalActivities(n, true, quantile), exact)}`);
    }
  }
  for (const n of [3, 10, 30, 100]) {
    cells.push(`latest of ${n}: ${errors(equalActivities(n, false, quantile), quantile(0.95 ** (1 / n)))}`);
  }
  console.log(`  ${name}\n    ${cells.join('\n    ')}`);
}

function errors(network: Network, exact: number): string {
  const off = Array.from({ length: 40 }, (_, seed) => {
    const [ends] = simulateNetwork(network, { seed, replications: 10_000, policy: 'unconstrained' }).ends;
    return 100 * (p95(ends!) / exact - 1);
  });
  const square = Math.sqrt(off.reduce((sum, e) => sum + e * e, 0) / off.length);
  return `${square.toFixed(3)}, ${Math.max(...off.map(Math.abs)).toFixed(3)}`;
}

function p95(ends: Float32Array): number {
  const sorted = ends.slice().sort();
  const at = 0.95 * sorted.length - 0.5;
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * (sorted[low + 1]! - sorted[low]!);
}

function thousands(value: number): string {
  return Math.round(value / 1_000).toLocaleString('en');
}
