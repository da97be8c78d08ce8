import { expect, it } from 'vitest';
import { typedDay } from './typed-day.ts';

it('reads days as people type them', () => {
  const near = '2017-09-15';
  expect(typedDay('2016-02-29', near)).toBe('2016-02-29');
  expect(typedDay('1 Dec', near)).toBe('2017-12-01');
  expect(typedDay('december 1, 2018', near)).toBe('2018-12-01');
  expect(typedDay('15 sept 2017', near)).toBe('2017-09-15');
});

it('takes nothing else for a day', () => {
  for (const text of ['', 'camera', '7.0.0', '2017-02-30', '31 feb', 'dec', '1 dec 17', 'mark 1 dec 2017']) {
    expect(typedDay(text, '2017-09-15'), text).toBeUndefined();
  }
});
