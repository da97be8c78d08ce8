import { describe, expect, it } from 'vitest';
import { keptChanges } from './kept-changes.ts';
import { type Lever, NO_WISHES } from './wishes.ts';

const part = (id: string, free: readonly string[]) => ({
  id,
  name: id,
  slots: 2,
  open: free.length,
  free: free.map((item) => ({ id: item, team: id, milestones: ['m'], inHand: false })),
});
const PARTS = [part('ios', ['A-1', 'A-2']), part('', ['A-3'])];
const lever = (kind: Lever['kind'], ...keep: Lever['keep']): Lever => {
  const gained = { p50: 1, p85: 1 };
  return { kind, subject: '', what: '', gained, odds: null, replications: 2_048, changes: [], keep };
};

describe('what is kept of a trial', () => {
  it('is the same changes in the words of a scenario', () => {
    const wishes = {
      levers: [
        lever('slot', { form: 'capacity', team: 'web', slots: 4 }),
        lever('answer', { form: 'answer', wait: 'w' }),
      ],
      items: { ios: -1, '': 2 },
      slots: { ios: 3 },
    };
    expect(keptChanges(wishes, PARTS, 'm')).toEqual([
      { form: 'capacity', team: 'web', slots: 4 },
      { form: 'answer', wait: 'w' },
      { form: 'cut-item', item: 'A-2', milestone: 'm' },
      { form: 'capacity', team: 'ios', slots: 3 },
      { form: 'add-items', milestone: 'm', count: 2 },
    ]);
  });

  it('is nothing when a part of it cannot be said', () => {
    expect(keptChanges({ ...NO_WISHES, levers: [lever('slot')] }, PARTS, 'm')).toBeNull();
    expect(keptChanges({ ...NO_WISHES, slots: { '': 3 } }, PARTS, 'm')).toBeNull();
  });
});
