import { addDays, type Day, daysBetween, isYearEnd } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Calendar, Diagnostic, Person } from '../vocabulary/index.ts';
import { MONDAY_TO_FRIDAY, type Week, weekdayOf } from './working-time.ts';

/** A calendar as engines use it. */
export interface WorkCalendar {
  /** Null for the one that nobody entered: Monday to Friday, eight hours, no holidays. */
  readonly id: string | null;
  readonly week: Week;
  /** Working hours of a day. */
  readonly hours: number;
  /** Share of each day that a holiday takes, by day. */
  readonly holidays: ReadonlyMap<Day, number>;
  /** Share of its working days that holidays take in a usual year: history has been measured with them. */
  readonly usualShare: number;
}

/** The calendars of a workspace, and who has which. */
export interface WorkCalendars {
  /** The one that somebody has: their own, that of their team, that of the workspace. */
  readonly ofPerson: (person: Pick<Person, 'calendar' | 'team'>) => WorkCalendar;
  readonly ofTeam: (team: string | null) => WorkCalendar;
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: WorkCalendar = { id: null, week: MONDAY_TO_FRIDAY, hours: 8, holidays: new Map(), usualShare: 0 };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const YEAR = 364;

/** Reads the calendars of a workspace as of a day. A calendar that is named and not there counts as the next wider one. */
export function workCalendars(graph: ProgramGraph, asOf: Day): WorkCalendars {
  const all = new Map([...graph.calendars].map(([id, calendar]) => [id, workCalendar(graph, calendar, asOf)]));
  const of = (ids: readonly (string | null | undefined)[]): WorkCalendar =>
    ids.map((id) => all.get(id ?? '')).find((found) => found !== undefined) ?? NONE;
  const own = graph.workspace.calendar;
  const ofTeam = (team: string | null) => of([graph.teams.get(team ?? '')?.calendar, own]);
  return {
    ofTeam,
    ofPerson: ({ calendar, team }) => of([calendar, graph.teams.get(team ?? '')?.calendar, own]),
    diagnostics: [
      ...unknownIn(all, [['workspace', graph.workspace]]),
      ...unknownIn(
        all,
        [...graph.teams.values()].map((team) => [`team:${team.id}`, team] as const),
      ),
      ...unknownIn(
        all,
        [...graph.persons.values()].map((person) => [`person:${person.id}`, person] as const),
      ),
    ],
  };
}

function workCalendar(graph: ProgramGraph, { id, days, hours }: Calendar, asOf: Day): WorkCalendar {
  const week = days.length === 0 ? MONDAY_TO_FRIDAY : WEEKDAYS.map((name) => Number(days.includes(name)));
  const holidays = new Map<Day, number>();
  for (const { calendar, day, share } of graph.holidays.values()) {
    // Two holidays on one day are one.
    if (calendar === id && day !== null) holidays.set(day, Math.max(holidays.get(day) ?? 0, share ?? 1));
  }
  return { id, week, hours: hours ?? NONE.hours, holidays, usualShare: usualShareOf({ week, holidays }, asOf) };
}

/** What holidays took in the year that is over; where none is known of it, what they take in the year to come. */
function usualShareOf({ week, holidays }: Pick<WorkCalendar, 'week' | 'holidays'>, asOf: Day): number {
  const past = lostIn(week, holidays, addDays(asOf, -YEAR));
  const lost = past > 0 ? past : lostIn(week, holidays, asOf);
  return Math.min(MOST_SHARE, lost / ((YEAR / week.length) * sum(week)));
}

const MOST_SHARE = 0.5;

/** Working days that holidays take in the year after a day. Around New Year little is done in any case, and history shows it. */
function lostIn(week: Week, holidays: ReadonlyMap<Day, number>, after: Day): number {
  let lost = 0;
  for (const [day, share] of holidays) {
    const ahead = daysBetween(after, day);
    if (ahead > 0 && ahead <= YEAR && !isYearEnd(day)) lost += share * week[weekdayOf(day)]!;
  }
  return lost;
}

function sum(week: Week): number {
  return week.reduce((total, share) => total + share, 0);
}

function unknownIn(
  all: ReadonlyMap<string, WorkCalendar>,
  things: readonly (readonly [where: string, thing: { readonly calendar: string | null }])[],
): readonly Diagnostic[] {
  return things.flatMap(([where, { calendar }]) =>
    calendar === null || all.has(calendar)
      ? []
      : {
          code: 'unknown-calendar',
          severity: 'warning' as const,
          where,
          what: `it has the calendar "${calendar}", which nobody knows`,
          mend: 'choose another one under Settings',
        },
  );
}
