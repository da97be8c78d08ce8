import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Dragged, movedBar, type Part, partAt, resizedBar } from './drag.ts';
import type { Edit } from './edits.ts';
import type { Point } from './elbows.ts';
import { type RowLayout, rowAt } from './row-layout.ts';
import type { DayNumber, ItemRow, Row } from './rows.ts';
import type { TimeWindow } from './time-window.ts';
import { labelsWidth } from './use-window.ts';

/** A bar under the hand, and what would come of it. */
export type Drag = {
  readonly row: ItemRow;
  readonly part: Part;
  readonly dragged: Dragged | null;
  readonly rope: readonly [Point, Point] | null;
};

export type Hover = { readonly row: Row; readonly part: Part | null; readonly x: number; readonly y: number };

type Asked = {
  readonly layout: RowLayout;
  readonly window: TimeWindow;
  readonly firstDay: DayNumber;
  /** False where bars cannot be moved, as on another day than today. */
  readonly canEdit: boolean;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly onTry: (edit: Edit | null) => void;
  readonly onKeep: (edit: Edit) => void;
  readonly onZoom: (factor: number, aroundX: number) => void;
};

/** Pixels within which a press is a click. */
const STILL = 3;

type Bar = { readonly kind: 'bar'; readonly row: ItemRow; readonly part: Part; readonly x: number; readonly y: number };
type Ground = {
  readonly kind: 'ground';
  readonly row: Row | undefined;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
};
type Pressed = (Bar | Ground) & { isMoved: boolean };

/** The hand on the picture: it hovers, selects, moves, resizes and links bars, pans and zooms. */
export function useGestures(scroll: RefObject<HTMLDivElement | null>, asked: Asked) {
  const [drag, setDrag] = useState<Drag>();
  const [hover, setHover] = useState<Hover>();
  const pressed = useRef<Pressed | undefined>(undefined);
  useWheelZoom(scroll, asked.onZoom);

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const found = underAt(placeOf(event), asked);
    const bar = event.pointerType === 'touch' || !asked.canEdit ? undefined : barOf(found);
    const { scrollLeft: left = 0, scrollTop: top = 0 } = scroll.current ?? {};
    const [x, y] = [event.clientX, event.clientY];
    const ground: Ground = { kind: 'ground', row: found?.row, x, y, left, top };
    pressed.current = { ...(bar ?? ground), isMoved: false };
    if (bar === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const dragBy = (held: Bar & Pressed, place: Point) => {
    held.isMoved ||= Math.abs(place[0] - held.x) + Math.abs(place[1] - held.y) > STILL;
    if (!held.isMoved) return;
    const next = draggedTo(held, place, asked);
    setHover(undefined);
    setDrag(next);
    asked.onTry(next.dragged?.edit ?? null);
  };
  const move = (event: PointerEvent) => {
    const held = pressed.current;
    const place = placeOf(event);
    if (held === undefined) setHover((now) => sameHover(now, underAt(place, asked)));
    else if (held.kind === 'bar') dragBy(held, place);
    else if (event.pointerType !== 'touch' && event.buttons !== 0) panned(scroll.current, held, event);
  };
  const up = (event: PointerEvent) => {
    const held = pressed.current;
    pressed.current = undefined;
    if (held === undefined) return;
    if (!held.isMoved) return held.row && asked.onSelect(held.row.key);
    if (held.kind === 'bar') dropped(held, placeOf(event));
  };
  const dropped = (held: Bar, place: Point) => {
    setDrag(undefined);
    const isLink = held.part === 'link';
    const edit = isLink ? linkTo(held.row, underAt(place, asked)?.row) : draggedTo(held, place, asked).dragged?.edit;
    if (edit == null) asked.onTry(null);
    else asked.onKeep(edit);
  };
  const cancel = () => {
    const isHeld = pressed.current !== undefined;
    pressed.current = undefined;
    setDrag(undefined);
    if (isHeld) asked.onTry(null);
    return isHeld;
  };
  const [onPointerLeave, onDoubleClick] = [() => setHover(undefined), () => hover && asked.onOpen(hover.row)];
  const on = { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: () => void cancel() };
  return { drag, hover, on: { ...on, onPointerLeave, onDoubleClick }, cancel };
}

function placeOf(event: PointerEvent): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function underAt([x, y]: Point, { layout, window }: Asked): Hover | undefined {
  const row = y < 0 || y >= layout.height ? undefined : layout.rows[rowAt(layout, y)];
  if (row === undefined) return undefined;
  return { row, part: row.kind === 'item' ? partAt(window, row.bar, x) : null, x, y };
}

function barOf(found: Hover | undefined): Bar | undefined {
  if (found?.row.kind !== 'item' || found.part === null) return undefined;
  const { row, part, x, y } = found;
  return { kind: 'bar', row, part, x, y };
}

function panned(element: HTMLElement | null, held: Ground & Pressed, { clientX, clientY }: PointerEvent): void {
  const [dx, dy] = [clientX - held.x, clientY - held.y];
  held.isMoved ||= Math.abs(dx) + Math.abs(dy) > STILL;
  if (held.isMoved) element?.scrollTo(held.left - dx, held.top - dy);
}

const sameHover = (now: Hover | undefined, next: Hover | undefined): Hover | undefined =>
  now !== undefined && next !== undefined && now.row === next.row && now.part === next.part ? now : next;

function draggedTo(held: Bar, [x, y]: Point, { window, firstDay }: Asked): Drag {
  const { row, part } = held;
  if (part === 'link')
    return {
      row,
      part,
      dragged: null,
      rope: [
        [held.x, held.y],
        [x, y],
      ],
    };
  const days = Math.round((x - held.x) / window.pxPerDay);
  const dragged = part === 'move' ? movedBar(row, days, firstDay - 1) : resizedBar(row, days);
  return { row, part, dragged, rope: null };
}

/** The link that a rope from one item to another means: the second waits for the first. */
function linkTo(from: ItemRow, to: Row | undefined): Edit | null {
  if (to?.kind !== 'item' || to.item.item === from.item.item) return null;
  return { kind: 'link', from: from.item.item, to: to.item.item, dependency: 'FS', lag: 0 };
}

const PER_NOTCH = 0.0022;

/** Control and the wheel zoom around the pointer, as a pinch does; the wheel alone scrolls. */
function useWheelZoom(scroll: RefObject<HTMLDivElement | null>, onZoom: Asked['onZoom']): void {
  const turned = useEffectEvent((element: HTMLElement, event: WheelEvent) => {
    const x = event.clientX - element.getBoundingClientRect().left - labelsWidth(element);
    onZoom(Math.exp(-event.deltaY * PER_NOTCH), Math.max(0, x));
  });
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      turned(element, event);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [scroll]);
}
