import type { ItemShift, WhatIf } from '@fulcrum/core/forecast';
import { dayNumber } from '../time/day.ts';
import { idOf } from './base-bars.ts';
import type { Bar, Row } from './rows.ts';
import type { Trial } from './use-trial.ts';

/** The bars that a change on trial moves, by item and milestone: what the model says of all others. */
export function trialBars(trial: Trial | undefined, rows: readonly Row[]): ReadonlyMap<string, Bar> {
  if (trial === undefined || trial.asked === null) return new Map();
  const { answer, shifts } = trial.asked;
  const items = new Map(shifts.map((shift) => [shift.item, shift]));
  const milestones = new Map(answer.milestones.map((milestone) => [milestone.milestone, milestone]));
  return new Map(
    rows.flatMap((row) => {
      if (row.bar === null) return [];
      const moved =
        row.kind === 'item' ? shifted(row.bar, items.get(row.item.item)) : ended(row.bar, milestones.get(row.key));
      return moved === undefined ? [] : [[idOf(row), moved] as const];
    }),
  );
}

/** A milestone whose days change by one at least. */
function ended(bar: Bar, end: WhatIf['milestones'][number] | undefined): Bar | undefined {
  if (end === undefined || end.days === null || end.after.status !== 'ok') return undefined;
  const [middle, late] = [Math.round(end.days.p50), Math.round(end.days.p85)];
  if (middle === 0 && late === 0) return undefined;
  const { p50, p85, p95 } = end.after.quantiles;
  const range = [p50, p85, p95].map((day) => dayNumber(day) + 1) as [number, number, number];
  return { ...bar, from: bar.to + middle, to: bar.to + middle, range };
}

/** Days of the calendar, and at least a day: less is not seen. */
function shifted(bar: Bar, shift: ItemShift | undefined): Bar | undefined {
  if (shift === undefined) return undefined;
  const [start, end] = [Math.round(shift.start), Math.round(shift.end)];
  if (start === 0 && end === 0) return undefined;
  const from = bar.from + start;
  const range = bar.range === null ? null : (bar.range.map((day) => day + end) as [number, number, number]);
  return { ...bar, from, to: Math.max(from + 1, bar.to + end), range };
}
