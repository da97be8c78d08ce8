import { type KeyboardEvent, useState } from 'react';
import { dayNumber } from '../time/day.ts';
import { movedBar, resizedBar, workdayAfter } from './drag.ts';
import type { Edit } from './edits.ts';
import type { DayNumber, ItemRow, Row } from './rows.ts';

type Asked = {
  readonly row: Row | undefined;
  readonly firstDay: DayNumber;
  readonly canEdit: boolean;
  /** The change that is tried by keys so far. */
  readonly trial: Edit | undefined;
  readonly onTry: (edit: Edit | null) => void;
  readonly onKeep: (edit: Edit) => void;
};

/**
 * Keys that change the plan. Shift and the arrows move the selected bar by a day (left, right) or make it longer and shorter
 * (up, down); L begins a link, and the arrows choose what waits. Enter keeps it, Escape drops it.
 */
export function usePlanKeys(asked: Asked) {
  // The item from which a link is being made, to the one that is selected.
  const [linking, setLinking] = useState<ItemRow>();
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
      setLinking(item);
      return true;
    }
    const edit = event.shiftKey ? nudged(event.key, item, asked) : undefined;
    if (edit !== undefined) asked.onTry(edit);
    return edit !== undefined;
  };
  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (wanted !== undefined && event.key === 'Escape') return end(null);
    if (wanted !== undefined && event.key === 'Enter') return end(wanted);
    return asked.canEdit && row?.kind === 'item' && change(event, row);
  };
  return { press, linking };
}

function linkOf(from: ItemRow, to: Row | undefined): Edit | null {
  if (to?.kind !== 'item' || to.item.item === from.item.item) return null;
  return { kind: 'link', from: from.item.item, to: to.item.item, dependency: 'FS', lag: 0 };
}

const MOVES: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
const SIZES: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/** The change after one more press of an arrow; null when it is back where it was, undefined for other keys. */
function nudged(key: string, row: ItemRow, { trial, firstDay }: Asked): Edit | null | undefined {
  if (row.bar === null || row.item.planned === null) return undefined;
  const [move, size] = [MOVES[key], SIZES[key]];
  if (move !== undefined) {
    const isMoved = trial?.kind === 'move' && trial.item === row.item.item && trial.day !== null;
    const now = isMoved ? dayNumber(trial.day as string) : row.bar.from;
    return movedBar(row, workdayAfter(now, move) - row.bar.from, firstDay - 1).edit;
  }
  return size === undefined ? undefined : resized(row, size, trial);
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
