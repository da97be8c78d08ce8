/**
 * Facts a second through the fold: `node bench/fold.ts`. The goal is a million. Beside it, in the same run: one pass over the
 * same facts that only sums a column, as the limit of memory.
 */
import { fold } from '@fulcrum/core/program';
import { demoLog, machine } from './forecast-program.ts';

const GOAL = 1_000_000;
const ROUNDS = 15;

const log = await demoLog();
console.log(machine());
const folded = median(() => fold(log, { at: Number.POSITIVE_INFINITY }).items.size);
const summed = median(() => {
  let sum = 0;
  for (let row = 0; row < log.count; row++) sum += log.at[row] as number;
  return sum;
});
const rate = log.count / (folded / 1_000);
console.log(
  `${(rate / 1e6).toFixed(2)} M facts/s (${log.count} facts in ${folded.toFixed(0)} ms): ${(rate / GOAL).toFixed(1)} × the goal`,
);
console.log(`${(folded / summed).toFixed(0)} × one pass that sums a column of the same facts`);

function median(work: () => number): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    if (work() < 0) throw new Error('impossible');
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
}
