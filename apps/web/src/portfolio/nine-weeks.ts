import type { MilestoneRow } from '@fulcrum/workbench/views';
import { type Day, dayNumber, daysBetween } from '../time/day.ts';

/** This week and the eight before it. */
export const WEEKS = 9;

/** A week's forecast: its place (0 is the oldest), and its range from 0 (the earliest of all) to 1 (the latest). */
export type WeekColumn = {
  readonly place: number;
  readonly early: number;
  readonly late: number;
  readonly median: number;
  /** The day that was promised then, for words. */
  readonly p85: Day;
};

export type NineWeeks = {
  readonly columns: readonly WeekColumn[];
  /** Where the target lies, from 0 to 1; null without one. */
  readonly target: number | null;
};

type Said = { readonly place: number; readonly p15: Day; readonly p50: Day; readonly p85: Day };

/** What was said of a milestone in the last weeks, as far as it was said, on one scale with its target. */
export function nineWeeks({ past, quantiles, target }: MilestoneRow, asOf: Day): NineWeeks {
  const all = [...past, { asOf, p15: null, p50: null, p85: null, ...quantiles }];
  const said = all.flatMap((week): Said[] => {
    const { p15, p50, p85 } = week;
    const place = WEEKS - 1 - Math.round(daysBetween(week.asOf, asOf) / 7);
    return place >= 0 && p15 && p50 && p85 ? [{ place, p15, p50, p85 }] : [];
  });
  if (said.length === 0) return { columns: [], target: null };
  const days = [...said.flatMap(({ p15, p85 }) => [p15, p85]), ...(target ? [target] : [])].map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const share = (day: Day) => (last === first ? 0.5 : (dayNumber(day) - first) / (last - first));
  return {
    columns: said.map(({ place, p15, p50, p85 }) => ({
      place,
      early: share(p15),
      late: share(p85),
      median: share(p50),
      p85,
    })),
    target: target ? share(target) : null,
  };
}
