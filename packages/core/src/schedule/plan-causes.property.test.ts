import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchCrews } from './crews/crew-search.ts';
import { drawnProblem } from './drawn-problem.ts';
import { causesOf } from './plan-causes.ts';
import type { Problem, Schedule } from './problem.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });

test('each start follows from what is named as its cause, with no time between', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const problem = drawnProblem(seed);
      const { schedule } = searchCrews(problem, { seed: 1, budget: 100 }, 0);
      const floats = problem.durations.map(() => 0);
      for (const [a, cause] of causesOf(problem, schedule, floats).entries()) {
        const start = schedule.starts[a]!;
        if (cause.by === 'start') expect(start).toBe(0);
        else if (cause.by === 'release') expect(start).toBe(problem.release[a]);
        else if (cause.by === 'link') expect(isTight(problem, schedule, [cause.activity, a])).toBe(true);
        else if ('activity' in cause) {
          expect(schedule.starts[cause.activity]! + problem.durations[cause.activity]!).toBe(start);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a hand-over of a resource is named only where there was too little of it before', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const problem = drawnProblem(seed);
      const { schedule } = searchCrews(problem, { seed: 1, budget: 100 }, 0);
      const floats = problem.durations.map(() => 0);
      for (const [a, cause] of causesOf(problem, schedule, floats).entries()) {
        if (cause.by !== 'resource') continue;
        const before = schedule.starts[a]! - 1;
        const running = problem.durations.flatMap((duration, b) =>
          schedule.starts[b]! <= before && before < schedule.starts[b]! + duration ? [b] : [],
        );
        const used = running.reduce((sum, b) => sum + problem.demands[b]![cause.resource]!, 0);
        const { capacity, less } = problem.resources[cause.resource]!;
        const there = less.find(({ from, until }) => from <= before && before < until)?.capacity ?? capacity;
        expect(used + problem.demands[a]![cause.resource]!).toBeGreaterThan(there);
      }
    }),
    { numRuns: 300 },
  );
});

function isTight({ links }: Problem, { starts }: Schedule, [before, a]: readonly [number, number]): boolean {
  return links.some(({ from, to, gap }) => from === before && to === a && starts[from]! + gap === starts[to]);
}
