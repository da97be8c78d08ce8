import { expect, it } from 'vitest';
import { interval, percent, sharesOf } from './methods.ts';

it('makes shares of the counts of a histogram', () => {
  expect(sharesOf([1, 3, 0])).toEqual([0.25, 0.75, 0]);
  expect(sharesOf([0, 0])).toEqual([0, 0]);
});

it('writes shares and intervals in whole percent', () => {
  expect(percent(0.884)).toBe('88\u00a0%');
  expect(interval({ low: 0.849, high: 0.911 })).toBe('85 to 91\u00a0%');
});
