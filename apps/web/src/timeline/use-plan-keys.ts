import { type KeyboardEvent, useState } from 'react';
import { dayNumber } from '../time/day.ts';
import { beforeEdit, movedBar, resizedBar, workdayAfter } from './drag.ts';
import type { Edit } from './edits.ts';
import type { Dependency } from './elbows.ts';
import type { DayNumber, ItemRow, Row } from './rows.ts';
import type { TimelineItem } from './timeline-query.ts';

type Asked = {
  readonly row: Row | undefined;
  readonly rows: readonly Row[];
  /** All items of the plan, in its order. */
  readonly items: readonly TimelineItem[];
  readonly firstDay: DayNumber;
  readonly canEdit: boolean;
  /** The change that is tried by keys so far. */
  readonly trial: Edit | undefined;
  readonly onTry: (edit: Edit | null) => void;
  readonly onKeep: (edit: Edit) => void;
};

/** A link that is being made by keys: from an item, and how what is selected then hangs together with it. */
export type Linking = { readonly from: ItemRow; readonly dependency: Dependency; readonly lag: number };

/**
 * Keys that change the plan. Shift and the arrows move the selected bar by a day (left, right) or make it longer and shorter
 * (up, down); Alt and the arrows up and down change its turn. L begins a link, and the arrows choose what waits; L again ties
 * other ends, and Shift with the arrows left and right gives it a lag. Enter keeps it, Escape drops it.
 */
export function usePlanKeys(asked: Asked) {
  const [linking, setLinking] = useState<Linking>();
  const { row, trial } = asked;
  // What Enter would keep; null where a link leads nowhere yet.
  const wanted = linking === undefined ? trial : linkOf(linking, row);
  const end = (edit: Edit | null): boolean => {
    setLinking(undefined);
    if (edit === null) asked.onTry(null);
    else asked.onKeep(edit);
    return true;
  };
  const change = (event: KeyboardEvent, item: ItemRow): boolean => {
    if (event.key.toLowerCase() === 'l') {
      setLinking({ from: item, dependency: 'FS', lag: 0 });
      return true;
    }
    const edit = event.altKey
      ? turned(event.key, item, asked)
      : event.shiftKey
        ? nudged(event.key, item, asked)
        : undefined;
    if (edit !== undefined) asked.onTry(edit);
    return edit !== undefined;
  };
  const ended = (key: string): boolean => {
    if (wanted === undefined || (key !== 'Escape' && key !== 'Enter')) return false;
    return end(key === 'Enter' ? wanted : null);
  };
  const tie = (event: KeyboardEvent): boolean => {
    const tied = linking && retied(event, linking);
    if (tied) setLinking(tied);
    return tied !== undefined;
  };
  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey) return false;
    if (ended(event.key) || tie(event)) return true;
    return asked.canEdit && row?.kind === 'item' && change(event, row);
  };
  return { press, linking };
}

function linkOf({ from, dependency, lag }: Linking, to: Row | undefined): Edit | null {
  if (to?.kind !== 'item' || to.item.item === from.item.item) return null;
  return { kind: 'link', from: from.item.item, to: to.item.item, dependency, lag };
}

const TIES = ['FS', 'SS', 'FF', 'SF'] as const;

/** The link that is being made after one more key; undefined for keys that say nothing of it. */
function retied({ key, shiftKey, altKey }: KeyboardEvent, linking: Linking): Linking | undefined {
  if (altKey) return undefined;
  const { dependency, lag } = linking;
  if (key.toLowerCase() === 'l') return { ...linking, dependency: TIES[(TIES.indexOf(dependency) + 1) % 4] ?? 'FS' };
  const step = shiftKey ? MOVES[key] : undefined;
  return step === undefined ? undefined : { ...linking, lag: lag + step };
}

/** The turn of an item after one more press: before the item above, or before the one after the next. */
function turned(key: string, row: ItemRow, { rows, items, trial }: Asked): Edit | null | undefined {
  const step = SIZES[key];
  if (step === undefined) return undefined;
  const group = rows.filter((one) => one.kind === 'item' && groupOf(one) === groupOf(row)) as readonly ItemRow[];
  const own = group.indexOf(row);
  const isTried = trial?.kind === 'before' && trial.item === row.item.item;
  // It stands before this place of its group; before itself, or right behind, is where it is.
  const place = isTried ? group.findIndex(({ item }) => item.item === trial.before) : own + (step > 0 ? 0 : 1);
  const next = place - step;
  if (next === own || next === own + 1) return null;
  const before = group[next];
  return before === undefined ? undefined : beforeEdit(items, row.item.item, before.item.item);
}

const groupOf = ({ key }: Row): string => key.slice(0, key.lastIndexOf('/'));

const MOVES: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
const SIZES: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/** The change after one more press of an arrow; null when it is back where it was, undefined for other keys. */
function nudged(key: string, row: ItemRow, { trial, firstDay, items }: Asked): Edit | null | undefined {
  if (row.bar === null || row.item.planned === null) return undefined;
  const [move, size] = [MOVES[key], SIZES[key]];
  if (move !== undefined) {
    const day = triedStart(row, trial, items);
    const now = day === null ? row.bar.from : dayNumber(day);
    return movedBar(row, workdayAfter(now, move) - row.bar.from, { today: firstDay - 1, items }).edit;
  }
  return size === undefined ? undefined : resized(row, size, trial);
}

/** The day on which a tried change has an item start; null without one. */
function triedStart(row: ItemRow, trial: Edit | undefined, items: Asked['items']): string | null {
  if (trial?.kind === 'move' && trial.item === row.item.item) return trial.day;
  if (trial?.kind !== 'before' || trial.item !== row.item.item) return null;
  return items.find(({ item }) => item === trial.before)?.planned?.start ?? null;
}

function resized(row: ItemRow, step: 1 | -1, trial: Edit | undefined): Edit | null {
  const planned = row.item.planned?.hours ?? 0;
  const now = trial?.kind === 'resize' && trial.item === row.item.item ? trial.hours : planned;
  const week = resizedBar(row, 7).edit;
  // A week more is five working days more.
  const perDay = week?.kind === 'resize' ? (week.hours - planned) / 5 : 8;
  const hours = Math.max(1, Math.round(now + step * perDay));
  return hours === planned ? null : { kind: 'resize', item: row.item.item, hours };
}
