import { expect, test } from 'vitest';
import { readInstance } from './read-instance.ts';

/** Start, two activities beside each other, end; the last rows are broken over lines, as the format allows. */
const SMALL = '4 2\n2 4\n\n0 0 0 2 2 3\n3 2 0 1 4\n5 1 4\n1 4 0\n0 0 0\n';

const read = (text: string) => () => readInstance(text, 'folder/small.rcp');

test('reads durations, links, demands and capacities', () => {
  const problem = readInstance(SMALL, 'small.rcp');
  expect(problem.durations).toEqual([0, 3, 5, 0]);
  expect(problem.links).toEqual([
    { from: 0, to: 1, gap: 0 },
    { from: 0, to: 2, gap: 0 },
    { from: 1, to: 3, gap: 3 },
    { from: 2, to: 3, gap: 5 },
  ]);
  expect(problem.demands[2]).toEqual([1, 4]);
  expect(problem.resources.map((resource) => resource.capacity)).toEqual([2, 4]);
});

test.each([
  ['an empty file', '', /^small\.rcp:1: it is empty/],
  [
    'a file cut off',
    '4 2\n2 4\n0 0 0 2 2 3\n3 2',
    /^small\.rcp:4: the file ends where the demand of activity 2 for resource 2.*cut off/,
  ],
  ['text in numbers', SMALL.replace('3 2 0', '3 two 0'), /^small\.rcp:5: "two" stands where the demand of activity 2/],
  [
    'an unknown successor',
    SMALL.replace('1 4\n5', '1 7\n5'),
    /^small\.rcp:5: "7" stands where a successor of activity 2.*from 1 to 4/,
  ],
  ['a count too small', SMALL.replace('4 2', '3 2'), /^small\.rcp:\d: /],
  ['a count too large', SMALL.replace('4 2', '5 2'), /the file ends where the duration of activity 5/],
  ['no activities', '0 2\n1 1\n', /"0" stands where the count of activities/],
  ['a count that no memory holds', '999999999999 4\n', /"999999999999" stands where the count of activities/],
  ['a count of successors that none holds', '2 0\n0 900000 1\n', /"900000" stands where the count of successors/],
])('refuses %s', (_, text, message) => {
  expect(read(text)).toThrow(message);
});
