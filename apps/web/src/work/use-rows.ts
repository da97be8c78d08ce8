import type { ItemsView } from '@fulcrum/workbench/views';
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { answerToRowKeys } from '../keys/rows.ts';
import { loadedIn } from './items-query.ts';

type Input = { readonly total: number; readonly pages: readonly ItemsView[]; readonly onMore: () => void };

// Rows beyond the edge that are drawn, and rows ahead of the reader that are fetched.
const OVERSCAN = 14;
const AHEAD = 300;
// The bars that lie over the ends of the window: bar and head of the table, time machine.
const ABOVE = 84;
const BELOW = 64;

/** Which rows are in sight, where they stand, and the row that keys move. */
export function useRows({ total, pages, onMore }: Input) {
  const body = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const rowHeight = useHeightOf(probe);
  const offset = useOffsetOf(body);
  const [active, setActive] = useState(-1);
  const virtual = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: offset,
    scrollPaddingStart: ABOVE,
    scrollPaddingEnd: BELOW,
    // The row with the focus stays drawn, or the focus would be lost with it.
    rangeExtractor: useCallback((range: Range) => withActive(range, active), [active]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every known place wrong
  useLayoutEffect(() => virtual.measure(), [rowHeight]);
  const visible = virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start - offset }));
  const last = virtual.range?.endIndex ?? 0;
  const loaded = loadedIn(pages);
  useEffect(() => {
    if (loaded < total && last + AHEAD > loaded) onMore();
  });
  useMoves({ active, total, setActive, show: virtual.scrollToIndex }, body);
  const first = virtual.range?.startIndex ?? 0;
  const stop = active >= first && active <= last ? active : first;
  return { body, probe, visible, height: virtual.getTotalSize(), stop, setActive };
}

function withActive(range: Range, active: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || drawn.includes(active)) return drawn;
  return [...drawn, active].sort((a, b) => a - b);
}

type Moves = {
  readonly active: number;
  readonly total: number;
  readonly setActive: (index: number) => void;
  readonly show: (index: number, options: { align: 'auto' }) => void;
};

/** Answers to j and k: moves the active row, brings it into sight and gives it the focus. */
function useMoves({ active, total, setActive, show }: Moves, body: RefObject<HTMLDivElement | null>) {
  const wanted = useRef(-1);
  useEffect(() =>
    answerToRowKeys((step) => {
      const next = Math.min(total - 1, Math.max(0, active + step));
      if (total === 0 || next === active) return false;
      wanted.current = next;
      setActive(next);
      show(next, { align: 'auto' });
      return true;
    }),
  );
  useEffect(() => {
    if (wanted.current < 0) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`);
    if (!row) return;
    wanted.current = -1;
    row.focus({ preventScroll: true });
  });
}

/** The height of an element, kept current: the density and the width of the window change it. */
function useHeightOf(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(32);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => setHeight(watched.offsetHeight || 32);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return height;
}

/** How far an element begins below the top of the document; what stands above it may grow. */
function useOffsetOf(element: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setOffset(Math.round(element.current.getBoundingClientRect().top + scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    for (const above of document.querySelectorAll('.work > *')) observer.observe(above);
    return () => observer.disconnect();
  }, [element]);
  return offset;
}
