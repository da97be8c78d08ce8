import type { Row } from './rows.ts';

/** Where each row stands, in pixels. */
export type RowLayout = {
  readonly rows: readonly Row[];
  readonly tops: Float64Array;
  readonly height: number;
  readonly placeOf: ReadonlyMap<string, number>;
};

const HEIGHTS = { program: 30, milestone: 38, group: 30, item: 26 } as const;

export const heightOf = (row: Row): number => HEIGHTS[row.kind];

export function layoutOf(rows: readonly Row[]): RowLayout {
  const tops = new Float64Array(rows.length + 1);
  for (const [index, row] of rows.entries()) tops[index + 1] = (tops[index] ?? 0) + heightOf(row);
  const placeOf = new Map(rows.map(({ key }, index) => [key, index]));
  return { rows, tops, height: tops[rows.length] ?? 0, placeOf };
}

/** The row at a height; that nearest to it when there is none. */
export function rowAt({ tops, rows }: RowLayout, y: number): number {
  let [low, high] = [0, Math.max(0, rows.length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first and the last row that a stretch of height touches; none when there are no rows. */
export function rowsIn(
  { tops, rows }: RowLayout,
  { top, height }: { readonly top: number; readonly height: number },
): readonly [number, number] {
  let first = 0;
  let high = rows.length - 1;
  while (first < high) {
    const middle = (first + high) >> 1;
    if ((tops[middle + 1] ?? 0) <= top) first = middle + 1;
    else high = middle;
  }
  let last = first;
  while (last + 1 < rows.length && (tops[last + 1] ?? 0) < top + height) last++;
  return rows.length === 0 ? [0, -1] : [first, last];
}
