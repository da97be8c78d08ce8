import type { MilestoneRow } from '@fulcrum/workbench/views';
import { describe, expect, it } from 'vitest';
import { foldRows } from './fold-rows.ts';
import { sampleRow } from './sample-row.ts';

const row = (form: MilestoneRow['form'], id: number) => sampleRow({ id: `${form} ${id}`, name: `${form} ${id}`, form });
const rows = (releases: number, epics: number) => [
  ...Array.from({ length: epics }, (_, id) => row('epic', id)),
  ...Array.from({ length: releases }, (_, id) => row('release', id)),
];

describe('foldRows', () => {
  it('shows short lists whole, releases first', () => {
    const { shown, folded } = foldRows(rows(3, 4));
    expect(shown.map(({ form }) => form)).toEqual([...Array(3).fill('release'), ...Array(4).fill('epic')]);
    expect(folded).toEqual([]);
  });

  it('folds epics of long lists, never releases, never a single row, and loses none', () => {
    expect(foldRows(rows(12, 3)).shown).toHaveLength(12);
    expect(foldRows(rows(4, 5)).folded).toHaveLength(0);
    expect(foldRows(rows(4, 6)).folded).toHaveLength(2);
    for (const [releases, epics] of [
      [0, 0],
      [0, 30],
      [9, 9],
      [20, 1],
    ] as const) {
      const { shown, folded } = foldRows(rows(releases, epics));
      expect(shown.length + folded.length).toBe(releases + epics);
    }
  });
});
