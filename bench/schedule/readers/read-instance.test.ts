import { expect, test } from 'vitest';
import { readInstance } from './read-instance.ts';

test('a kind of file that is not known is named with those that are', () => {
  expect(() => readInstance('1 2 3', 'folder/a.mm')).toThrow(
    'a.mm:1: its kind is not known. Give a file that ends in .sm, .rcp, .def, .dzn.',
  );
});

test('a file that is longer than any instance is refused before it is taken apart', () => {
  expect(() => readInstance(' '.repeat(32_000_001), 'a.rcp')).toThrow('a.rcp:1: it is too long');
});

test('the ending counts, not its case', () => {
  expect(readInstance('1 0\n5 0', 'A.RCP').durations).toEqual([5]);
});
