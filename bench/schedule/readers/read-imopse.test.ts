import { expect, test } from 'vitest';
import { readInstance } from './read-instance.ts';

const RULE = '='.repeat(40);

/** Two people and three tasks, whose ids have a gap. */
const SMALL = `${RULE}
General characteristics:
Tasks: 3
Resources: 2
Precedence relations: 2
Number of skill types: 2
${RULE}
ResourceID \t Salary \t Skills
1\t \t \t56.2\t \t Q1: 1 \t  Q0: 0 \t
2\t \t \t33.8\t \t Q1: 2 \t
${RULE}
TaskID \t Duration \t Skill \t Predecessor IDs
1\t \t \t10\t Q1: 0\t \t
2\t \t \t15\t Q0: 0\t \t1\t
5\t \t \t9\t Q1: 2\t \t1\t2\t
${RULE}
`;

const read = (text: string) => () => readInstance(text, 'folder/small.def');

test('reads people with their levels, and tasks with what they ask for', () => {
  const problem = readInstance(SMALL, 'small.def');
  expect(problem.durations).toEqual([10, 15, 9]);
  expect(problem.people.map((person) => [...person.skills])).toEqual([
    [
      [1, 1],
      [0, 0],
    ],
    [[1, 2]],
  ]);
  expect(problem.skillNeeds[2]).toEqual([{ skill: 1, level: 2, people: 1 }]);
  expect(problem.links).toEqual([
    { from: 0, to: 1, gap: 10 },
    { from: 0, to: 2, gap: 10 },
    { from: 1, to: 2, gap: 15 },
  ]);
  expect(problem.resources).toEqual([]);
});

const mend = (from: string | RegExp, to: string) => SMALL.replace(from, to);

test.each([
  ['an empty file', '\n', /^small\.def:1: it is empty/],
  ['another file', 'Dear reader', /^small\.def:1: there is no table "ResourceID"/],
  [
    'a file cut off in its tasks',
    SMALL.slice(0, SMALL.indexOf('\n5\t') + 1),
    /^small\.def:15: the table "TaskID" has no end.*cut off/,
  ],
  [
    'a count of tasks that is wrong',
    mend('Tasks: 3', 'Tasks: 4'),
    /^small\.def:3: "Tasks: 4" stands over a table of 3/,
  ],
  [
    'a count of people that is wrong',
    mend('Resources: 2', 'Resources: 1'),
    /^small\.def:4: "Resources: 1" stands over a table of 2/,
  ],
  ['text for a duration', mend('\t15\t', '\tlong\t'), /^small\.def:14: "long" stands where the duration of task 2/],
  [
    'a predecessor that is not there',
    mend('\t1\t2\t', '\t1\t4\t'),
    /^small\.def:15: task 5 waits for task 4, which is not there/,
  ],
  ['a task that is there twice', mend('\n5\t', '\n2\t'), /^small\.def:15: task 2 is there twice/],
  [
    'a skill of another form',
    mend('Q0: 0\t \t1', 'cook\t \t1'),
    /^small\.def:14: "cook 1" is not a skill with its level/,
  ],
  ['a huge duration', mend('\t15\t', '\t1e300\t'), /"1e300"/],
])('refuses %s', (_, text, message) => {
  expect(read(text)).toThrow(message);
});
