import { expect, test } from 'vitest';
import type { Problem, Schedule } from './problem.ts';
import { verifySchedule } from './verify-schedule.ts';

/** Activity 0, then 1 and 2; 1 and 2 share a resource of which there is enough for both but for one period. */
const PROBLEM: Problem = {
  durations: [2, 3, 3, 0],
  links: [
    { from: 0, to: 1, gap: 2 },
    { from: 0, to: 2, gap: 2 },
    { from: 1, to: 3, gap: 3 },
  ],
  resources: [{ capacity: 2, less: [{ from: 10, until: 11, capacity: 1 }] }],
  demands: [[1], [1], [1], [0]],
  people: [
    { skills: new Map([[0, 2]]), away: [{ from: 20, until: 30 }] },
    { skills: new Map([[0, 1]]), away: [] },
  ],
  skillNeeds: [
    [{ skill: 0, level: 2, people: 1 }],
    [{ skill: 0, level: 1, people: 1 }],
    [{ skill: 0, level: 1, people: 1 }],
    [],
  ],
  release: [1, 0, 0, 0],
  deadline: [null, 5, null, null],
};

const GOOD: Schedule = { starts: [1, 3, 3, 6], workers: [[0], [0], [1], []], makespan: 6 };

const after = (starts: readonly number[], makespan: number): Schedule => ({ ...GOOD, starts, makespan });

test('a schedule that holds is not spoken against; what ends late is told apart', () => {
  expect(verifySchedule(PROBLEM, GOOD)).toEqual({ broken: [], late: [{ activity: 1, by: 1 }] });
});

test.each([
  ['a start before the release', after([0, 3, 3, 6], 6), 'activity 0 starts at 0, before its release at 1'],
  ['a link', after([1, 2, 3, 6], 6), 'link 0: activity 1 starts 1 after activity 0, not 2'],
  ['a makespan', after([1, 3, 3, 6], 7), 'the makespan is 6, not 7'],
  ['a fraction', after([1, 3.5, 3, 7], 7), 'activity 1 starts at 3.5, which is no whole number'],
  ['no number', after([1, Number.NaN, 3, 7], 7), 'activity 1 starts at NaN, which is no whole number'],
  ['too few starts', after([1, 3, 3], 6), 'there are 3 starts for 4 activities'],
  ['less capacity for a while', after([1, 8, 8, 11], 11), 'resource 0 is used beyond its capacity by 1 at 10'],
  ['leave', after([1, 18, 3, 21], 21), 'person 0 works on activity 1 until 21 and is away from 20'],
  [
    'a person in two places',
    { ...GOOD, workers: [[0], [0], [0], []] },
    'person 0 works on activity 1 until 6 and works on activity 2 from 3',
  ],
  ['a person twice', { ...GOOD, workers: [[0], [0, 0], [1], []] }, 'activity 1 counts a person twice'],
  ['nobody', { ...GOOD, workers: [[0], [], [1], []] }, 'activity 1 has 0 people and needs 1'],
  ['a stranger', { ...GOOD, workers: [[0], [7], [1], []] }, 'activity 1 is done by person 7, who is not there'],
  ['a level', { ...GOOD, workers: [[1], [0], [1], []] }, 'the people of activity 0 lack a skill that it needs'],
] as const)('tells of %s', (_, schedule, words) => {
  expect(verifySchedule(PROBLEM, schedule).broken).toContain(words);
});

test('more than there is is told', () => {
  const narrow = { ...PROBLEM, resources: [{ capacity: 1, less: [] }] };
  expect(verifySchedule(narrow, GOOD).broken).toEqual(['resource 0 is used beyond its capacity by 1 at 3']);
});
