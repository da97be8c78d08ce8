import type { ItemRow, ItemsView } from '@fulcrum/workbench/views';
import { describe, expect, it } from 'vitest';
import { loadedIn, PAGE, rowAt } from './items-query.ts';

const page = (from: number, count: number): ItemsView => ({
  asOf: '2017-09-15',
  total: 2000,
  next: 'more',
  items: Array.from({ length: count }, (_, index) => ({ id: `A-${from + index}` }) as ItemRow),
});

describe('the rows of a list in pages', () => {
  const pages = [page(0, 100), page(100, PAGE), page(100 + PAGE, 37)];

  it('finds each row in its page', () => {
    for (const index of [0, 99, 100, 101, 99 + PAGE, 100 + PAGE, 136 + PAGE]) {
      expect(rowAt(pages, index)?.id).toBe(`A-${index}`);
    }
  });

  it('knows what is not here yet', () => {
    expect(rowAt(pages, 137 + PAGE)).toBeUndefined();
    expect(rowAt(pages, 1999)).toBeUndefined();
    expect(rowAt([], 0)).toBeUndefined();
    expect(loadedIn(pages)).toBe(137 + PAGE);
  });
});
