import type { MilestoneView } from '@fulcrum/workbench/views';
import { addDays, type Day, daysBetween } from '../time/day.ts';
import type { TimeScale } from '../ui/chart/time-scale.ts';

type Curve = MilestoneView['forecast']['curve'];

/** Days that lie together, and how many of the equally likely futures end in them. */
export type Bin = {
  /** The first and the last day of it. */
  readonly first: Day;
  readonly last: Day;
  readonly dots: number;
  /** Whether its days keep the target. */
  readonly makesTarget: boolean;
};

export type Dots = {
  readonly bins: readonly Bin[];
  readonly binDays: number;
  readonly scale: TimeScale;
  /** Futures that end after the last bin; they are drawn in it. */
  readonly beyond: number;
  /** How many of all keep the target; undefined without a target. */
  readonly made: number | undefined;
};

export const DOTS = 50;

// Fewer bins than this make towers, more make dots too small to count on a phone.
const MOST_BINS = 28;
const WIDTHS = [1, 2, 7, 14, 28, 56, 91, 182, 364];
// The last hundredths of the futures may lie years away; they are told, not drawn to scale.
const TAIL = 0.92;

/** The day by which a share of the futures ends, read off the curve; undefined beyond its ends. */
export function dayAt(curve: Curve, p: number): Day | undefined {
  return curve.find((point) => point.p >= p - 1e-9)?.day;
}

/** The share of the futures that end on a day or before it, 0 to 1. */
export function shareBy(curve: Curve, day: Day): number {
  const after = curve.findIndex((point) => point.day > day);
  if (after === -1) return 1;
  const next = curve[after];
  const before = curve[after - 1];
  if (!next) return 1;
  if (!before) return 0;
  const part = daysBetween(before.day, day) / Math.max(1, daysBetween(before.day, next.day));
  return before.p + (next.p - before.p) * part;
}

/** The middles of fifty equal shares of the futures, as days. */
function dotDays(curve: Curve): readonly Day[] {
  return Array.from({ length: DOTS }, (_, dot) => dayAt(curve, (2 * dot + 1) / (2 * DOTS))).filter(
    (day) => day !== undefined,
  );
}

/**
 * Fifty dots of two percent in bins that end on the target, so that the target lies between two bins and the dots
 * before it can be counted. Bins are weeks where that fits, and days, fortnights or months where it does not.
 */
export function quantileDots(curve: Curve, target: Day | null): Dots | undefined {
  const days = dotDays(curve);
  const [first] = days;
  const tail = days[Math.ceil(TAIL * days.length) - 1];
  if (first === undefined || tail === undefined) return undefined;
  const shown = { first: nearTarget(first, target, -1), last: nearTarget(tail, target, 1) };
  const binDays = WIDTHS.find((width) => daysBetween(shown.first, shown.last) / width < MOST_BINS) ?? 364;
  const bins = binsOver(shown, binDays, target ?? tail);
  const last = bins.at(-1)?.last ?? tail;
  const filled = bins.map((bin, index) => {
    const isLast = index === bins.length - 1;
    const dots = days.filter((day) => day >= bin.first && (isLast || day <= bin.last)).length;
    return { ...bin, dots, makesTarget: target !== null && bin.last <= target };
  });
  return {
    bins: filled,
    binDays,
    scale: { first: bins[0]?.first ?? first, last: addDays(last, 1) },
    beyond: days.filter((day) => day > last).length,
    made: target === null ? undefined : days.filter((day) => day <= target).length,
  };
}

// A target within this part of the dots' span is drawn; one farther off would leave them a corner.
const REACH = 0.6;

/** Widens one end of the span to the target, when the target is not far beyond it. */
function nearTarget(end: Day, target: Day | null, side: 1 | -1): Day {
  if (target === null) return end;
  const beyond = side * daysBetween(end, target);
  return beyond > 0 && beyond < 120 * REACH ? target : end;
}

function binsOver(span: TimeScale, binDays: number, anchor: Day): { first: Day; last: Day }[] {
  // The column that holds the first day, counted in whole columns from the anchor.
  const before = Math.floor(daysBetween(span.first, anchor) / binDays);
  const bins: { first: Day; last: Day }[] = [];
  let last = addDays(anchor, -before * binDays);
  for (; ; last = addDays(last, binDays)) {
    bins.push({ first: addDays(last, 1 - binDays), last });
    if (last >= span.last || bins.length > 2 * MOST_BINS) return bins;
  }
}

/** What a column stands for: `day`, `week`, `4 weeks`. */
export function binName(days: number): string {
  if (days === 1) return 'day';
  if (days === 7) return 'week';
  return days % 7 === 0 ? `${days / 7} weeks` : `${days} days`;
}
