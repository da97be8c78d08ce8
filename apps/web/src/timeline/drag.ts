import { dayOf } from '../time/day.ts';
import type { Edit } from './edits.ts';
import type { Bar, DayNumber, ItemRow } from './rows.ts';
import { type TimeWindow, xOf } from './time-window.ts';
import type { TimelineItem } from './timeline-query.ts';
import { overtaken } from './turns.ts';

/** The part of a bar that is under the hand. */
export type Part = 'move' | 'resize' | 'link' | 'link-start';

/** Pixels on both sides of the end that take hold of it, and the width of the knobs beside it from which links are drawn. */
const EDGE = 4;
const KNOB = 14;
/** Of a bar that is narrower, only what lies behind its end takes hold of the end. */
const NARROW = 16;

/** The part of a bar at a place of the picture; null where there is none. */
export function partAt(window: TimeWindow, bar: Bar | null, x: number): Part | null {
  if (bar === null || !bar.isPlanned) return null;
  const [from, to] = [xOf(window, bar.from), xOf(window, bar.to)];
  const [before, inner] = to - from < NARROW ? [EDGE, 0] : [0, EDGE];
  if (x < from - EDGE - KNOB || x > to + EDGE + KNOB) return null;
  if (x < from - before) return 'link-start';
  if (x > to + EDGE) return 'link';
  return x >= to - inner ? 'resize' : 'move';
}

/** Where a bar is shown while it is moved, and what that would change; no edit while it is where it was. */
export type Dragged = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly edit: Edit | null;
  /** Why it cannot be there. */
  readonly why?: string;
};

/** The plan in which a bar is moved: its items in their order, and the day after which work starts. */
export type Ground = { readonly today: DayNumber; readonly items: readonly TimelineItem[] };

/**
 * A bar moved by whole days. Work starts on working days, and not before the day after the as-of day. Where only its turn holds it
 * back, it is taken before another one.
 */
export function movedBar({ item, bar }: ItemRow, days: number, { today, items }: Ground): Dragged {
  const { from, to } = bar ?? { from: today, to: today + 1 };
  const start = workdayFrom(Math.max(today + 1, from + days));
  const moved = start - from;
  if (moved === 0) return { from, to, edit: null };
  // No day holds it back, so no day brings it forward.
  if (moved < 0 && item.notBefore === null) {
    const before = overtaken(items, item, start);
    const place = { from: start, to: to + moved };
    if (before === null)
      return { ...place, edit: null, why: `It cannot start earlier: ${item.planned?.driver.words ?? ''}` };
    return { ...place, edit: beforeEdit(items, item.item, before) };
  }
  return { from: start, to: to + moved, edit: { kind: 'move', item: item.item, day: dayOf(start) } };
}

/** Takes an item before another one, in the order that the items have. */
export const beforeEdit = (items: readonly TimelineItem[], item: string, before: string): Edit => {
  return { kind: 'before', item, before, order: items.map((one) => one.item) };
};

/** A bar whose end is moved by whole days: its working hours change with its working days. */
export function resizedBar({ item, bar }: ItemRow, days: number): Dragged {
  const { from, to } = bar ?? { from: 0, to: 1 };
  const end = Math.max(from + 1, to + days);
  const [was, is] = [workdaysIn(from, to), workdaysIn(from, end)];
  const now = item.planned?.hours ?? 0;
  if (was === 0 || is === was || now === 0) return { from, to: end, edit: null };
  const hours = Math.max(1, Math.round((now * Math.max(1, is)) / was));
  return { from, to: end, edit: { kind: 'resize', item: item.item, hours } };
}

/** The end of a bar whose item has other hours left: the same share of each working day goes into it. */
export function resizedTo({ planned }: TimelineItem, bar: Bar, hours: number): DayNumber {
  const days = Math.max(1, Math.round((workdaysIn(bar.from, bar.to) * hours) / Math.max(1, planned?.hours ?? hours)));
  let end = bar.from + 1;
  while (workdaysIn(bar.from, end) < days) end++;
  return end;
}

const MONDAY = 4; // 1970-01-05 was a Monday
const weekday = (day: DayNumber) => (((day - MONDAY) % 7) + 7) % 7;

/** The day, or the Monday after it. */
function workdayFrom(day: DayNumber): DayNumber {
  const late = weekday(day);
  return late < 5 ? day : day + 7 - late;
}

/** The working day that lies so many working days after another one, or before it. */
export function workdayAfter(day: DayNumber, step: 1 | -1): DayNumber {
  let next = day + step;
  while (weekday(next) >= 5) next += step;
  return next;
}

/** Mondays to Fridays from a day until before another one. */
function workdaysIn(from: DayNumber, to: DayNumber): number {
  let count = 0;
  for (let day = from; day < to; day++) if (weekday(day) < 5) count++;
  return count;
}
