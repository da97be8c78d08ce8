import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Frame, fitting, type GraphView, itemAt, reading, showing, zoomed } from './graph-view.ts';
import type { Picture } from './paint-graph.ts';

type Point = { readonly x: number; readonly y: number };
type Hands = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onChoose: (item: string | undefined) => void;
};

const READ_AT = 0.62;
/** A hand that moves no further has clicked. */
const STILL = 4;

/** How the reader looks at the graph: by mouse, by one and two fingers, by the wheel with Ctrl, and by what keys ask for. */
export function useGraphView(picture: Omit<Picture, 'hovered'>, frame: Frame, { box, onChoose }: Hands) {
  const { layout, ids, chosen } = picture;
  const [moved, setMoved] = useState<{ readonly of: object; readonly view: GraphView }>();
  const [hovered, setHovered] = useState<string>();
  // Another layout is looked at anew.
  const view = moved?.of === layout ? moved.view : reading(layout, frame, READ_AT);
  const set = useCallback((next: GraphView) => setMoved({ of: layout, view: next }), [layout]);
  const now = useRef({ view, set });
  now.current = { view, set };
  useWheel(box, now);
  const hands = useRef(new Map<number, Point>());
  const way = useRef(0);
  const clicked = useRef<string>(undefined);
  const at = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const on = {
    onPointerDown: (event: PointerEvent) => {
      hands.current.set(event.pointerId, at(event));
      if (hands.current.size === 1) way.current = 0;
    },
    onPointerMove: (event: PointerEvent) => {
      const point = at(event);
      const before = hands.current.get(event.pointerId);
      if (before === undefined) return setHovered(ids[itemAt(layout, view, point)]);
      const other = [...hands.current].find(([id]) => id !== event.pointerId)?.[1];
      way.current += Math.hypot(point.x - before.x, point.y - before.y);
      if (way.current < STILL) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hands.current.set(event.pointerId, point);
      set(other === undefined ? shifted(view, before, point) : pinched(view, other, [before, point]));
    },
    onPointerUp: (event: PointerEvent) => {
      const isClick = hands.current.delete(event.pointerId) && way.current < STILL;
      if (!isClick) return;
      clicked.current = ids[itemAt(layout, view, at(event))];
      onChoose(clicked.current);
    },
    onPointerCancel: (event: PointerEvent) => void hands.current.delete(event.pointerId),
    onPointerLeave: () => setHovered(undefined),
  };
  const act = {
    zoom: (factor: number) => set(zoomed(view, factor, { x: frame.width / 2, y: frame.height / 2 })),
    fit: () => set(fitting(layout, frame)),
    show: (item: string) => {
      const place = ids.indexOf(item);
      if (place >= 0) set(showing(view, { x: layout.x[place] ?? 0, y: layout.y[place] ?? 0 }, frame));
    },
  };
  const isDrawn = frame.width > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader may look elsewhere until the choice is another
  useEffect(() => {
    if (isDrawn && chosen !== undefined && chosen !== clicked.current) act.show(chosen);
  }, [chosen, layout, isDrawn]);
  return { view, hovered, on, act };
}

function shifted(view: GraphView, from: Point, to: Point): GraphView {
  return { ...view, x: view.x + to.x - from.x, y: view.y + to.y - from.y };
}

/** Two fingers: nearer as they part. */
function pinched(view: GraphView, other: Point, [from, to]: readonly [Point, Point]): GraphView {
  const span = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
  return zoomed(view, span(to) / span(from), other);
}

type Now = { readonly view: GraphView; readonly set: (view: GraphView) => void };

/** The wheel scrolls the page; with Ctrl, as a pinch of a touchpad says it too, it zooms. */
function useWheel(box: RefObject<HTMLDivElement | null>, now: RefObject<Now>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const point = { x: event.clientX - left, y: event.clientY - top };
      now.current.set(zoomed(now.current.view, Math.exp(-event.deltaY * 0.004), point));
    };
    // React listens passively, so a wheel could not be kept from the page.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [box, now]);
}
