import type { Bar } from './rows.ts';
import { type TimeWindow, xOf } from './time-window.ts';
import type { Hover } from './use-gestures.ts';
import { itemWords, milestoneWords } from './words.ts';

type Props = { readonly hover: Hover; readonly asOf: string; readonly window: TimeWindow };

/** What lies under the pointer, in words. Decoration: the row says the same. */
export function Tooltip({ hover, asOf, window }: Props) {
  const { row, x, y } = hover;
  if (row.kind !== 'item' && row.kind !== 'milestone') return null;
  if (row.kind === 'item' && !isOver(row.bar, x, window)) return null;
  const words = row.kind === 'item' ? itemWords(row.item, asOf) : milestoneWords(row.milestone, asOf);
  const driver = row.kind === 'item' ? row.item.planned?.driver.words : undefined;
  return (
    <div className="timeline-tooltip" aria-hidden="true" style={{ left: x + 14, top: y + 18 }}>
      <b>{row.kind === 'item' ? `${row.item.item} ${row.name}` : row.name}</b>
      {words.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {driver ? <span>{driver}</span> : null}
    </div>
  );
}

/** At its bar alone: the empty part of a row is quiet. */
function isOver(bar: Bar | null, x: number, window: TimeWindow): boolean {
  if (bar === null) return false;
  const end = Math.max(bar.to, bar.range?.[2] ?? bar.to);
  return x >= xOf(window, bar.from) - BESIDE && x <= xOf(window, end) + BESIDE;
}

const BESIDE = 16;
