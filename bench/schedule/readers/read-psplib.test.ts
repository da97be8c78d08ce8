import { expect, test } from 'vitest';
import { readInstance } from './read-instance.ts';

const STARS = '*'.repeat(72);

/** Start, two activities beside each other, end. */
const SMALL = `${STARS}
file with basedata            : small.bas
${STARS}
projects                      :  1
jobs (incl. supersource/sink ):  4
horizon                       :  9
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
${STARS}
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
${STARS}
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     5       1    4
  4      1     0       0    0
${STARS}
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    4
${STARS}
`;

const read = (text: string) => () => readInstance(text, 'folder/small.sm');

test('reads durations, links, demands and capacities', () => {
  const problem = readInstance(SMALL, 'folder/small.sm');
  expect(problem.durations).toEqual([0, 3, 5, 0]);
  expect(problem.links).toEqual([
    { from: 0, to: 1, gap: 0 },
    { from: 0, to: 2, gap: 0 },
    { from: 1, to: 3, gap: 3 },
    { from: 2, to: 3, gap: 5 },
  ]);
  expect(problem.demands).toEqual([
    [0, 0],
    [2, 0],
    [1, 4],
    [0, 0],
  ]);
  expect(problem.resources.map((resource) => resource.capacity)).toEqual([2, 4]);
});

test('line ends of Windows make no difference', () => {
  expect(readInstance(SMALL.replaceAll('\n', '\r\n'), 'a.sm')).toEqual(readInstance(SMALL, 'a.sm'));
});

const mend = (from: string | RegExp, to: string) => SMALL.replace(from, to);

test.each([
  ['an empty file', ' \n', /^small\.sm:1: it is empty\. /],
  ['another file', 'Dear reader', /^small\.sm:1: there is no line "jobs/],
  [
    'cut off before the requests',
    SMALL.slice(0, SMALL.indexOf('REQUESTS')),
    /^small\.sm:\d+: there is no section "REQ.*cut off/,
  ],
  [
    'cut off within the requests',
    SMALL.slice(0, SMALL.indexOf('  3      1     5')),
    /small\.sm:2\d: the file ends where job 3 .*cut off/,
  ],
  [
    'a text for a duration',
    mend('  2      1     3 ', '  2      1     x '),
    /^small\.sm:23: "x" stands where the duration of job 2/,
  ],
  ['a negative duration', mend('  2      1     3 ', '  2      1    -3 '), /small\.sm:23: "-3".* from 0 to 1000000/],
  ['a huge duration', mend('  2      1     3 ', '  2      1 99999999999 '), /small\.sm:23: "99999999999"/],
  ['a fraction', mend('  2      1     3 ', '  2      1    1.5 '), /small\.sm:23: "1\.5"/],
  ['an unknown successor', mend('2   3\n', '2   9\n'), /small\.sm:14: "9" stands where a successor of job 1/],
  [
    'more successors than counted',
    mend('2   3\n', '2   3   4\n'),
    /small\.sm:14: the row of job 4 stands where that of job 2/,
  ],
  ['fewer jobs than rows', mend(/sink \): {2}4/, 'sink ):  3'), /small\.sm:1\d: /],
  ['more jobs than rows', mend(/sink \): {2}4/, 'sink ):  5'), /small\.sm:17: the file ends where job 5/],
  ['a huge count of jobs', mend(/sink \): {2}4/, 'sink ):  999999999'), /small\.sm:5: "999999999"/],
  [
    'a capacity too few',
    mend('    2    4\n', '    2\n'),
    /small\.sm:29: the file ends where the capacity of resource 2/,
  ],
  [
    'resources that are used up',
    mend('nonrenewable              :  0', 'nonrenewable              :  2'),
    /nonrenewable.*one mode/,
  ],
  ['more modes', mend('   2        1          1', '   2        3          1'), /small\.sm:15: job 2 has not one mode/],
])('refuses %s', (_, text, message) => {
  expect(read(text)).toThrow(message);
});
