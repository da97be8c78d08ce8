import { expect, it } from 'vitest';
import { teamHue } from './team-name.tsx';

it('gives eight teams eight hues, and each team always the same', () => {
  const teams = ['Android', 'iOS', 'Windows', 'Tooling', 'CLI', 'Hyperloop', 'Core', 'Docs'];
  const hues = teams.map(teamHue);
  expect(new Set(hues).size).toBe(8);
  expect(teams.map(teamHue)).toEqual(hues);
  expect(teamHue('A ninth')).toBeGreaterThanOrEqual(1);
  expect(teamHue('A ninth')).toBeLessThanOrEqual(8);
});
