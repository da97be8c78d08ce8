import type { MilestoneRow, OverviewView } from '@fulcrum/workbench/views';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../milestones/sample-row.ts';
import { movedMost } from './scope-trails.tsx';
import { usualMost } from './teams-table.tsx';

const milestone = (name: string, form: MilestoneRow['form'], totals: readonly number[]) =>
  sampleRow({
    id: name,
    name,
    form,
    total: totals.at(-1) ?? 0,
    scope: totals.map((total, week) => ({ day: `2017-01-0${week + 1}`, total, done: 0 })),
  });

const team = (name: string, finished: readonly number[]): OverviewView['teams'][number] => ({
  team: name,
  name,
  open: 0,
  finished: [...finished],
  lastFour: 0,
  eightBefore: 0,
  medianLeadDays: null,
  words: '',
});

describe('what the overview chooses to show', () => {
  it('is the scope that moved most, of releases before epics', () => {
    const rows = [
      milestone('epic', 'epic', [0, 90]),
      milestone('still', 'release', [5, 5]),
      milestone('grown', 'release', [5, 50]),
      milestone('shrunk', 'release', [50, 20]),
      milestone('new', 'release', [7]),
    ];
    expect(movedMost(rows).map(({ name }) => name)).toEqual(['grown', 'shrunk', 'still']);
  });

  it('is bars that one extraordinary week does not flatten', () => {
    expect(usualMost([team('a', [5, 8, 3]), team('b', [150, 2])])).toBe(8);
    expect(usualMost([team('a', [5, 8, 3]), team('b', [12, 2])])).toBe(12);
    expect(usualMost([])).toBe(1);
  });
});
