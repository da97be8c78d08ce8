/**
 * How long a milestone's forecast takes: `node bench/forecast.ts`. The goal is 150 ms for 10,000 replications of "Release
 * 7.0.0" as of 2017-09-15, and as much for learning as of another day: that is done once for each, and timed by itself.
 */
import { addDays, endOfDay } from '@fulcrum/core/calendar';
import { METRICS } from '@fulcrum/core/flow';
import { forecastMilestone, forecastProgram, pastOf } from '@fulcrum/core/forecast';
import { fold, type ProgramGraph } from '@fulcrum/core/program';
import { demoLog, machine, PROGRAM } from './forecast-program.ts';

const AS_OF = '2017-09-15';
const MILESTONE = 'Release 7.0.0';
const GOAL_MS = 150;
const LEARNING_GOAL_MS = 150;
const ROUNDS = 9;

const log = await demoLog();
const at = endOfDay(AS_OF);
const graph = fold(log, { at });
const id = [...graph.milestones.values()].find((milestone) => milestone.name === MILESTONE)?.id;
if (id === undefined) throw new Error(`the archive has no "${MILESTONE}"`);

console.log(machine());
console.log(
  `${PROGRAM} as of ${AS_OF}: ${graph.items.size} items, ${graph.milestones.size} milestones; median of ${ROUNDS} rounds`,
);
const cold = performance.now();
const past = pastOf(graph, PROGRAM);
console.log(`${(performance.now() - cold).toFixed(1).padStart(8)} ms  learn from the past for the first time`);
const weeksBefore = Array.from({ length: ROUNDS }, (_, week) =>
  fold(log, { at: endOfDay(addDays(AS_OF, -7 * (week + 1))) }),
);
const learning = report('learn from it as of another day (each of the nine weeks before)', () =>
  pastOf(weeksBefore.pop() as ProgramGraph, PROGRAM),
);
console.log(`  ${(learning / LEARNING_GOAL_MS).toFixed(2)} of the goal of ${LEARNING_GOAL_MS} ms`);
for (const replications of [1_000, 10_000]) {
  const ms = report(`${MILESTONE}, ${replications} replications`, () =>
    forecastMilestone(graph, id, { past, replications }),
  );
  if (replications === 10_000) console.log(`  ${(ms / GOAL_MS).toFixed(2)} of the goal of ${GOAL_MS} ms`);
}
report('the whole program, 10,000 replications', () => forecastProgram(graph, PROGRAM, { past }));
for (const metric of METRICS) report(`flow: ${metric.name}, five years`, () => flowOf(graph, metric));

function flowOf(program: ProgramGraph, metric: (typeof METRICS)[number]): unknown {
  return metric.compute(program, { filter: { program: PROGRAM }, from: '2012-09-16', to: AS_OF });
}

function report(what: string, run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)] as number;
  console.log(`${median.toFixed(1).padStart(8)} ms  ${what}`);
  return median;
}
