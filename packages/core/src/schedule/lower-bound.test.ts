import { expect, test } from 'vitest';
import { lowerBoundOf } from './lower-bound.ts';
import type { Problem, SkillNeed } from './problem.ts';

function problemOf(durations: readonly number[], besides: Partial<Problem>): Problem {
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

const need = (skill: number, level = 1): SkillNeed[] => [{ skill, level, people: 1 }];
const person = (...skills: number[]) => ({ skills: new Map(skills.map((skill) => [skill, 1])), away: [] });

test('the longest way through links and releases', () => {
  const links = [{ from: 0, to: 1, gap: 4 }];
  expect(lowerBoundOf(problemOf([3, 5], { links, release: [2, 0] }))).toBe(11);
});

test('the work of a resource, rounded up', () => {
  const resources = [{ capacity: 2, less: [] }];
  expect(lowerBoundOf(problemOf([3, 3, 3], { resources, demands: [[1], [1], [1]] }))).toBe(5);
});

test('work that begins late and has much behind it', () => {
  // Two things that one machine does between 4 and the 6 periods behind each of them.
  const resources = [{ capacity: 1, less: [] }];
  const links = [
    { from: 0, to: 2, gap: 3 },
    { from: 1, to: 2, gap: 3 },
  ];
  const besides = { resources, demands: [[1], [1], [0]], links, release: [4, 4, 0] };
  expect(lowerBoundOf(problemOf([3, 3, 6], besides))).toBe(16);
});

test('leave and lower capacity leave less time', () => {
  const resources = [{ capacity: 1, less: [{ from: 1, until: 4, capacity: 0 }] }];
  expect(lowerBoundOf(problemOf([1, 1, 1], { resources, demands: [[1], [1], [1]] }))).toBe(6);
  const people = [{ ...person(0), away: [{ from: 1, until: 4 }] }];
  expect(lowerBoundOf(problemOf([1, 1, 1], { people, skillNeeds: [need(0), need(0), need(0)] }))).toBe(6);
});

test('people who alone can do something, by two skills together', () => {
  // 0 is done by the first alone, 1 and 2 by the second alone, 3 by these two; the third helps none of them.
  const people = [person(0, 3), person(1, 2, 3), person(4)];
  const skillNeeds = [need(0), need(1), need(2), need(3)];
  expect(lowerBoundOf(problemOf([4, 2, 2, 4], { people, skillNeeds }))).toBe(6);
});

test('nothing to do ends at once', () => {
  expect(lowerBoundOf(problemOf([], {}))).toBe(0);
});
