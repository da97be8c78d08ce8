import { describe, expect, it } from 'vitest';
import { nearest, pickedByKey } from './pick.ts';

const MARKS = [
  { x: 10, y: 10 },
  { x: 50, y: 90 },
  { x: 55, y: 10 },
];
const BOX = { width: 1000, height: 100 };

describe('picking a mark', () => {
  it('takes the nearest dot in pixels, not in percent', () => {
    expect(nearest(MARKS, { x: 510, y: 12, ...BOX }, 'dot')).toBe(2);
    expect(nearest(MARKS, { x: 510, y: 80, ...BOX }, 'dot')).toBe(1);
  });

  it('takes a column however high it is', () => {
    expect(nearest(MARKS, { x: 510, y: 12, ...BOX }, 'column')).toBe(1);
  });

  it('goes through the marks by key and stops at the ends', () => {
    expect(pickedByKey('ArrowLeft', undefined, 3)).toBe(2);
    expect(pickedByKey('ArrowLeft', 0, 3)).toBe(0);
    expect(pickedByKey('ArrowRight', 1, 3)).toBe(2);
    expect(pickedByKey('PageUp', 0, 3)).toBe(2);
    expect(pickedByKey('Home', 2, 3)).toBe(0);
    expect(pickedByKey('End', 0, 3)).toBe(2);
    expect(pickedByKey('x', 0, 3)).toBeUndefined();
  });
});
