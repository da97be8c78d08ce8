import { describe, expect, it } from 'vitest';
import { chainTo } from './chain.ts';
import { layoutOf, rowAt, rowsIn } from './row-layout.ts';
import { rowsOf } from './rows.ts';
import { item, milestone, view } from './testing/made-up-view.ts';

const VIEW = view({
  milestones: [milestone('m1', { last: 'A-3' }), milestone('m2')],
  items: [
    item('A-1', { milestones: ['m1'], team: 'red' }),
    item('A-2', { milestones: ['m1', 'm2'], team: 'blue', start: '2026-03-04', end: '2026-03-06' }),
    item('A-3', { milestones: ['m1'], team: 'red', start: '2026-03-09', end: '2026-03-10', after: 'A-1' }),
    item('A-4', { milestones: [] }),
  ],
});
const NONE = { team: undefined, milestone: undefined, q: undefined };
const shown = (part: object = {}) => ({ group: 'milestone' as const, filter: NONE, folds: new Map(), ...part });
const keys = (part?: object) => rowsOf(VIEW, shown(part)).map(({ key }) => key);

describe('rows of a plan', () => {
  it('go from the program over milestones down to items, which may stand in several', () => {
    expect(keys()).toEqual(['program', 'm1', 'm1/A-1', 'm1/A-2', 'm1/A-3', 'm2', 'm2/A-2', 'none', 'none/A-4']);
  });

  it('are gathered by team below all milestones, and folded', () => {
    const folds = new Map([['team:red', false]]);
    expect(keys({ group: 'team', folds })).toEqual([
      'program',
      'm1',
      'm2',
      'team:red',
      'team:blue',
      'team:blue/A-2',
      'team:',
      'team:/A-4',
    ]);
    expect(keys({ folds: new Map([['program', false]]) })).toEqual(['program']);
  });

  it('are gathered by who works on them', () => {
    expect(keys({ group: 'person' }).filter((key) => key.startsWith('person:'))).toContain('person:/A-4');
  });

  it('are narrowed by team, milestone and words', () => {
    expect(keys({ filter: { ...NONE, team: 'blue' } })).toEqual(['program', 'm1', 'm1/A-2', 'm2', 'm2/A-2']);
    expect(keys({ filter: { ...NONE, milestone: 'm2' } })).toEqual(['program', 'm2', 'm2/A-2']);
    expect(keys({ filter: { ...NONE, q: 'a-3' } })).toEqual(['program', 'm1', 'm1/A-3']);
    expect(keys({ filter: { ...NONE, q: 'nothing' } })).toEqual(['program']);
  });

  it('open only what is waited for most, when there are many', () => {
    const many = view({
      foremost: 'm2',
      milestones: [milestone('m1'), milestone('m2')],
      items: Array.from({ length: 60 }, (_, i) => item(`B-${i}`, { milestones: [i < 50 ? 'm1' : 'm2'] })),
    });
    expect(rowsOf(many, shown())).toHaveLength(1 + 2 + 10);
  });
});

describe('a layout of rows', () => {
  const layout = layoutOf(rowsOf(VIEW, shown()));

  it('finds the row at a height, and the rows of a stretch', () => {
    for (const [index] of layout.rows.entries()) {
      expect(rowAt(layout, layout.tops[index] ?? 0)).toBe(index);
      expect(rowAt(layout, (layout.tops[index + 1] ?? 0) - 1)).toBe(index);
    }
    expect(rowsIn(layout, { top: 0, height: layout.height })).toEqual([0, layout.rows.length - 1]);
    expect(rowsIn(layout, { top: (layout.tops[2] ?? 0) + 1, height: 1 })).toEqual([2, 2]);
    expect(rowsIn(layoutOf([]), { top: 0, height: 100 })).toEqual([0, -1]);
  });
});

describe('a chain', () => {
  const items = new Map(VIEW.items.map((one) => [one.item, one]));

  it('leads back from what ends last, and ends also in a ring', () => {
    expect(chainTo(items, 'A-3')).toEqual(['A-1', 'A-3']);
    expect(chainTo(items, null)).toEqual([]);
    const ring = new Map([item('X', { after: 'Y' }), item('Y', { after: 'X' })].map((one) => [one.item, one]));
    expect(chainTo(ring, 'X')).toEqual(['Y', 'X']);
  });
});
