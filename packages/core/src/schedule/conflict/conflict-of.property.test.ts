import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchCrews } from '../crews/crew-search.ts';
import { drawnProblem } from '../drawn-problem.ts';
import type { Problem } from '../problem.ts';
import { verifySchedule } from '../verify-schedule.ts';
import { conflictOf } from './conflict-of.ts';
import { relaxed } from './relaxed.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });

/** Deadlines for some activities, by where a schedule ends them. */
function pressed(problem: Problem, by: number): Problem {
  const { schedule } = searchCrews(problem, { seed: 1, budget: 200 }, 0);
  const ends = schedule.starts.map((start, a) => start + problem.durations[a]!);
  return { ...problem, deadline: ends.map((end, a) => (a % 2 === 0 ? Math.max(0, end - by) : null)) };
}

test('what a schedule meets is never called impossible', () => {
  fc.assert(
    fc.property(seeds, fc.nat(3), (seed, slack) => {
      expect(conflictOf(pressed(drawnProblem(seed), -slack))).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('a conflict stays one by itself, and without any one of its members it is proven no more', () => {
  let found = 0;
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 9 }), (seed, by) => {
      const problem = pressed(drawnProblem(seed), by);
      const conflict = conflictOf(problem);
      if (conflict === null) return;
      found++;
      expect(conflictOf(relaxed(problem, conflict))).not.toBeNull();
      for (const one of conflict) {
        const others = conflict.filter((each) => each !== one);
        expect(conflictOf(relaxed(problem, others))).toBeNull();
      }
      const { schedule } = searchCrews(problem, { seed: 1, budget: 200 }, 0);
      expect(verifySchedule(problem, schedule).late.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(20);
});
