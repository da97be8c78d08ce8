import type { Leave } from '../../vocabulary/index.ts';
import { workdaysBefore, workdaysTo } from './axis.ts';
import type { ModelCalendar, ModelInput, ModelPerson, ModelTeam } from './model-input.ts';

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
  by: { readonly absences: readonly Absence[]; readonly named: ReadonlySet<string>; readonly isBare: boolean },
): Float32Array | null {
  const people = input.people.filter((person) => person.team === team.id && !by.named.has(person.id));
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  const heads = team.heads - input.people.filter(({ id, team: of }) => of === team.id && by.named.has(id)).length;
  const others = people.map(({ calendar, allocation }) => ({ calendar, weight: allocation }));
  const unnamed = { calendar: team.calendar, weight: Math.max(people.length === 0 ? 1 : 0, heads - given) };
  const profile = holidayProfile(input, by.isBare ? [] : [...others, unnamed]);
  return calendarFrom({ absences: by.absences, profile }, ({ person, team: away }) => {
    if (person !== null) return partOf(people, person, Math.max(given, heads));
    return away === null || away === team.id ? 1 : 0;
  });
}

/** The same for one person, or the people who have a skill. */
export function poolCalendar(
  input: ModelInput,
  people: readonly ModelPerson[],
  { absences, isBare }: { readonly absences: readonly Absence[]; readonly isBare: boolean },
): Float32Array | null {
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  const parts = people.map(({ calendar, allocation }) => ({ calendar, weight: allocation }));
  const profile = holidayProfile(input, isBare ? [] : parts);
  return calendarFrom({ absences, profile }, ({ person, team }) => {
    if (person !== null) return partOf(people, person, given);
    return team === null || people.some((one) => one.team === team) ? 1 : 0;
  });
}

function partOf(people: readonly ModelPerson[], person: string, given: number): number {
  const found = people.find(({ id }) => id === person);
  return found === undefined || given <= 0 ? 0 : Math.min(1, found.allocation / given);
}

/** @param partOfLeave how much of the slots' work the one on leave does, 0 to 1 */
function calendarFrom(
  { absences, profile }: { readonly absences: readonly Absence[]; readonly profile: Float64Array | null },
  partOfLeave: (leave: Leave) => number,
): Float32Array | null {
  const mine = absences
    .map((absence) => ({ ...absence, part: partOfLeave(absence.leave) }))
    .filter(({ part }) => part > 0);
  if (mine.length === 0 && profile === null) return null;
  const days = Math.max(profile?.length ?? 0, ...mine.map(({ until }) => until));
  const all = new Float64Array(days).fill(1);
  if (profile !== null) all.set(profile);
  const some = new Float64Array(days);
  for (const absence of mine) layOver({ all, some }, absence);
  const done = new Float32Array(days + 1);
  for (let day = 0; day < days; day++) done[day + 1] = done[day]! + all[day]! * Math.max(0, 1 - some[day]!);
  return done;
}

/** Whoever is away with everybody is away once; people are away each for themselves. */
function layOver(
  { all, some }: { readonly all: Float64Array; readonly some: Float64Array },
  { from, until, share, part }: Absence & { readonly part: number },
): void {
  for (let day = from; day < until; day++) {
    if (part === 1) all[day] = all[day]! * (1 - share);
    else some[day] = some[day]! + part * share;
  }
}

/** Whose calendar counts how much. */
interface CalendarPart {
  readonly calendar: string | undefined;
  readonly weight: number;
}

/**
 * Pace by working day where holidays lie ahead, against the pace as it was measured: nothing on a holiday, and on the other days a little
 * more than measured, as history had its holidays, too. Over a usual year it adds up to the days that there are. Null without holidays.
 */
function holidayProfile(input: ModelInput, parts: readonly CalendarPart[]): Float64Array | null {
  const byId = new Map(input.calendars.map((calendar) => [calendar.id, calendar]));
  const used = parts.filter(({ calendar, weight }) => weight > 0 && byId.has(calendar ?? ''));
  if (used.length === 0) return null;
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const paces = used.map(({ calendar, weight }) => ({
    pace: paceByDay(input, byId.get(calendar as string) as ModelCalendar),
    weight: weight / whole,
  }));
  const profile = new Float64Array(Math.max(...paces.map(({ pace }) => pace.length))).fill(1);
  for (const { pace, weight } of paces) for (const [day, own] of pace.entries()) profile[day]! += weight * (own - 1);
  return profile;
}

/** Up to the last holiday that is known: beyond it there are as many as usual, for all that is known. */
function paceByDay({ asOf }: ModelInput, { usualShare, holidays }: ModelCalendar): Float64Array {
  const last = workdaysTo(asOf, holidays.at(-1)?.day ?? asOf);
  const pace = new Float64Array(Math.min(MOST_DAYS, last)).fill(1);
  // On a weekend of the model, the working days of another week lose on the Monday after it.
  for (const { day, share } of holidays) {
    const index = workdaysBefore(asOf, day);
    if (index < pace.length) pace[index] = 1 - share;
  }
  return pace.map((own) => own / (1 - usualShare));
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
