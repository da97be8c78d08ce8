import { describe, expect, it } from 'vitest';
import { notFound } from './errors.ts';

describe('the error for an unknown name', () => {
  const teams = ['Android', 'Cloud', 'Core', 'Denso', 'Drillbit', 'Hyperloop', 'LiveView', 'Mac', 'Windows'];

  it('names the nearest known one', () => {
    expect(notFound('team', 'Andriod', teams).message).toBe('there is no team "Andriod": did you mean "Android"?');
  });

  it('counts many and names a few where none is near', () => {
    expect(notFound('team', 'Zephyr quartz', teams).message).toBe(
      'there is no team "Zephyr quartz": there are 9, such as "Android", "Cloud", "Core", "Denso", "Drillbit"',
    );
  });
});
