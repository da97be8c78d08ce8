import type { WhatIf } from '@fulcrum/core/forecast';
import { dayNumber } from '../time/day.ts';
import { resizedTo } from './drag.ts';
import type { Edit } from './edits.ts';
import { type Moved, type Pushable, pushedBars } from './pushed.ts';
import { type Bar, itemBar, milestoneBar } from './rows.ts';
import type { TimelineView } from './timeline-query.ts';
import type { Trial } from './use-trial.ts';

/** The bars that a change on trial moves, by item and milestone: items as the links have it, milestones as the model says. */
export function trialBars(trial: Trial | undefined, view: TimelineView, plan: Pushable): ReadonlyMap<string, Bar> {
  if (trial === undefined) return new Map();
  const ends = new Map(trial.asked?.answer.milestones.map((milestone) => [milestone.milestone, milestone]));
  const milestones = view.milestones.flatMap((milestone) => {
    const bar = milestoneBar(milestone);
    const moved = bar === null ? undefined : ended(bar, ends.get(milestone.id));
    return moved === undefined ? [] : [[milestone.id, moved] as const];
  });
  return new Map([...pushedBars(plan, trial.edit, movedBy(trial.edit, view)), ...milestones]);
}

/** Where an edit puts its own bar; null where it puts none. */
function movedBy(edit: Edit, { items }: TimelineView): Moved | null {
  if (edit.kind === 'link' || edit.kind === 'unlink') return null;
  const item = items.find((one) => one.item === edit.item);
  const bar = item === undefined ? null : itemBar(item);
  if (item === undefined || bar === null || !bar.isPlanned) return null;
  if (edit.kind === 'resize') return { item: edit.item, from: bar.from, to: resizedTo(item, bar, edit.hours) };
  const before = edit.kind === 'before' ? items.find((one) => one.item === edit.before)?.planned?.start : edit.day;
  if (before == null) return null;
  const from = dayNumber(before);
  return { item: edit.item, from, to: bar.to + from - bar.from };
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
