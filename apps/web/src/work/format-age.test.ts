import { expect, it } from 'vitest';
import { formatAge } from './format-age.ts';

it('writes ages in the unit that can be read at a glance', () => {
  const said = [0, 59, 60, 364, 365, 2345].map((days) => formatAge(days).replace('\u00a0', ' '));
  expect(said).toEqual(['0 d', '59 d', '9 wk', '52 wk', '1.0 y', '6.4 y']);
});
