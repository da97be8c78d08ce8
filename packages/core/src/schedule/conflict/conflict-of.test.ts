import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { conflictOf } from './conflict-of.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Activities of so many periods without anything else, and what is said besides. */
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

const cook = { skill: 0, level: 1, people: 1 };
const aCook = { skills: new Map([[0, 1]]), away: [] };

test('what can be done has no conflict', () => {
  const chain = [{ from: 0, to: 1, gap: 3 }];
  expect(conflictOf(problemOf([3, 4], { links: chain, deadline: [null, 7] }))).toBeNull();
  expect(conflictOf(problemOf([]))).toBeNull();
});

test('a cycle: its links', () => {
  const links = [
    { from: 0, to: 1, gap: 1 },
    { from: 1, to: 2, gap: 1 },
    { from: 2, to: 0, gap: 1 },
    { from: 2, to: 1, gap: 1 },
  ];
  expect(conflictOf(problemOf([1, 1, 1], { links }))).toEqual([
    { kind: 'link', link: 1 },
    { kind: 'link', link: 3 },
  ]);
});

test('more than there is: the resource', () => {
  const resources = [{ capacity: 2, less: [] }];
  expect(conflictOf(problemOf([1], { resources, demands: [[3]] }))).toEqual([{ kind: 'capacity', resource: 0 }]);
});

test('nobody has the skill: the activity and the skill', () => {
  const needs = [{ ...cook, skill: 7 }, cook];
  expect(conflictOf(problemOf([1], { people: [aCook], skillNeeds: [needs] }))).toEqual([
    { kind: 'skill', activity: 0, skill: 7 },
  ]);
});

test('two cooks where there is one: both needs', () => {
  const found = conflictOf(problemOf([1], { people: [aCook], skillNeeds: [[{ ...cook, people: 2 }]] }));
  expect(found).toEqual([{ kind: 'skill', activity: 0, skill: 0 }]);
});

test('a release and a chain reach beyond a deadline; what is beside the chain is left out', () => {
  const links = [
    { from: 0, to: 1, gap: 3 },
    { from: 1, to: 2, gap: 4 },
    { from: 3, to: 2, gap: 1 },
  ];
  const besides = { links, release: [5, 0, 0, 2], deadline: [null, null, 13, null] };
  expect(new Set(conflictOf(problemOf([3, 4, 2, 1], besides)))).toEqual(
    new Set([
      { kind: 'deadline', activity: 2 },
      { kind: 'link', link: 1 },
      { kind: 'link', link: 0 },
      { kind: 'release', activity: 0 },
    ]),
  );
});

test('a deadline shorter than the work itself stands alone', () => {
  expect(conflictOf(problemOf([5], { deadline: [4] }))).toEqual([{ kind: 'deadline', activity: 0 }]);
});

test('more work than a resource can do in time: its capacity and the deadlines, not one more', () => {
  const resources = [{ capacity: 1, less: [] }];
  const found = conflictOf(
    problemOf([4, 4, 4, 4], { resources, demands: [[1], [1], [1], [0]], deadline: [10, 10, 10, 10] }),
  );
  expect(found?.length).toBe(4);
  expect(found).toContainEqual({ kind: 'capacity', resource: 0 });
  expect(found).not.toContainEqual({ kind: 'deadline', activity: 3 });
});

test('leave that leaves no time: who is away, and what is due', () => {
  const people = [{ ...aCook, away: [{ from: 2, until: 20 }] }];
  const found = conflictOf(problemOf([4], { people, skillNeeds: [[cook]], deadline: [10] }));
  expect(new Set(found)).toEqual(
    new Set([
      { kind: 'deadline', activity: 0 },
      { kind: 'away', worker: 0 },
      { kind: 'skill', activity: 0, skill: 0 },
    ]),
  );
});

test('leave for ever makes work impossible without any deadline', () => {
  const people = [{ ...aCook, away: [{ from: 2, until: NEVER }] }];
  expect(conflictOf(problemOf([2], { people, skillNeeds: [[cook]] }))).toBeNull();
  expect(conflictOf(problemOf([3], { people, skillNeeds: [[cook]] }))?.length).toBe(2);
  const resources = [{ capacity: 3, less: [{ from: 0, until: NEVER, capacity: 1 }] }];
  expect(conflictOf(problemOf([1], { resources, demands: [[2]] }))).toEqual([{ kind: 'capacity', resource: 0 }]);
});

test('what only trying every order shows', () => {
  // One machine. Each interval has room enough, but 2 has to come first, and behind it neither 0 nor 1 can come second.
  const resources = [{ capacity: 1, less: [] }];
  const besides = { resources, demands: [[1], [1], [1]], release: [5, 1, 3], deadline: [15, 12, 9] };
  const found = conflictOf(problemOf([5, 4, 5], besides));
  expect(found?.length).toBe(6);
  expect(found).not.toContainEqual({ kind: 'release', activity: 0 });
});

test('a heuristic that is late is no proof', () => {
  const resources = [{ capacity: 1, less: [] }];
  const durations = Array.from({ length: 30 }, () => 2);
  const besides = { resources, demands: durations.map(() => [1]), deadline: durations.map((_, a) => 60 - 2 * (a % 2)) };
  expect(conflictOf(problemOf(durations, besides))?.length ?? 0).toBe(0);
});
