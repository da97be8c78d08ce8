import { describe, expect, it } from 'vitest';
import { isotonic } from './isotonic.ts';
import { type Layout, type LayoutInput, layoutOf } from './layout.ts';

const SIZE = { width: 100, height: 40, gapX: 50, gapY: 10 };

function laidOut(count: number, links: LayoutInput['links']): Layout {
  const steps = layoutOf({ count, links, size: SIZE, aspect: 1.5 });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    expect(step.value).toBeGreaterThan(0);
  }
}

/** Numbers that look random, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function someLinks(count: number, many: number, seed: number): [number, number][] {
  const below = numbers(seed);
  return Array.from({ length: many }, () => [below(count), below(count)]);
}

describe('a layout', () => {
  it('puts what waits to the right of what it waits for, where there is no ring', () => {
    for (const seed of [1, 2, 3]) {
      const links = someLinks(60, 80, seed).flatMap(([a, b]) =>
        a === b ? [] : [[Math.min(a, b), Math.max(a, b)] as const],
      );
      const { x } = laidOut(60, links);
      for (const [from, to] of links) expect(x[to]! - x[from]!).toBeGreaterThanOrEqual(150);
    }
  });

  it('lays no two items over each other, whatever the links, and stays within its size', () => {
    for (const seed of [4, 5, 6, 7]) {
      const { x, y, width, height } = laidOut(80, someLinks(80, 70, seed));
      for (let a = 0; a < 80; a++) {
        expect(x[a]! >= 0 && x[a]! + SIZE.width <= width + 1e-6).toBe(true);
        expect(y[a]! >= -1e-6 && y[a]! + SIZE.height <= height + 1e-6).toBe(true);
        for (let b = 0; b < a; b++) {
          const isApart = Math.abs(x[a]! - x[b]!) >= SIZE.width - 1e-6 || Math.abs(y[a]! - y[b]!) >= SIZE.height - 1e-6;
          expect(isApart).toBe(true);
        }
      }
    }
  });

  it('takes rings, links of an item to itself, links that are there twice, and nothing', () => {
    const { x, y } = laidOut(4, [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 3],
      [0, 1],
    ]);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
    expect(laidOut(0, [])).toMatchObject({ width: 0 });
    expect(laidOut(1, [])).toMatchObject({ width: 100, height: 40 });
  });

  it('puts the part with the links that matter most first', () => {
    const steps = layoutOf({
      count: 6,
      links: [
        [4, 5],
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      size: SIZE,
      aspect: 0.1,
      urgent: 1,
    });
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.y[4]!).toBeLessThan(step.value.y[0]!);
  });

  it('draws two chains side by side without a crossing', () => {
    const { y } = laidOut(6, [
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 5],
      [0, 4],
      [1, 5],
    ]);
    expect(Math.sign(y[0]! - y[1]!)).toBe(Math.sign(y[2]! - y[3]!));
    expect(Math.sign(y[2]! - y[3]!)).toBe(Math.sign(y[4]! - y[5]!));
  });
});

describe('rising values', () => {
  it('are kept where they rise, and pooled where they fall', () => {
    expect(isotonic([1, 2, 3])).toEqual([1, 2, 3]);
    expect(isotonic([3, 1, 2])).toEqual([2, 2, 2]);
    expect(isotonic([])).toEqual([]);
  });
});
