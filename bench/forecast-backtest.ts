/** How good the forecast is, and how long the back-test takes: `node bench/forecast-backtest.ts`. */
import { backtest, type Score, type ScoreSet } from '@fulcrum/core/forecast';
import { fold } from '@fulcrum/core/program';
import { demoLog, machine, PROGRAM } from './forecast-program.ts';

const log = await demoLog();
console.log(machine());
show([0.25, 0.5, 0.75]);
// From the first finished item on: little is known there, and velocity has next to nothing to go by.
show([0, 0.05, 0.1]);

function show(origins: readonly number[]): void {
  const start = performance.now();
  const report = backtest((at) => fold(log, { at }), { program: PROGRAM, origins });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(`\n${seconds} s, ${report.modelVersion}, seed ${report.seed}, ${report.replications} replications`);
  for (const { definition, overall, byFraction, bySeries, refused } of report.definitions) {
    console.log(`\nend = ${definition}; ${refused.length} refused`);
    for (const set of [overall, ...byFraction, ...bySeries]) print(set);
  }
}

function print(set: ScoreSet): void {
  const what = set.series ?? (set.fraction === null ? 'all' : `${100 * set.fraction} % done`);
  console.log(`  ${what}: ${set.forecasts} forecasts of ${set.versions} versions`);
  for (const score of set.scores) console.log(`    ${line(score)}`);
}

function line({ forecaster, coverage, crps, crpsRatio }: Score): string {
  const shares = coverage.map(({ level, share, clusteredLow, clusteredHigh }) => {
    return `P${100 * level} ${share.toFixed(2)} [${clusteredLow.toFixed(2)}, ${clusteredHigh.toFixed(2)}]`;
  });
  return `${forecaster.padEnd(9)} ${shares.join('  ')}  CRPS ${crps.toFixed(1)} days, ${crpsRatio.toFixed(2)} of velocity`;
}
