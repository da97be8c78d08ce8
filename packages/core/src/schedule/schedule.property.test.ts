import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnProblem } from './drawn-problem.ts';
import type { Problem, Schedule, SearchOptions } from './problem.ts';
import { schedule } from './schedule.ts';
import { verifySchedule } from './verify-schedule.ts';

/** Problems without people: links of both signs, sometimes resources with less for a while, releases, and sometimes deadlines. */
const drawings = fc.record({ seed: fc.nat(), within: fc.option(fc.nat(40)), isWhole: fc.boolean() });
const problems = drawings.map(({ seed, within, isWhole }): Problem => {
  const drawn = drawnProblem(seed, 25);
  const resources = drawn.resources.map((resource) => (isWhole ? { ...resource, less: [] } : resource));
  const deadline = drawn.durations.map((_, activity) =>
    within === null || activity % 3 > 0 ? null : within + activity,
  );
  return { ...drawn, resources, people: [], skillNeeds: drawn.durations.map(() => []), deadline };
});

function found(problem: Problem, options: SearchOptions): Schedule | null {
  const answer = schedule(problem, options);
  if (answer.status === 'infeasible') return null;
  expect(verifySchedule(problem, answer.schedule).broken).toEqual([]);
  expect(answer.schedule.makespan).toBeGreaterThanOrEqual(answer.lowerBound);
  expect(answer.generated).toBeLessThanOrEqual(options.budget);
  return answer.schedule;
}

const lateness = (problem: Problem, plan: Schedule) =>
  verifySchedule(problem, plan).late.reduce((sum, { by }) => sum + by, 0);
const moves = (from: Schedule, to: Schedule) =>
  to.starts.reduce((sum, start, activity) => sum + Math.abs(start - from.starts[activity]!), 0);

it('keeps every rule, and gives the same schedule for the same seed and budget', () => {
  fc.assert(
    fc.property(problems, fc.nat(), fc.integer({ min: 1, max: 500 }), (problem, seed, budget) => {
      expect(found(problem, { seed, budget })).toEqual(found(problem, { seed, budget }));
    }),
    { numRuns: 150 },
  );
});

it('is never worse than the plan of today that it starts from', () => {
  fc.assert(
    fc.property(problems, fc.nat(), fc.constantFrom(0, 0.01, 0.5, 3), (problem, seed, stability) => {
      const current = found(problem, { seed, budget: 1 });
      if (current === null) return;
      const next = found(problem, { seed: seed + 1, budget: 200, current, stability })!;
      expect(lateness(problem, next)).toBeLessThanOrEqual(lateness(problem, current));
      if (lateness(problem, next) < lateness(problem, current)) return;
      const price = next.makespan + stability * moves(current, next);
      expect(price).toBeLessThanOrEqual(current.makespan + 0.01 * moves(current, next));
    }),
    { numRuns: 150 },
  );
});

it('moves nothing when moves are dear', () => {
  fc.assert(
    fc.property(problems, fc.nat(), (problem, seed) => {
      const current = found(problem, { seed, budget: 1 });
      if (current === null || lateness(problem, current) > 0) return;
      expect(found(problem, { seed, budget: 100, current, stability: 1_000 })).toEqual(current);
    }),
  );
});
