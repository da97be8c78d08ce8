import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { schedule } from './schedule.ts';
import { verifySchedule } from './verify-schedule.ts';

const NEED = [{ skill: 0, level: 1, people: 1 }];
const COOK = { skills: new Map([[0, 1]]), away: [] };
const OPTIONS = { seed: 1, budget: 300 };

function problemOf(durations: readonly number[], besides: Partial<Problem> = {}): Problem {
  const none = durations.map(() => []);
  return {
    durations,
    links: [],
    resources: [],
    demands: none,
    people: [],
    skillNeeds: none,
    release: durations.map(() => 0),
    deadline: durations.map(() => null),
    ...besides,
  };
}

test('nothing to do, and nothing that takes time, is done at once', () => {
  expect(schedule(problemOf([]), OPTIONS)).toMatchObject({ status: 'ok', lowerBound: 0, gap: 0 });
  expect(schedule(problemOf([0, 0]), OPTIONS)).toMatchObject({ status: 'ok', lowerBound: 0, gap: 0 });
});

test('a cycle, a missing skill and too little of a resource are infeasible', () => {
  const ring = [
    { from: 0, to: 1, gap: 1 },
    { from: 1, to: 0, gap: 1 },
  ];
  expect(schedule(problemOf([1, 1], { links: ring }), OPTIONS)).toEqual({
    status: 'infeasible',
    conflict: [
      { kind: 'link', link: 0 },
      { kind: 'link', link: 1 },
    ],
  });
  expect(schedule(problemOf([1], { skillNeeds: [NEED] }), OPTIONS)).toEqual({
    status: 'infeasible',
    conflict: [{ kind: 'skill', activity: 0, skill: 0 }],
  });
  const none = { resources: [{ capacity: 0, less: [] }], demands: [[1]] };
  expect(schedule(problemOf([1], none), OPTIONS)).toEqual({
    status: 'infeasible',
    conflict: [{ kind: 'capacity', resource: 0 }],
  });
});

test('people and slots at once', () => {
  const problem = problemOf([4, 4, 4, 4], {
    people: [COOK, COOK],
    skillNeeds: [NEED, NEED, [], []],
    resources: [{ capacity: 1, less: [] }],
    demands: [[0], [1], [1], [1]],
  });
  const found = schedule(problem, OPTIONS);
  if (found.status === 'infeasible') throw new Error('it can be done');
  expect(verifySchedule(problem, found.schedule)).toEqual({ broken: [], late: [] });
  expect(found).toMatchObject({ lowerBound: 12, gap: 0, schedule: { makespan: 12 } });
});

test('a plan of today that breaks a rule is no start', () => {
  const problem = problemOf([3, 3], { people: [COOK], skillNeeds: [NEED, NEED] });
  const current = { starts: [0, 0], workers: [[0], [0]], makespan: 3 };
  const found = schedule(problem, { ...OPTIONS, current, stability: 1 });
  expect(found).toMatchObject({ status: 'ok', schedule: { makespan: 6 } });
});

test('durations beyond all reason are scheduled in longer periods', () => {
  const durations = [3_000_000_001, 2_999_999_999, 5, 0];
  const problem = problemOf(durations, {
    links: [{ from: 0, to: 2, gap: 3_000_000_001 }],
    resources: [{ capacity: 1, less: [{ from: 7, until: 9, capacity: 0 }] }],
    demands: [[1], [1], [1], [0]],
  });
  const found = schedule(problem, OPTIONS);
  if (found.status === 'infeasible') throw new Error('it can be done');
  expect(verifySchedule(problem, found.schedule).broken).toEqual([]);
  expect(found.gap).toBeLessThan(0.001);
});
