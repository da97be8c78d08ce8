import { expect, test } from 'vitest';
import { readInstance } from './read-instance.ts';

const SMALL = `% seed = 1
mint = 3;
nActs = 3; % with the end
dur = [3,5,0];
nSkills = 2;
sreq = [| 1,0,
\t| 2,1,
\t| 0,0, |];
nResources = 2;
mastery = [| true,true,
\t| false,true, |];
pred = [1,2];
succ = [2,
  3];
USEFUL_RES = [{},{1,2},{}];
`;

const read = (text: string) => () => readInstance(text, 'folder/small.dzn');

test('reads who masters what and how many are needed', () => {
  const problem = readInstance(SMALL, 'small.dzn');
  expect(problem.durations).toEqual([3, 5, 0]);
  expect(problem.skillNeeds).toEqual([
    [{ skill: 0, level: 1, people: 1 }],
    [
      { skill: 0, level: 1, people: 2 },
      { skill: 1, level: 1, people: 1 },
    ],
    [],
  ]);
  expect(problem.people.map((person) => [...person.skills.keys()])).toEqual([[0, 1], [1]]);
  expect(problem.links).toEqual([
    { from: 0, to: 1, gap: 3 },
    { from: 1, to: 2, gap: 5 },
  ]);
});

const mend = (from: string | RegExp, to: string) => SMALL.replace(from, to);

test.each([
  ['an empty file', '', /^small\.dzn:1: it is empty/],
  ['a file cut off', SMALL.slice(0, SMALL.indexOf('pred')), /^small\.dzn:12: there is no "pred = …;".*cut off/],
  ['a file cut off in a list', SMALL.slice(0, SMALL.indexOf('5,0]')), /^small\.dzn:4: "dur" is not closed/],
  ['a list of another length', mend('[3,5,0]', '[3,5]'), /^small\.dzn:4: dur has 2 entries, not 3/],
  ['a row too many', mend('\t| 0,0, |]', '\t| 0,0,\n\t| 0,0, |]'), /sreq has 4 rows, not 3/],
  ['a row of another width', mend('| 2,1,', '| 2,1,7,'), /sreq has 3 in row 2, not 2/],
  ['text in numbers', mend('[3,5,0]', '[3,five,0]'), /^small\.dzn:4: "five" stands where an entry of dur/],
  ['an unknown successor', mend('  3];', '  9];'), /^small\.dzn:14: "9" stands where an entry of succ.*from 1 to 3/],
  ['links that lack an end', mend('[1,2];', '[1];'), /succ has 2 entries, not 1/],
  ['a list that is open', mend('[1,2];', '[1,2;'), /^small\.dzn:12: the file ends where a "," of pred/],
  ['a value that is missing', mend('nSkills = 2;', 'nSkills = ;'), /^small\.dzn:5: this is not "name = value;"/],
  ['a count that no memory holds', mend('nActs = 3', 'nActs = 99999999999'), /"99999999999" stands where nActs/],
])('refuses %s', (_, text, message) => {
  expect(read(text)).toThrow(message);
});
