import { describe, expect, it } from 'vitest';
import { type Ends, elbow } from './elbows.ts';

const bar = (from: number, to: number, row: number): Ends => ({
  from,
  to,
  middle: 26 * row + 13,
  top: 26 * row,
  bottom: 26 * row + 26,
});
const EARLY = bar(0, 40, 0);
const LATE = bar(100, 140, 1);

describe('the line of a link', () => {
  it.each([
    ['FS', 40, 100],
    ['SS', 0, 100],
    ['FF', 40, 140],
    ['SF', 0, 140],
  ] as const)('%s joins the ends that it ties, in right angles', (dependency, from, to) => {
    for (const [one, other, begin, end] of [
      [EARLY, LATE, from, to],
      [LATE, EARLY, dependency[0] === 'F' ? 140 : 100, dependency[1] === 'F' ? 40 : 0],
    ] as const) {
      const points = elbow(one, other, dependency);
      expect(points[0]).toEqual([begin, one.middle]);
      expect(points.at(-1)).toEqual([end, other.middle]);
      for (const [index, [x, y]] of points.slice(1).entries()) {
        const [beforeX, beforeY] = points[index] as readonly [number, number];
        expect(x === beforeX || y === beforeY).toBe(true);
      }
    }
  });

  it('goes back between the rows where the other bar lies behind', () => {
    expect(elbow(LATE, bar(0, 40, 3), 'FS')).toContainEqual([147, 78]);
  });
});
