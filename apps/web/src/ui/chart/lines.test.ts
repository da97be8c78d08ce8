import { describe, expect, it } from 'vitest';
import { areaPath, clipped, linePath, ribbonPath } from './lines.ts';

describe('lines', () => {
  it('are cut at the edges of the picture', () => {
    const line = [
      [-10, 0],
      [10, 20],
      [90, 40],
      [110, 60],
    ] as const;
    expect(clipped(line, 100)).toEqual([
      [0, 10],
      [10, 20],
      [90, 40],
      [100, 50],
    ]);
    expect(clipped([[5, 5]], 100)).toEqual([[5, 5]]);
    expect(clipped([], 100)).toEqual([]);
  });

  it('become paths, areas and ribbons', () => {
    const line = [
      [0, 1],
      [10.04, 2],
    ] as const;
    expect(linePath(line)).toBe('M0 1L10 2');
    expect(areaPath(line, 9)).toBe('M0 1L10 2L10 9L0 9Z');
    expect(areaPath([], 9)).toBe('');
    expect(ribbonPath(line, [...line])).toBe('M0 1L10 2L10 2L0 1Z');
  });
});
