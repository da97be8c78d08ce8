import { describe, expect, it } from 'vitest';
import { dayNumber } from '../time/day.ts';
import { movedBar, partAt, resizedBar, resizedTo, workdayAfter } from './drag.ts';
import { changeOf, modelChangeOf } from './edits.ts';
import { pushableOf, pushedBars } from './pushed.ts';
import { type ItemRow, itemBar, rowsOf } from './rows.ts';
import { AS_OF, item, milestone, view } from './testing/made-up-view.ts';

const TODAY = dayNumber(AS_OF);
const GROUND = { today: TODAY, items: [] };
const day = dayNumber;
const rowOf = (one: ReturnType<typeof item>): ItemRow => {
  const shown = {
    group: 'milestone' as const,
    filter: { team: undefined, milestone: undefined, q: undefined },
    folds: new Map(),
  };
  return rowsOf(view({ milestones: [milestone('m1')], items: [one] }), shown).find(
    ({ kind }) => kind === 'item',
  ) as ItemRow;
};

describe('a bar under the hand', () => {
  it('is moved, made longer, or linked, by where it is taken', () => {
    const window = { first: day('2026-03-01'), last: day('2026-06-01'), pxPerDay: 20 };
    const bar = itemBar(item('A'));
    const at = (x: number) => partAt(window, bar, x);
    expect([21, 39, 40, 60, 75, 76, 80, 84, 85, 98, 99].map(at)).toEqual([
      null,
      'link-start',
      'move',
      'move',
      'move',
      'resize',
      'resize',
      'resize',
      'link',
      'link',
      null,
    ]);
    expect(partAt(window, null, 50)).toBeNull();
  });

  it('begins on working days, and after the as-of day', () => {
    const row = rowOf(item('A'));
    expect(movedBar(row, 0, GROUND).edit).toBeNull();
    expect(movedBar(row, 3, GROUND).edit).toEqual({ kind: 'move', item: 'A', day: '2026-03-06' });
    expect(movedBar(row, 4, GROUND).edit).toEqual({ kind: 'move', item: 'A', day: '2026-03-09' });
    expect(movedBar(row, -30, GROUND).edit).toBeNull();
  });

  it('says why it cannot start earlier, and may where only a day holds it', () => {
    const late = { start: '2026-03-12', end: '2026-03-13' };
    expect(movedBar(rowOf(item('A', late)), -2, GROUND)).toMatchObject({ edit: null, why: /cannot start earlier/ });
    const held = rowOf(item('A', { ...late, notBefore: '2026-03-12' }));
    expect(movedBar(held, -2, GROUND).edit).toEqual({ kind: 'move', item: 'A', day: '2026-03-10' });
  });

  it('is taken before others of its team where only its turn holds it', () => {
    const items = [
      item('A', { team: 'red' }),
      item('B', { team: 'red', start: '2026-03-05', end: '2026-03-06', after: 'A' }),
    ];
    const row = rowOf(items[1]!);
    const dragged = movedBar(row, -2, { today: TODAY, items });
    expect(dragged.edit).toEqual({ kind: 'before', item: 'B', before: 'A', order: ['A', 'B'] });
    expect(changeOf(dragged.edit!)).toEqual({ form: 'before', item: 'B', before: 'A', order: ['A', 'B'] });
    expect(modelChangeOf(dragged.edit!)).toEqual({ kind: 'order', items: ['B', 'A'] });
  });

  it('has hours by its working days, and ends where those hours do', () => {
    const one = item('A');
    const row = rowOf(one);
    expect(resizedBar(row, 2).edit).toEqual({ kind: 'resize', item: 'A', hours: 32 });
    expect(resizedBar(row, 3).edit).toEqual({ kind: 'resize', item: 'A', hours: 32 });
    expect(resizedBar(row, -10).edit).toEqual({ kind: 'resize', item: 'A', hours: 8 });
    const bar = itemBar(one);
    expect(bar && resizedTo(one, bar, 40)).toBe(day('2026-03-10'));
    expect(workdayAfter(day('2026-03-06'), 1)).toBe(day('2026-03-09'));
    expect(workdayAfter(day('2026-03-09'), -1)).toBe(day('2026-03-06'));
  });
});

describe('an edit', () => {
  it('is one change of a scenario, and the same to the model', () => {
    expect(changeOf({ kind: 'resize', item: 'A', hours: 8 })).toEqual({ form: 'remaining', item: 'A', hours: 8 });
    expect(modelChangeOf({ kind: 'move', item: 'A', day: null })).toEqual({
      kind: 'move-item',
      item: 'A',
      to: { notBefore: null },
    });
    const link = { kind: 'link', from: 'A', to: 'B', dependency: 'SS', lag: 2 } as const;
    expect(changeOf(link)).toEqual({ form: 'link', from: 'A', to: 'B', dependency: 'SS', lag: 2 });
    expect(modelChangeOf(link)).toMatchObject({
      kind: 'put-link',
      link: { from: 'A', to: 'B', dependency: 'SS', lag: 2 },
    });
  });
});

describe('bars that are pushed', () => {
  const link = (from: string, to: string, more: object = {}) => ({
    id: `${from}>${to}`,
    from,
    to,
    dependency: 'FS' as const,
    lag: 0,
    ...more,
  });
  const plan = view({
    items: [
      item('A'),
      item('B', { start: '2026-03-05', end: '2026-03-06' }),
      item('C', { start: '2026-03-09', end: '2026-03-10', after: 'B' }),
    ],
    links: [link('A', 'B')],
  });
  const moved = { item: 'A', from: day('2026-03-05'), to: day('2026-03-07') };
  const pushed = (edit: Parameters<typeof pushedBars>[1], where: typeof moved | null = moved, of = plan) =>
    Object.fromEntries([...pushedBars(pushableOf(of), edit, where)].map(([id, { from }]) => [id, from]));

  it('are those that wait by a link', () => {
    expect(pushed({ kind: 'move', item: 'A', day: '2026-03-05' })).toEqual({
      A: day('2026-03-05'),
      B: day('2026-03-07'),
    });
  });

  it('are also those that wait for a slot, behind a longer one', () => {
    expect(
      pushed({ kind: 'resize', item: 'A', hours: 80 }, { ...moved, from: day('2026-03-03'), to: day('2026-03-10') }),
    ).toEqual({
      A: day('2026-03-03'),
      B: day('2026-03-10'),
      C: day('2026-03-12'),
    });
  });

  it('are what a new link makes late, with its lag and its ends', () => {
    const edit = { kind: 'link', from: 'B', to: 'A', dependency: 'SS', lag: 3 } as const;
    expect(pushed(edit, null, view({ items: plan.items }))).toEqual({ A: day('2026-03-08') });
    expect(pushed({ kind: 'unlink', id: 'A>B', from: 'A', to: 'B' }, null)).toEqual({});
  });

  it('end also where links lead round', () => {
    const ring = view({ items: plan.items, links: [link('A', 'B'), link('B', 'A')] });
    expect(Object.keys(pushed({ kind: 'move', item: 'A', day: '2026-03-05' }, moved, ring)).sort()).toEqual(['A', 'B']);
  });
});
