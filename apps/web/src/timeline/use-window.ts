import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DayNumber } from './rows.ts';
import type { Chunk } from './scene.ts';
import { dayAt, heldZoom, type Span, type TimeWindow, widthOf, xOf } from './time-window.ts';

/** Width of the names beside the picture, as the style sheet has it. */
export const labelsWidth = (scroll: HTMLElement): number =>
  scroll.querySelector<HTMLElement>('.timeline-labels')?.offsetWidth ?? 0;

/** What is drawn beyond the edges, in pixels: so much can be scrolled before anything is drawn anew. */
const BEYOND_X = 160;
const BEYOND_Y = 280;
/** Pixels before the as-of day when a scale is chosen. */
const BEFORE_NOW = 72;

export type WindowControls = {
  readonly window: TimeWindow;
  readonly chunk: Chunk;
  /** Draws nearer (above 1) or further away, around a place of the picture; around its middle without one. */
  readonly zoomBy: (factor: number, aroundX?: number) => void;
  readonly zoomTo: (pxPerDay: number) => void;
  /** Lays the days that matter over the whole width. */
  readonly fit: () => void;
  readonly isFit: boolean;
  /** Brings a day and a stretch of height into sight. */
  readonly show: (place: Stretch) => void;
};

type Stretch = { readonly top: number; readonly bottom: number; readonly day?: DayNumber };
type Asked = { readonly span: Span; readonly height: number };

/** How much time the picture shows, and which part of it is drawn. */
export function useWindow(scroll: RefObject<HTMLDivElement | null>, { span, height }: Asked): WindowControls {
  const { whole, near } = span;
  const [chosen, setChosen] = useState<number>();
  const size = useSizeOf(scroll);
  const pxPerDay = chosen ?? heldZoom(size.width / Math.max(1, near[1] - near[0]));
  const last = Math.max(whole[1], whole[0] + Math.ceil(size.width / pxPerDay));
  const window: TimeWindow = useMemo(() => ({ first: whole[0], last, pxPerDay }), [whole, last, pxPerDay]);
  // The day that stays where it is when the scale changes, and its place.
  const anchor = useRef<Anchor | undefined>({ day: near[0], x: 0 });
  const chunk = useChunk(scroll, { window, height, size, anchor });
  const hold = (x: number) => {
    const left = scroll.current?.scrollLeft ?? 0;
    anchor.current = { day: dayAt(window, left + x), x };
  };
  return {
    window,
    chunk,
    zoomBy: (factor, aroundX = size.width / 2) => {
      hold(aroundX);
      setChosen(heldZoom(pxPerDay * factor));
    },
    zoomTo: (px) => {
      // Who chooses a scale begins at the as-of day, unless that is out of sight.
      const x = xOf(window, span.now) - (scroll.current?.scrollLeft ?? 0);
      if (x >= 0 && x < size.width) anchor.current = { day: span.now, x: Math.min(x, BEFORE_NOW) };
      else hold(size.width / 2);
      setChosen(px);
    },
    fit: () => {
      anchor.current = { day: near[0], x: 0 };
      setChosen(undefined);
    },
    isFit: chosen === undefined,
    show: (place) => scroll.current && bringIntoSight(scroll.current, place, { window, size }),
  };
}

type Anchor = { readonly day: DayNumber; readonly x: number };
type Drawn = { readonly window: TimeWindow; readonly height: number; readonly size: Size };

/** The part of the picture that is drawn; it follows the scrolling, a frame at a time. */
function useChunk(
  scroll: RefObject<HTMLDivElement | null>,
  { window, height, size, anchor }: Drawn & { readonly anchor: RefObject<Anchor | undefined> },
): Chunk {
  const [chunk, setChunk] = useState<Chunk>({ left: 0, top: 0, width: 0, height: 0 });
  const follow = useEffectEvent(() => {
    const element = scroll.current;
    if (element) setChunk((now) => chunkAt(element, now, { width: widthOf(window), height, size }));
  });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element || size.width === 0) return;
    if (anchor.current) element.scrollLeft = xOf(window, anchor.current.day) - anchor.current.x;
    anchor.current = undefined;
    setChunk((now) => chunkAt(element, { ...now, width: 0 }, { width: widthOf(window), height, size }));
  }, [scroll, window, height, size, anchor]);
  useEffect(() => {
    const element = scroll.current;
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => follow());
    };
    element?.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element?.removeEventListener('scroll', later);
    };
  }, [scroll]);
  return chunk;
}

/** Scrolls as little as that takes. */
function bringIntoSight(
  element: HTMLElement,
  { top, bottom, day }: Stretch,
  { window, size }: { readonly window: TimeWindow; readonly size: Size },
): void {
  const head = element.querySelector<HTMLElement>('.timeline-axis')?.offsetHeight ?? 0;
  const seen = element.clientHeight - head;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + seen) element.scrollTop = bottom - seen;
  const x = day === undefined ? undefined : xOf(window, day) - element.scrollLeft;
  if (x !== undefined && (x < 24 || x > size.width - 80)) element.scrollLeft += x - size.width / 3;
}

type Size = { readonly width: number; readonly height: number };

/** The part to draw: the one that is drawn, while that still covers what is in sight. */
function chunkAt(
  { scrollLeft, scrollTop }: HTMLElement,
  now: Chunk,
  of: { readonly width: number; readonly height: number; readonly size: Size },
): Chunk {
  const { size } = of;
  const [right, bottom] = [Math.min(of.width, scrollLeft + size.width), Math.min(of.height, scrollTop + size.height)];
  const isCovered =
    now.width > 0 &&
    now.left <= scrollLeft &&
    now.top <= scrollTop &&
    now.left + now.width >= right &&
    now.top + now.height >= bottom;
  if (isCovered) return now;
  const left = Math.max(0, Math.floor(scrollLeft - BEYOND_X));
  const top = Math.max(0, Math.floor(scrollTop - BEYOND_Y));
  return {
    left,
    top,
    width: Math.ceil(Math.min(of.width, scrollLeft + size.width + BEYOND_X)) - left,
    height: Math.ceil(Math.min(of.height, scrollTop + size.height + BEYOND_Y)) - top,
  };
}

/** The room that the picture has beside the names. */
function useSizeOf(scroll: RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const measure = () => {
      const next = { width: element.clientWidth - labelsWidth(element), height: element.clientHeight };
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return size;
}
