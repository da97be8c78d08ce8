import { addDays, type Day } from '../calendar/index.ts';
import type { Loadable, PlannedWork } from './load.ts';
import { isWorkday, workBy } from './working-time.ts';

/** How long somebody may be above their ceiling. */
export interface CeilingRules {
  /** The mean over so many weeks in a row may not be above it. */
  readonly weeks: number;
  /** Nor may they be above it for more than so many working days in a row, without a day off or a day below. */
  readonly days: number;
}

/** Where a load first breaks the rules of a ceiling. */
export interface Breach {
  readonly rule: 'weeks' | 'days';
  /** The first day of the stretch that is too much. */
  readonly from: Day;
  /** Weeks of the mean, or working days in a row (all of them). */
  readonly length: number;
  /** Mean load over them, as a share of what they give; null where they give nothing. */
  readonly load: number | null;
}

const WEEK = 7;
// Sums of shares of days are not exact.
const HAIR = 1e-6;

/**
 * Where the work of somebody first is more than the rules allow; null where it never is.
 * @param until days after the as-of day that are looked at
 */
export function firstBreach(
  who: Loadable,
  work: readonly PlannedWork[],
  { rules, until }: { readonly rules: CeilingRules; readonly until: number },
): Breach | null {
  const days = daysOf(who, work, until);
  return longMean(who, days, rules.weeks) ?? longRun(who, days, rules.days);
}

interface Days {
  /** Working days that are asked for, and that there are, by day; the first is the one after the as-of day. */
  readonly planned: Float64Array;
  readonly capacity: Float64Array;
}

function daysOf({ time, gives }: Loadable, work: readonly PlannedWork[], until: number): Days {
  const capacity = Float64Array.from(
    { length: until },
    (_, day) => gives * (workBy(time, day + 1) - workBy(time, day)),
  );
  const planned = new Float64Array(until);
  for (const { from, until: end, days } of work) {
    const whole = workBy(time, end) - workBy(time, from);
    for (let day = Math.floor(from); day < Math.min(until, end); day++) {
      const part = workBy(time, Math.min(end, day + 1)) - workBy(time, Math.max(from, day));
      planned[day]! += whole > 0 ? (part / whole) * days : days / Math.max(1, end - from);
    }
  }
  return { planned, capacity };
}

function longMean({ time, ceiling }: Loadable, { planned, capacity }: Days, weeks: number): Breach | null {
  const length = Math.round(weeks * WEEK);
  for (let from = 0; from + length <= planned.length; from++) {
    const isOver = sum(planned, from, from + length) > ceiling * sum(capacity, from, from + length) + HAIR;
    const load = mean({ planned, capacity }, from, from + length);
    if (isOver) return { rule: 'weeks', from: addDays(time.asOf, from + 1), length: weeks, load };
  }
  return null;
}

function longRun({ time, ceiling }: Loadable, days: Days, most: number): Breach | null {
  // A weekend is no break: nothing is asked of it, and it counts for no working day.
  const working = [...days.planned.keys()].filter((day) => isWorkday(time, day + 1));
  let run: number[] = [];
  for (const day of [...working, days.planned.length]) {
    if (days.planned[day]! > ceiling * days.capacity[day]! + HAIR) run.push(day);
    else if (run.length <= most) run = [];
    else {
      const load = mean(days, run[0]!, run.at(-1)! + 1);
      return { rule: 'days', from: addDays(time.asOf, run[0]! + 1), length: run.length, load };
    }
  }
  return null;
}

function mean({ planned, capacity }: Days, from: number, until: number): number | null {
  const given = sum(capacity, from, until);
  return given > 0 ? sum(planned, from, until) / given : null;
}

function sum(values: Float64Array, from: number, until: number): number {
  let total = 0;
  for (let each = from; each < until; each++) total += values[each]!;
  return total;
}
