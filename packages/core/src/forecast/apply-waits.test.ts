import { describe, expect, it } from 'vitest';
import { applyWaits } from './apply-waits.ts';
import type { Tie } from './ledger.ts';
import type { SimTeam } from './simulate.ts';

// Two teams, each with ten items in a hundred days: an item every ten days.
const TEAMS = [0, 1].map((team): SimTeam => {
  return { key: `${team}`, team, need: 10, growthShare: 0.5, pace: 0.7, spread: 0, rhythm: new Float64Array(104) };
});
const DAYS = Float64Array.of(100);

function endsWith(
  tie: Omit<Tie, 'from' | 'to'>,
  places: { from: number; to: number },
  finished: number | null = null,
): number {
  const items = [
    { item: 0, team: 0, place: places.from, finished },
    { item: 1, team: 1, place: places.to, finished: null },
  ];
  const waits = { items, ties: [{ ...tie, from: 0, to: 1 }], outside: [], ring: [] };
  return applyWaits({ teams: TEAMS, days: DAYS, teamDays: [DAYS, DAYS] }, waits).days[0]!;
}

describe('a blocking link', () => {
  it('changes nothing where the order of work respects it already', () => {
    expect(endsWith({ dependency: 'FS', lag: 0 }, { from: 0, to: 9 })).toBe(100);
  });

  it('ties a finish to a start: the last item of one team, then an item of ten days', () => {
    expect(endsWith({ dependency: 'FS', lag: 0 }, { from: 9, to: 0 })).toBeCloseTo(110, 9);
    expect(endsWith({ dependency: 'FS', lag: 30 }, { from: 9, to: 0 })).toBeCloseTo(140, 9);
    expect(endsWith({ dependency: 'FS', lag: -20 }, { from: 9, to: 0 })).toBe(100);
  });

  it('ties a start to a start', () => {
    expect(endsWith({ dependency: 'SS', lag: 15 }, { from: 9, to: 0 })).toBeCloseTo(90 + 15 + 10, 9);
  });

  it('ties a finish to a finish', () => {
    expect(endsWith({ dependency: 'FF', lag: 15 }, { from: 9, to: 0 })).toBeCloseTo(115, 9);
  });

  it('ties a start to a finish', () => {
    expect(endsWith({ dependency: 'SF', lag: 15 }, { from: 9, to: 0 })).toBeCloseTo(105, 9);
  });

  it('keeps the lag of what is finished already', () => {
    expect(endsWith({ dependency: 'FS', lag: 200 }, { from: -1, to: 0 }, -30)).toBeCloseTo(200 - 30 + 10, 9);
  });
});
