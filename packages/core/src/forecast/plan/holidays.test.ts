import { describe, expect, it } from 'vitest';
import { teamCalendar } from './calendars.ts';
import type { ModelCalendar, ModelInput, ModelTeam } from './model-input.ts';

// A Friday.
const AS_OF = '2021-03-05';
const TEAM = { id: 'red', name: 'Red', heads: 0, calendar: 'de' } as unknown as ModelTeam;
const calendar = (usualShare: number, ...days: string[]): ModelCalendar => ({
  id: 'de',
  usualShare,
  holidays: days.map((day) => ({ day, share: 1 })),
});
const doneWith = (calendars: readonly ModelCalendar[], isBare = false) => {
  const input = { asOf: AS_OF, program: 'P', calendars, people: [], leaves: [] } as unknown as ModelInput;
  return teamCalendar(input, TEAM, { absences: [], named: new Set(), isBare });
};

describe('holidays in a plan', () => {
  it('stop the pace on their day, and no other', () => {
    // Monday is day 1: the holiday is the Wednesday, and the last that is known.
    expect(Array.from(doneWith([calendar(0, '2021-03-10')])!)).toEqual([0, 1, 2, 2]);
  });

  it('are not counted twice: a usual year adds up to the days that there are', () => {
    const days = ['2021-04-02', '2021-05-24', '2021-10-04', '2022-03-04'];
    const done = doneWith([calendar(4 / 260, ...days)])!;
    expect(done).toHaveLength(261);
    expect(done.at(-1)).toBeCloseTo(260, 3);
    // Before the first of them a little more is done than was measured.
    expect(done[10]).toBeGreaterThan(10);
  });

  it('are not in the plan as history alone has it, nor where nobody entered any', () => {
    expect(doneWith([calendar(0, '2021-03-10')], true)).toBeNull();
    expect(doneWith([])).toBeNull();
  });
});
