import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActivityTimes, criticalPath } from './critical-path.ts';
import { drawnProblem } from './drawn-problem.ts';
import type { Problem } from './problem.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });

function timesOf(problem: Problem): { makespan: number; times: readonly ActivityTimes[] } {
  const found = criticalPath(problem);
  if (found.status === 'cyclic') throw new Error('drawn problems have no cycles');
  return found;
}

test('floats are never negative, free float is never more than total float, and something is critical', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { times } = timesOf(drawnProblem(seed, 30));
      for (const { totalFloat, freeFloat } of times) {
        expect(freeFloat).toBeGreaterThanOrEqual(0);
        expect(totalFloat).toBeGreaterThanOrEqual(freeFloat);
      }
      expect(Math.min(...times.map(({ totalFloat }) => totalFloat))).toBe(0);
    }),
  );
});

test('to start as late as the total float moves nothing; one period more moves the end', () => {
  fc.assert(
    fc.property(seeds, fc.nat(), (seed, which) => {
      const problem = drawnProblem(seed);
      const { makespan, times } = timesOf(problem);
      const a = which % times.length;
      const held = (start: number) =>
        timesOf({ ...problem, release: problem.release.map((own, i) => (i === a ? start : own)) });
      expect(held(times[a]!.latestStart).makespan).toBe(makespan);
      expect(held(times[a]!.latestStart + 1).makespan).toBe(makespan + 1);
      const slipped = held(times[a]!.earliestStart + times[a]!.freeFloat).times;
      for (const [i, { earliestStart }] of times.entries()) {
        if (i !== a) expect(slipped[i]!.earliestStart).toBe(earliestStart);
      }
    }),
  );
});

test('a cycle is walked link by link, and no other is shorter', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 14 }), (pairs) => {
      const links = pairs.map(([from, to]) => ({ from, to, gap: 1 }));
      const problem = { ...drawnProblem(1), durations: Array(8).fill(1), release: Array(8).fill(0), links };
      const found = criticalPath(problem);
      const shortest = Math.min(...Array.from({ length: 8 }, (_, a) => wayBack(links, a)));
      const cycle = found.status === 'ok' ? [] : found.cycle;
      expect(cycle.length || Number.POSITIVE_INFINITY).toBe(shortest);
      for (const [i, link] of cycle.entries()) {
        expect(links[link]!.to).toBe(links[cycle[(i + 1) % cycle.length]!]!.from);
      }
    }),
  );
});

/** The least number of links from an activity back to it. */
function wayBack(links: readonly { from: number; to: number }[], start: number): number {
  let reached = new Set([start]);
  for (let steps = 1; steps <= 8; steps++) {
    reached = new Set(links.filter(({ from }) => reached.has(from)).map(({ to }) => to));
    if (reached.has(start)) return steps;
  }
  return Number.POSITIVE_INFINITY;
}
