import { expect, test } from 'vitest';
import { readBestKnown } from './best-known.ts';

test('reads results by instance, whatever ends the lines', () => {
  const known = readBestKnown('instance,lower_bound,best_known\r\na_1,3,4\r\n\r\nb,0,7\r\n');
  expect([...known]).toEqual([
    ['a_1', { lowerBound: 3, best: 4 }],
    ['b', { lowerBound: 0, best: 7 }],
  ]);
});

test.each([
  ['name,best\na,3\n', 'best-known.csv:1: the columns are not known'],
  ['instance,lower_bound,best_known\na,3\n', 'best-known.csv:2: these are not two numbers'],
  ['instance,lower_bound,best_known\na,1,2\nb,x,3\n', 'best-known.csv:3: these are not two numbers'],
])('tells what is wrong with %j', (text, message) => {
  expect(() => readBestKnown(text)).toThrow(message);
});
