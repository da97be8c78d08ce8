import type { Week } from './people-query.ts';

/** The load of a week as it stands in its cell: a whole number of percent; nothing where nobody is there. */
export function percent({ load, away }: Pick<Week, 'load' | 'away'>): string {
  if (load === null) return away > 0 ? '' : '–';
  return String(Math.round(load * 100));
}

const STEPS = 5;

/** The shade of a week's cell. */
export function shadeOf({ load, isOver, away, asked, capacity }: Week): string {
  const isAway = away >= 0.5 ? ' heat-away' : '';
  if (capacity === 0) return isOver ? 'heat-over-2 heat-away' : 'heat-away';
  // Above the ceiling by a quarter of it, the eye should stop.
  if (isOver) return `${(load ?? asked) > 1.25 ? 'heat-over-2' : 'heat-over-1'}${isAway}`;
  return `heat-${Math.min(STEPS - 1, Math.floor((load ?? 0) * STEPS))}${isAway}`;
}

/** "138 %: 6.9 of 5 working days, above the ceiling". */
export function weekWords({ load, asked, capacity, isOver, away }: Week): string {
  const days = `${asked.toFixed(1)} of ${capacity.toFixed(1)} working days`;
  const head = load === null ? days : `${Math.round(load * 100)}\u00a0%: ${days}`;
  const leave = away > 0 ? `, ${Math.round(away * 100)}\u00a0% of the week on leave` : '';
  return `${head}${isOver ? ', above the ceiling' : ''}${leave}`;
}
