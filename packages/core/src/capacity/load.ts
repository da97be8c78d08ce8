import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import { type WorkingTime, workBy } from './working-time.ts';

/**
 * Work of somebody: how many working days of theirs it takes, spread evenly over the time in which they work. Its start and
 * end are moments, in days and parts of them after the as-of day: from 0 until 1 is the first day after it.
 */
export interface PlannedWork {
  readonly who: string;
  readonly from: number;
  readonly until: number;
  /** Working days of one slot, or of one person. */
  readonly days: number;
}

/** Somebody whose load is asked for: a team or a person. */
export interface Loadable {
  readonly who: string;
  readonly time: WorkingTime;
  /** How much they give on a day on which they work: slots of a team, the allocation of a person. */
  readonly gives: number;
  /** The share of it above which it is too much; 1 is all. */
  readonly ceiling: number;
}

/** Planned work of one week against what there is, both in working days. */
export interface WeekLoad {
  /** The Monday. */
  readonly week: Day;
  readonly planned: number;
  readonly capacity: number;
  /** planned / capacity; null when there is no capacity: then all that is planned is too much. */
  readonly load: number | null;
  readonly isOver: boolean;
}

export interface Load {
  readonly who: string;
  readonly weeks: readonly WeekLoad[];
  /** Weeks above the ceiling. */
  readonly over: number;
}

const WEEK = 7;
// Sums of shares of days are not exact.
const HAIR = 1e-6;

/**
 * The load of teams or people by week, from the day after the as-of day to the end of what is planned. Weeks are from
 * Monday; the first is what is left of it. Work before the as-of day does not count.
 */
export function loadByWeek(all: readonly Loadable[], work: readonly PlannedWork[]): readonly Load[] {
  const works = new Map<string, PlannedWork[]>();
  for (const each of work) {
    const list = works.get(each.who);
    if (list === undefined) works.set(each.who, [each]);
    else list.push(each);
  }
  return all.map((loadable) => loadOf(loadable, works.get(loadable.who) ?? []));
}

function loadOf(loadable: Loadable, works: readonly PlannedWork[]): Load {
  const { time, gives, ceiling, who } = loadable;
  const last = works.reduce((most, { until }) => Math.max(most, until), 0);
  const spans = weeksUpTo(time.asOf, last);
  const all = plannedBy(time, works, spans);
  const weeks = spans.map(({ week, from, until }, index): WeekLoad => {
    const planned = all[index]!;
    const capacity = gives * (workBy(time, until) - workBy(time, from));
    const isOver = planned > ceiling * capacity + HAIR;
    return { week, planned, capacity, load: capacity > 0 ? planned / capacity : null, isOver };
  });
  return { who, weeks, over: weeks.filter(({ isOver }) => isOver).length };
}

interface Span {
  readonly week: Day;
  /** Days after the as-of day: up to the end of the first nothing counts, up to the end of the second all does. */
  readonly from: number;
  readonly until: number;
}

function weeksUpTo(asOf: Day, last: number): readonly Span[] {
  // 1970-01-05 was a Monday.
  const sinceMonday = (daysBetween('1970-01-05', asOf) % WEEK) + 1;
  const weeks = [];
  for (let until = WEEK - sinceMonday || WEEK, from = 0; from < last; from = until, until += WEEK)
    weeks.push({ week: addDays(asOf, until - WEEK + 1), from, until });
  return weeks;
}

function plannedBy(time: WorkingTime, works: readonly PlannedWork[], spans: readonly Span[]): Float64Array {
  const planned = new Float64Array(spans.length);
  const firstEnd = spans[0]?.until ?? 0;
  for (const work of works) {
    const first = Math.max(0, Math.floor((work.from - firstEnd) / WEEK) + 1);
    for (let index = first; index < spans.length && spans[index]!.from < work.until; index++)
      planned[index]! += workIn(time, work, spans[index]!);
  }
  return planned;
}

/** The part of some work that falls into some days: by the working time in them, by days where nobody works. */
function workIn(time: WorkingTime, work: PlannedWork, { from, until }: Span): number {
  const [start, end] = [Math.max(work.from, from), Math.min(work.until, until)];
  if (end <= start) return 0;
  const whole = workBy(time, work.until) - workBy(time, work.from);
  const share =
    whole > 0 ? (workBy(time, end) - workBy(time, start)) / whole : (end - start) / (work.until - work.from);
  return share * work.days;
}
