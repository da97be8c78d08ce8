import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnProblem } from '../drawn-problem.ts';
import { lowerBoundOf } from '../lower-bound.ts';
import { schedule } from '../schedule.ts';
import { verifySchedule } from '../verify-schedule.ts';
import { searchCrews } from './crew-search.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });

test('from a plan of today the end never comes later; schedules hold with deadlines and with a price on moves', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 30 }), fc.nat({ max: 3 }), (seed, due, stability) => {
      const problem = drawnProblem(seed);
      const bound = lowerBoundOf(problem);
      const current = searchCrews(problem, { seed: 2, budget: 1 }, bound).schedule;
      const again = schedule(problem, { seed: 1, budget: 300, current });
      expect(again.status === 'ok' && again.schedule.makespan).toBeLessThanOrEqual(current.makespan);
      const promised = { ...problem, deadline: problem.durations.map((_, a) => (a % 3 === 0 ? due : null)) };
      const moved = searchCrews(promised, { seed: 1, budget: 300, current, stability }, bound).schedule;
      expect(verifySchedule(promised, moved).broken).toEqual([]);
    }),
    // The first of these cannot be told by an order and crews.
    { numRuns: 300, examples: [[991389451, 0, 0]] },
  );
});
