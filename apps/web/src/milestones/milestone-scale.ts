import type { MilestoneRow } from '@fulcrum/workbench/views';
import { addDays, type Day, daysBetween, earliest, latest } from '../time/day.ts';
import { scaleOver, type TimeScale } from '../ui/chart/time-scale.ts';

// One far milestone may not squeeze all others into a corner: bands beyond this run out of the picture.
const FARTHEST_DAYS = 3 * 365;
// A long tail may take this much of the picture, against the last date to promise; the rest of it runs out.
const TAIL = 1.4;
// What happened may widen the axis by this much; what happened later still is told at its end.
const WIDER = 1.5;

/** One axis for all rows: from the as-of day to the last day that any of them needs. */
export function milestoneScale(rows: readonly MilestoneRow[], asOf: Day): TimeScale {
  const isNear = (day: Day) => daysBetween(asOf, day) <= FARTHEST_DAYS;
  const promised = latest([addDays(asOf, 60), ...rows.flatMap(daysPromised).filter(isNear)]) ?? asOf;
  const tails = rows.flatMap(({ quantiles }) => quantiles?.p95 ?? []);
  const longest = addDays(asOf, Math.round(TAIL * daysBetween(asOf, promised)));
  const needed = latest([promised, ...tails.flatMap((day) => earliest([day, longest]) ?? [])]) ?? promised;
  const widest = addDays(asOf, Math.round(WIDER * daysBetween(asOf, needed)));
  const happened = rows.flatMap(({ actual }) => (actual && actual <= widest ? [actual] : []));
  const past = [...rows.map(({ target }) => target), ...happened].filter(isRecent(asOf));
  const last = latest([needed, ...happened]) ?? needed;
  return scaleOver([asOf, last, ...past], { before: 0.055, after: 0.03 }) ?? { first: asOf, last };
}

function daysPromised({ quantiles, target }: MilestoneRow): Day[] {
  return [quantiles?.p85, target].filter((day) => typeof day === 'string');
}

/** A target that passed not long ago is shown; one of years ago would push the present out of sight. */
function isRecent(asOf: Day) {
  return (day: Day | null): day is Day => day !== null && daysBetween(day, asOf) < 60;
}
