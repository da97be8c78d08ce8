import { expect, test } from 'vitest';
import type { Problem, Worker } from '../problem.ts';
import { verifySchedule } from '../verify-schedule.ts';
import { searchCrews } from './crew-search.ts';

const cook = (away: Worker['away'] = []): Worker => ({ skills: new Map([[0, 1]]), away });

/** Activities without links that one cook each does. */
function kitchen(durations: readonly number[], people: readonly Worker[]): Problem {
  return {
    durations,
    links: [],
    resources: [],
    demands: durations.map(() => []),
    people,
    skillNeeds: durations.map(() => [{ skill: 0, level: 1, people: 1 }]),
    release: durations.map(() => 0),
    deadline: durations.map(() => null),
  };
}

const search = (problem: Problem, budget = 2000) => searchCrews(problem, { seed: 1, budget }, 0).schedule;

test('shares work out so that nobody is idle', () => {
  expect(search(kitchen([7, 6, 5, 4, 4, 3, 1], [cook(), cook(), cook()])).makespan).toBe(10);
});

test('short work goes before leave, long work behind it', () => {
  const found = search(kitchen([5, 2, 1], [cook([{ from: 3, until: 10 }])]));
  expect(found.makespan).toBe(15);
  expect(found.starts[0]).toBe(10);
});

test('three people for one activity wait for each other', () => {
  const problem = kitchen([4, 3], [cook(), cook(), cook([{ from: 2, until: 4 }])]);
  const all = { ...problem, skillNeeds: [[{ skill: 0, level: 1, people: 3 }], [{ skill: 0, level: 1, people: 1 }]] };
  const found = search(all);
  expect(found.makespan).toBe(8);
  expect(found.workers[0]?.toSorted()).toEqual([0, 1, 2]);
});

test('a resource of which there is less for a while, beside people', () => {
  const problem: Problem = {
    ...kitchen([3, 3, 3], [cook(), cook(), cook()]),
    resources: [{ capacity: 6, less: [{ from: 3, until: 9, capacity: 2 }] }],
    demands: [[2], [2], [4]],
  };
  const found = search(problem);
  expect(verifySchedule(problem, found).broken).toEqual([]);
  expect(found.makespan).toBe(6);
});

test('a resource of very many units', () => {
  const problem: Problem = {
    ...kitchen([3, 3, 3], [cook(), cook(), cook()]),
    resources: [{ capacity: 10_007, less: [] }],
    demands: [[10_007], [5_000], [5_000]],
  };
  const found = search(problem);
  expect(verifySchedule(problem, found).broken).toEqual([]);
  expect(found.makespan).toBe(6);
});

test('a deadline comes before a short whole', () => {
  // The long one first ends all at 10; what is due at 2 has to go before it.
  const problem = { ...kitchen([10, 2], [cook()]), deadline: [null, 2] };
  const both = { ...problem, links: [], release: [0, 0] };
  expect(verifySchedule(both, search(both)).late).toEqual([]);
});

test('deadlines that cannot be met are missed by as little as can be', () => {
  const problem = { ...kitchen([4, 4, 4, 4], [cook(), cook()]), deadline: [4, 4, 4, null] };
  const found = search(problem);
  expect(found.makespan).toBe(8);
  expect(verifySchedule(problem, found).late.map(({ by }) => by)).toEqual([4]);
});

test('a price on moves holds activities where they are today', () => {
  const problem = kitchen([2, 2, 2], [cook(), cook()]);
  const today = { starts: [0, 3, 5], workers: [[0], [0], [1]], makespan: 7 };
  const options = { seed: 1, budget: 500, current: today };
  expect(searchCrews(problem, options, 0).schedule.makespan).toBe(4);
  expect(searchCrews(problem, { ...options, stability: 10 }, 0).schedule).toEqual(today);
});

test('nothing to do, and nobody who has to do anything', () => {
  expect(search(kitchen([], []))).toEqual({ starts: [], workers: [], makespan: 0 });
  const alone = { ...kitchen([3], []), skillNeeds: [[]] };
  expect(search(alone)).toEqual({ starts: [0], workers: [[]], makespan: 3 });
});

test('stops when time is over', () => {
  let asked = 0;
  const isOver = () => ++asked > 3;
  const durations = Array.from({ length: 40 }, (_, i) => 5 + (i % 7));
  const found = searchCrews(kitchen(durations, [cook(), cook(), cook()]), { seed: 1, budget: 1e9, isOver }, 0);
  expect(found.generated).toBeLessThan(3000);
});

test('times beyond 32 bits are kept', () => {
  const problem = kitchen([2 ** 31, 2 ** 31], [cook([{ from: 0, until: 5 }])]);
  expect(search(problem, 100).makespan).toBe(2 ** 32 + 5);
});
