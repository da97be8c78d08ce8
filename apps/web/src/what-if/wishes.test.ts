import { describe, expect, it } from 'vitest';
import { changesOf, NO_WISHES, teamParts } from './wishes.ts';

const item = (id: string, team: string, more: object = {}) => ({
  id,
  team,
  milestones: ['m'],
  inHand: false,
  ...more,
});
const PLAN = {
  asOf: '2026-03-02',
  teams: [
    { id: 'ios', name: 'iOS', slots: 2 },
    { id: 'web', name: 'Web', slots: 3 },
    { id: 'idle', name: 'Idle', slots: 1 },
  ],
  items: [
    item('A-1', 'ios', { inHand: true }),
    item('A-2', 'web'),
    item('A-3', 'web'),
    item('A-4', 'web'),
    item('A-5', 'ios'),
    item('A-6', 'idle', { milestones: ['other'] }),
  ],
};
const PARTS = teamParts(PLAN, 'm');

describe('wishes', () => {
  it('are offered for the teams that have open items in the milestone', () => {
    expect(PARTS.map(({ id, open }) => [id, open])).toEqual([
      ['web', 3],
      ['ios', 2],
    ]);
  });

  it('come to no change as long as nothing is wished', () => {
    expect(changesOf(NO_WISHES, PARTS, 'm')).toEqual([]);
    expect(changesOf({ ...NO_WISHES, items: { web: 0 }, slots: { ios: 2 } }, PARTS, 'm')).toEqual([]);
  });

  it('come after the levers that are tried: they cut the last items that nobody works on, and add new ones', () => {
    const lever = {
      kind: 'answer' as const,
      subject: 'wait:w1',
      what: 'get it answered',
      gained: { p50: 1, p85: 2 },
      replications: 2_048,
      keep: [],
      odds: null,
      changes: [{ kind: 'drop-wait', wait: 'w1' }],
    };
    const wishes = { levers: [lever], items: { web: -2, ios: 1 }, slots: { web: 4 } };
    expect(changesOf(wishes, PARTS, 'm')).toEqual([
      { kind: 'drop-wait', wait: 'w1' },
      { kind: 'cut-item', item: 'A-3' },
      { kind: 'cut-item', item: 'A-4' },
      { kind: 'add-item', item: { id: 'what-if/ios/0', team: 'ios', milestones: ['m'] } },
      { kind: 'capacity', team: 'web', slots: 4 },
    ]);
  });

  it('cut nothing that somebody works on', () => {
    expect(changesOf({ ...NO_WISHES, items: { ios: -2 } }, PARTS, 'm')).toEqual([{ kind: 'cut-item', item: 'A-5' }]);
  });
});
