import type { KeyboardEvent } from 'react';
import type { RowLayout } from './row-layout.ts';
import type { Row } from './rows.ts';
import type { WindowControls } from './use-window.ts';

/** What keys do to the rows. */
type Asked = {
  readonly layout: RowLayout;
  readonly selected: string | null;
  readonly window: WindowControls;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly onFold: (key: string) => void;
};

const PAGE = 12;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
const NEARER = 1.4;

const ZOOMS: Readonly<Record<string, (window: WindowControls) => void>> = {
  '+': (window) => window.zoomBy(NEARER),
  '=': (window) => window.zoomBy(NEARER),
  '-': (window) => window.zoomBy(1 / NEARER),
  _: (window) => window.zoomBy(1 / NEARER),
  '0': (window) => window.fit(),
};

/** Keys that move through the rows, open and fold them, and zoom; false for all others. */
export function rowKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, asked: Asked): boolean {
  if (altKey || ctrlKey || metaKey) return false;
  const zoom = ZOOMS[key];
  if (zoom !== undefined) {
    zoom(asked.window);
    return true;
  }
  const step = shiftKey ? undefined : STEPS[key];
  return step === undefined ? rowAction(key, asked) : stepped(step, asked);
}

function stepped(step: number, { layout, selected, onSelect }: Asked): boolean {
  const place = layout.placeOf.get(selected ?? '') ?? -1;
  const next = layout.rows[Math.min(layout.rows.length - 1, Math.max(0, place + step))];
  if (next !== undefined) onSelect(next.key);
  return true;
}

function rowAction(key: string, asked: Asked): boolean {
  const place = asked.layout.placeOf.get(asked.selected ?? '') ?? -1;
  const row = asked.layout.rows[place];
  if (row === undefined) return false;
  if (key === 'Enter') asked.onOpen(row);
  else if (key === 'ArrowRight') inward(row, place, asked);
  else if (key === 'ArrowLeft') outward(row, place, asked);
  else return false;
  return true;
}

/** Opens a row, or brings its bar into sight. */
function inward(row: Row, place: number, { layout, window, onFold }: Asked): void {
  const [top, bottom] = [layout.tops[place] ?? 0, layout.tops[place + 1] ?? 0];
  if (row.kind !== 'item' && row.count > 0 && !row.isOpen) onFold(row.key);
  else if (row.bar !== null) window.show({ top, bottom, day: row.bar.from });
}

/** Closes a row, or goes to the one that it belongs to. */
function outward(row: Row, place: number, { layout, onFold, onSelect }: Asked): void {
  if (row.kind !== 'item' && row.count > 0 && row.isOpen) {
    onFold(row.key);
    return;
  }
  const above = layout.rows.slice(0, place).findLast(({ level }) => level < row.level);
  if (above !== undefined) onSelect(above.key);
}
