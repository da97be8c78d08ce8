import { expect, it } from 'vitest';
import { itemAt } from './diagnostic-place.ts';

it('the place of a diagnostic names an item of any tool, or none', () => {
  expect(itemAt('APP-12')).toEqual({ item: 'APP-12', rest: '' });
  expect(itemAt('APP-12, history 7')).toEqual({ item: 'APP-12', rest: ', history 7' });
  expect(itemAt('owner/my.repo#3')).toEqual({ item: 'owner/my.repo#3', rest: '' });
  expect(itemAt('asana/1201')).toEqual({ item: 'asana/1201', rest: '' });
  expect(itemAt('line 12')).toBe(null);
  expect(itemAt('APP-12x')).toBe(null);
});
