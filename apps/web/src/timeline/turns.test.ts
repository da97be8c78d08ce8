import { describe, expect, it } from 'vitest';
import { dayNumber } from '../time/day.ts';
import { item } from './testing/made-up-view.ts';
import { overtaken, takenBefore } from './turns.ts';

const items = [
  item('A', { team: 'red', start: '2026-03-03' }),
  item('B', { team: 'red', start: '2026-03-05', after: 'A' }),
  item('C', { team: 'blue', start: '2026-03-05' }),
  item('D', { team: 'red', start: '2026-03-09', after: 'B' }),
];
const [first, , , last] = items;

describe('an item whose turn comes earlier', () => {
  it('is taken before the first of its team that starts then', () => {
    expect(overtaken(items, last!, dayNumber('2026-03-04'))).toBe('B');
    expect(overtaken(items, last!, dayNumber('2026-03-02'))).toBe('A');
  });

  it('overtakes nobody where its turn does not hold it, or nobody starts between', () => {
    expect(overtaken(items, first!, dayNumber('2026-03-02'))).toBeNull();
    expect(overtaken(items, last!, dayNumber('2026-03-06'))).toBeNull();
  });

  it('leaves all others in their order', () => {
    expect(takenBefore(['A', 'B', 'C', 'D'], 'D', 'B')).toEqual(['A', 'D', 'B', 'C']);
    expect(takenBefore(['A', 'B'], 'A', 'X')).toEqual(['A', 'B']);
  });
});
