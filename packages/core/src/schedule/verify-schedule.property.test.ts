import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchCrews } from './crews/crew-search.ts';
import { drawnProblem } from './drawn-problem.ts';
import { lowerBoundOf } from './lower-bound.ts';
import type { Problem, Schedule } from './problem.ts';
import { verifySchedule } from './verify-schedule.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });
const search = (problem: Problem, budget: number) => searchCrews(problem, { seed: 1, budget }, lowerBoundOf(problem));

/** By the definition of each rule, period by period: another way to say what `verifySchedule` says. */
function holds(problem: Problem, { starts, workers }: Schedule): boolean {
  const { durations, links, demands, resources, people } = problem;
  if (starts.some((start, a) => start < problem.release[a]!)) return false;
  if (links.some(({ from, to, gap }) => starts[to]! < starts[from]! + gap)) return false;
  const end = Math.max(...starts.map((start, a) => start + durations[a]!));
  for (let t = 0; t < end; t++) {
    const runs = durations.flatMap((duration, a) => (starts[a]! <= t && t < starts[a]! + duration ? [a] : []));
    const isShort = resources.some(({ capacity, less }, r) => {
      const now = less.find(({ from, until }) => from <= t && t < until)?.capacity ?? capacity;
      return runs.reduce((sum, a) => sum + demands[a]![r]!, 0) > now;
    });
    const busy = runs.flatMap((a) => workers[a]!);
    const isAway = busy.some((w) => people[w]!.away.some(({ from, until }) => from <= t && t < until));
    if (isShort || isAway || new Set(busy).size < busy.length) return false;
  }
  return true;
}

test('finds fault with a schedule exactly when a rule is broken', () => {
  const seen = { good: 0, bad: 0 };
  fc.assert(
    fc.property(seeds, fc.nat(), fc.integer({ min: -6, max: 6 }), (seed, which, by) => {
      const problem = drawnProblem(seed);
      const { schedule } = search(problem, 50);
      const a = which % problem.durations.length;
      const starts = schedule.starts.map((start, i) => (i === a ? Math.max(0, start + by) : start));
      const makespan = Math.max(...starts.map((start, i) => start + problem.durations[i]!));
      const moved = { ...schedule, starts, makespan };
      const isGood = holds(problem, moved);
      seen[isGood ? 'good' : 'bad']++;
      expect(verifySchedule(problem, moved).broken.length === 0).toBe(isGood);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(20);
});

test('searched schedules hold, end no sooner than the bound, and are the same for the same seed', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const problem = drawnProblem(seed);
      const found = search(problem, 400);
      expect(verifySchedule(problem, found.schedule).broken).toEqual([]);
      expect(found.schedule.makespan).toBeGreaterThanOrEqual(lowerBoundOf(problem));
      expect(search(problem, 400)).toEqual(found);
      expect(search(problem, 40).schedule.makespan).toBeGreaterThanOrEqual(lowerBoundOf(problem));
    }),
    { numRuns: 300 },
  );
});
