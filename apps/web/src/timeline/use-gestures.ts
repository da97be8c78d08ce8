import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { beforeEdit, type Dragged, movedBar, type Part, partAt, resizedBar } from './drag.ts';
import { type Edit, linkWords } from './edits.ts';
import type { Point } from './elbows.ts';
import { heightOf, type RowLayout, rowAt } from './row-layout.ts';
import type { DayNumber, ItemRow, Row } from './rows.ts';
import { type TimeWindow, xOf } from './time-window.ts';
import type { TimelineItem } from './timeline-query.ts';
import { labelsWidth } from './use-window.ts';

/** A bar under the hand, and what would come of it. */
export type Drag = {
  readonly row: ItemRow;
  readonly part: Part;
  readonly dragged: Dragged | null;
  readonly rope: readonly [Point, Point] | null;
  /** The height between two rows at which it would be dropped; null where its turn stays. */
  readonly slot: number | null;
  /** What letting go would do, or why it would do nothing. */
  readonly words: string | null;
};

export type Hover = { readonly row: Row; readonly part: Part | null; readonly x: number; readonly y: number };

type Asked = {
  readonly layout: RowLayout;
  readonly items: readonly TimelineItem[];
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
    const edit = isLink(held) ? linkTo(held, place, asked) : draggedTo(held, place, asked).dragged?.edit;
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

const isLink = ({ part }: Bar): boolean => part === 'link' || part === 'link-start';

function draggedTo(held: Bar, [x, y]: Point, asked: Asked): Drag {
  const { row, part } = held;
  const none = { row, part, dragged: null, rope: null, slot: null, words: null };
  if (isLink(held)) {
    const link = linkTo(held, [x, y], asked);
    const rope = [
      [held.x, held.y],
      [x, y],
    ] as const;
    return { ...none, rope, words: link === null ? 'Let go over what waits for it' : linkWords(link) };
  }
  const days = Math.round((x - held.x) / asked.window.pxPerDay);
  const turn = part === 'move' ? turnAt(held, [x, y], asked) : null;
  if (turn !== null) return { ...none, ...turn };
  const ground = { today: asked.firstDay - 1, items: asked.items };
  const dragged = part === 'move' ? movedBar(row, days, ground) : resizedBar(row, days);
  return { ...none, dragged, words: dragged.why ?? null };
}

/** A bar that is pulled up or down between others is taken before the one below; null while it is in its row. */
function turnAt(held: Bar, place: Point, { layout, items }: Asked) {
  const { row } = held;
  if (row.bar === null || !isPulled(held, place)) return null;
  const { from, to } = row.bar;
  const gap = gapAt(layout, place[1]);
  const slot = layout.tops[gap] ?? null;
  const own = layout.placeOf.get(row.key) ?? 0;
  if (gap === own || gap === own + 1) return { dragged: { from, to, edit: null }, slot: null };
  const next = layout.rows[gap];
  if (next?.kind !== 'item')
    return { dragged: { from, to, edit: null }, slot: null, words: 'Let go above another item' };
  const edit = beforeEdit(items, row.item.item, next.item.item);
  return { dragged: { from, to, edit }, slot, words: `${row.item.item} is taken before ${next.item.item}` };
}

/** Whether a hand went further up or down than to a side, and out of the row. */
function isPulled({ row, x, y }: Bar, place: Point): boolean {
  const [aside, along] = [Math.abs(place[0] - x), Math.abs(place[1] - y)];
  return along > aside && along >= heightOf(row);
}

/** The row above which something would be dropped. */
function gapAt(layout: RowLayout, y: number): number {
  const under = rowAt(layout, y);
  return y < ((layout.tops[under] ?? 0) + (layout.tops[under + 1] ?? 0)) / 2 ? under : under + 1;
}

/** Of a bar that is wider than this, the last third is its end. */
const WIDE = 24;

/** The link that a rope from one bar to another means: from the end that it leaves to the end at which it arrives. */
function linkTo({ row, part }: Bar, place: Point, asked: Asked): Extract<Edit, { kind: 'link' }> | null {
  const found = underAt(place, asked)?.row;
  if (found?.kind !== 'item' || found.item.item === row.item.item) return null;
  const [from, to] = [found.bar?.from ?? 0, found.bar?.to ?? 0].map((day) => xOf(asked.window, day)) as [
    number,
    number,
  ];
  const arrives = to - from > WIDE && place[0] > to - (to - from) / 3 ? 'F' : 'S';
  const dependency = `${part === 'link' ? 'F' : 'S'}${arrives}` as const;
  return { kind: 'link', from: row.item.item, to: found.item.item, dependency, lag: 0 };
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
