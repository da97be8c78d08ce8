import { expect, test } from 'vitest';
import { criticalPath } from './critical-path.ts';
import type { Problem, StartGap } from './problem.ts';

function problemOf(durations: readonly number[], links: readonly StartGap[], release?: readonly number[]): Problem {
  const none = durations.map(() => []);
  return {
    durations,
    links,
    resources: [],
    demands: none,
    people: [],
    skillNeeds: none,
    release: release ?? durations.map(() => 0),
    deadline: durations.map(() => null),
  };
}

test('floats of two branches that meet', () => {
  const found = criticalPath(
    problemOf(
      [2, 5, 3, 1],
      [
        { from: 0, to: 1, gap: 2 },
        { from: 0, to: 2, gap: 2 },
        { from: 1, to: 3, gap: 5 },
        { from: 2, to: 3, gap: 3 },
      ],
    ),
  );
  expect(found).toMatchObject({ status: 'ok', makespan: 8 });
  expect(found.status === 'ok' && found.times[2]).toEqual({
    earliestStart: 2,
    earliestEnd: 5,
    latestStart: 4,
    latestEnd: 7,
    totalFloat: 2,
    freeFloat: 2,
  });
  expect(found.status === 'ok' && found.times.map(({ totalFloat }) => totalFloat)).toEqual([0, 0, 2, 0]);
});

test('free float looks at the next, total float at the end', () => {
  const chain = problemOf([4, 1, 1], [{ from: 1, to: 2, gap: 1 }]);
  const found = criticalPath(chain);
  expect(found.status === 'ok' && found.times.map(({ totalFloat, freeFloat }) => [totalFloat, freeFloat])).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
  ]);
});

test('releases and gaps below zero count', () => {
  // 1 ends at the earliest when 0 starts.
  const found = criticalPath(problemOf([3, 5], [{ from: 0, to: 1, gap: -5 }], [10, 0]));
  expect(found.status === 'ok' && found.times.map(({ earliestStart }) => earliestStart)).toEqual([10, 5]);
});

test('nothing to do takes no time', () => {
  expect(criticalPath(problemOf([], []))).toEqual({ status: 'ok', makespan: 0, times: [] });
});

test('names the shortest of two cycles by its links', () => {
  const found = criticalPath(
    problemOf(
      [1, 1, 1, 1, 1],
      [
        { from: 0, to: 1, gap: 1 },
        { from: 1, to: 2, gap: 1 },
        { from: 2, to: 0, gap: 1 },
        { from: 2, to: 3, gap: 1 },
        { from: 3, to: 2, gap: 1 },
        { from: 3, to: 4, gap: 1 },
      ],
    ),
  );
  expect(found).toEqual({ status: 'cyclic', cycle: [3, 4] });
});

test('an activity that waits for itself is a cycle of one link', () => {
  expect(criticalPath(problemOf([1, 1], [{ from: 1, to: 1, gap: 0 }]))).toEqual({ status: 'cyclic', cycle: [0] });
});

test('one ring of fifty thousand and a chain of as many are done at once', () => {
  const count = 50_000;
  const durations = Array.from({ length: count }, () => 1);
  const ring = durations.map((_, from) => ({ from, to: (from + 1) % count, gap: 1 }));
  const found = criticalPath(problemOf(durations, ring));
  expect(found.status === 'cyclic' && found.cycle.length).toBe(count);
  expect(criticalPath(problemOf(durations, ring.slice(0, -1)))).toMatchObject({ makespan: count });
});
