import type { Leave } from '../../vocabulary/index.ts';
import { workdaysBefore, workdaysTo } from './axis.ts';
import type { ModelInput, ModelPerson, ModelTeam } from './model-input.ts';

/** Leave beyond three years of working days is not looked at. */
const MOST_DAYS = 780;

/** A stretch of working days ahead on which somebody works less: from the start of `from` to the end of `until`. */
export interface Absence {
  readonly from: number;
  readonly until: number;
  readonly share: number;
  readonly leave: Leave;
}

/** The leave of a plan that lies ahead and can be read, in working days. */
export function absencesAhead(input: ModelInput): readonly Absence[] {
  return input.leaves.flatMap((leave) => {
    if (leave.from === null || (leave.program !== null && leave.program !== input.program)) return [];
    const from = workdaysBefore(input.asOf, leave.from);
    const until = Math.min(MOST_DAYS, workdaysTo(input.asOf, leave.until ?? leave.from));
    const share = leave.share ?? 1;
    return until > from && share > 0 ? [{ from, until, share, leave }] : [];
  });
}

/**
 * The work that a team's slots do by the end of each working day, against full slots; null when nobody is away.
 * @param by who is away, and the people who are planned by name: they have calendars of their own
 */
export function teamCalendar(
  input: ModelInput,
  team: ModelTeam,
  by: { readonly absences: readonly Absence[]; readonly named: ReadonlySet<string> },
): Float32Array | null {
  const people = input.people.filter((person) => person.team === team.id && !by.named.has(person.id));
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  const heads = team.heads - input.people.filter(({ id, team: of }) => of === team.id && by.named.has(id)).length;
  return calendarFrom(by.absences, ({ person, team: away }) => {
    if (person !== null) return partOf(people, person, Math.max(given, heads));
    return away === null || away === team.id ? 1 : 0;
  });
}

/** The same for one person, or the people who have a skill. */
export function poolCalendar(people: readonly ModelPerson[], absences: readonly Absence[]): Float32Array | null {
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  return calendarFrom(absences, ({ person, team }) => {
    if (person !== null) return partOf(people, person, given);
    return team === null || people.some((one) => one.team === team) ? 1 : 0;
  });
}

function partOf(people: readonly ModelPerson[], person: string, given: number): number {
  const found = people.find(({ id }) => id === person);
  return found === undefined || given <= 0 ? 0 : Math.min(1, found.allocation / given);
}

/** @param partOfLeave how much of the slots' work the one on leave does, 0 to 1 */
function calendarFrom(absences: readonly Absence[], partOfLeave: (leave: Leave) => number): Float32Array | null {
  const mine = absences
    .map((absence) => ({ ...absence, part: partOfLeave(absence.leave) }))
    .filter(({ part }) => part > 0);
  if (mine.length === 0) return null;
  const days = Math.max(...mine.map(({ until }) => until));
  const [all, some] = [new Float64Array(days).fill(1), new Float64Array(days)];
  for (const { from, until, share, part } of mine) {
    for (let day = from; day < until; day++) {
      // Whoever is away with everybody is away once; people are away each for themselves.
      if (part === 1) all[day] = all[day]! * (1 - share);
      else some[day] = some[day]! + part * share;
    }
  }
  const done = new Float32Array(days + 1);
  for (let day = 0; day < days; day++) done[day + 1] = done[day]! + all[day]! * Math.max(0, 1 - some[day]!);
  return done;
}

/** Calendars side by side, as long as the longest: the shorter go on at full pace. */
export function joinedCalendars(calendars: readonly Float32Array[]): {
  readonly days: number;
  readonly values: Float32Array;
} {
  const days = Math.max(0, ...calendars.map(({ length }) => length - 1));
  const values = new Float32Array(calendars.length * (days + 1));
  for (const [index, calendar] of calendars.entries()) {
    for (let day = 0; day <= days; day++) {
      const last = calendar.length - 1;
      values[index * (days + 1) + day] = day <= last ? calendar[day]! : calendar[last]! + (day - last);
    }
  }
  return { days, values };
}
