import {
  type Day,
  dayOf,
  daysBetween,
  MS_PER_DAY,
  startOfDay,
  YEAR_END_SHARE,
  yearEndsBefore,
} from '../calendar/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Person } from '../vocabulary/index.ts';
import { type Absence, type Absences, absencesOf } from './absences.ts';
import type { Capacity, PersonCapacity, TeamCapacity, UsualTime } from './capacity.ts';
import { capacityDiagnostics } from './capacity-diagnostics.ts';
import { headsOf, slotsOf } from './slots.ts';
import { teamsOfPeople } from './teams-of-people.ts';
import { type WorkCalendar, type WorkCalendars, workCalendars } from './work-calendars.ts';
import { type Week, type WorkingTime, weekdayOf, workBy, workingTime } from './working-time.ts';

export interface CapacityOptions {
  /** How many days are counted one by one; beyond them weeks are full. */
  readonly days?: number;
}

/** Three years: beyond that nobody enters leave. */
const DAYS = 1_096;

/** Working time and capacity of a program, from its teams, its people, their leave and the history of its items. */
export function capacityOf(graph: ProgramGraph, program: string, options: CapacityOptions = {}): Capacity {
  const asOf = dayOf(graph.at);
  const days = Math.max(0, Math.floor(options.days ?? DAYS));
  const absences = absencesOf(graph, program);
  const calendars = workCalendars(graph, asOf);
  const frame: Frame = { graph, asOf, absences, ...timesOf({ graph, asOf, days, absences, calendars }, program) };
  const people = peopleOf(frame, teamsOfPeople(graph, program));
  const teams = teamsOf(frame, program, people);
  return {
    asOf,
    weekdays: workingTime(asOf, weekShares(asOf, calendars.ofTeam(null).week, days), calendars.ofTeam(null).week),
    everybody: frame.everybody,
    teams,
    people,
    diagnostics: [
      ...absences.diagnostics,
      ...calendars.diagnostics,
      ...capacityDiagnostics(graph, { absences, teams, people }),
    ],
  };
}

interface Frame {
  readonly graph: ProgramGraph;
  readonly asOf: Day;
  readonly everybody: WorkingTime;
  readonly absences: Absences;
  readonly calendars: WorkCalendars;
  readonly usualOf: (calendar: WorkCalendar) => Usual;
}

/** The time of a calendar, and the share of each day on which those work who have it. */
interface Usual extends UsualTime {
  readonly shares: Float64Array;
}

interface Said {
  readonly graph: ProgramGraph;
  readonly asOf: Day;
  readonly days: number;
  readonly absences: Absences;
  readonly calendars: WorkCalendars;
}

/** The times of the calendars that a program uses, and of everybody: a day counts as much as in the calendar that has most of it. */
function timesOf(
  said: Said,
  program: string,
): { everybody: WorkingTime; calendars: WorkCalendars; usualOf: Frame['usualOf'] } {
  const { graph, asOf, calendars } = said;
  const teams = [...graph.teams.values()].filter((team) => team.program === program);
  const people = [...graph.persons.values()].filter(({ active }) => active !== false);
  const used = new Set([
    calendars.ofTeam(null),
    ...teams.map(({ id }) => calendars.ofTeam(id)),
    ...people.map((person) => calendars.ofPerson(person)),
  ]);
  const shares = new Map([...used].map((calendar) => [calendar, sharesOf(said, calendar)]));
  const all = [...shares.values()];
  const most = all[0]!.map((_, day) => Math.max(...all.map((own) => own[day]!)));
  const week = calendars.ofTeam(null).week.map((_, day) => Math.max(...[...used].map((each) => each.week[day]!)));
  const everybody = workingTime(asOf, most, week);
  const known = new Map<WorkCalendar, Usual>();
  const usualOf = (calendar: WorkCalendar): Usual => {
    const found =
      known.get(calendar) ??
      usual(calendar, { everybody, shares: shares.get(calendar) ?? sharesOf(said, calendar) }, used.size === 1);
    known.set(calendar, found);
    return found;
  };
  return { everybody, calendars, usualOf };
}

const YEAR = 364;
const LEAST_SHARE = 0.05;

function usual(
  calendar: WorkCalendar,
  { everybody, shares }: { readonly everybody: WorkingTime; readonly shares: Float64Array },
  isOnly: boolean,
): Usual {
  const time = isOnly ? everybody : workingTime(everybody.asOf, shares, calendar.week);
  const whole = workBy(everybody, YEAR);
  const share = isOnly || whole === 0 ? 1 : Math.max(LEAST_SHARE, workBy(time, YEAR) / whole);
  const weekDays = calendar.week.reduce((sum, each) => sum + each, 0) * (1 - calendar.usualShare);
  return { time, share, weekDays, shares };
}

function weekShares(asOf: Day, week: Week, days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, index) => week[weekdayOf(asOf, index + 1)]!);
}

/** The share of each day on which those work who have a calendar. */
function sharesOf({ asOf, days, absences }: Said, { week, holidays }: WorkCalendar): Float64Array {
  const shares = yearEnds(asOf, weekShares(asOf, week, days));
  for (const [day, share] of holidays) {
    const ahead = daysBetween(asOf, day);
    if (ahead > 0 && ahead <= days)
      shares[ahead - 1] = Math.min(shares[ahead - 1]!, week[weekdayOf(day)]! * (1 - share));
  }
  return lessened(shares, absences.everybody);
}

function peopleOf(frame: Frame, homes: ReadonlyMap<string, string | null>): Map<string, PersonCapacity> {
  const active = [...frame.graph.persons.values()].filter(({ active }) => active !== false);
  return new Map(active.map((person) => [person.id, personCapacity(frame, person, homes.get(person.id) ?? null)]));
}

/** `home` is the team that their work tells: its calendar and its leave are theirs where nobody says which team is. */
function personCapacity(
  { asOf, absences, calendars, usualOf }: Frame,
  person: Person,
  home: string | null,
): PersonCapacity {
  const { id, team, skills } = person;
  const away = [...(absences.teams.get(team ?? home ?? '') ?? []), ...(absences.people.get(id) ?? [])];
  const calendar = calendars.ofPerson({ calendar: person.calendar, team: team ?? home });
  const { shares, ...usual } = usualOf(calendar);
  return {
    person: id,
    name: person.name ?? id,
    team,
    allocation: person.allocation ?? 1,
    ceiling: person.ceiling ?? 1,
    skills,
    time: away.length === 0 ? usual.time : workingTime(asOf, lessened(shares, away), calendar.week),
    calendar,
    usual,
  };
}

function teamsOf(
  frame: Frame,
  program: string,
  people: ReadonlyMap<string, PersonCapacity>,
): Map<string | null, TeamCapacity> {
  const { graph } = frame;
  const items = itemsByTeam(graph, program);
  const members = grouped(people.values());
  const own = [...graph.teams.values()].filter((team) => team.program === program || items.has(team.id));
  const ids = [...new Set([...own.map(({ id }) => id), ...items.keys()])].sort((a, b) =>
    (a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1,
  );
  return new Map(
    ids.map((id) => {
      const team = graph.teams.get(id ?? '');
      const inIt = id === null ? [] : (members.get(id) ?? []);
      const persons = inIt.map(({ person }) => graph.persons.get(person) as Person);
      const said = team?.slots ?? null;
      const known = { at: graph.at, said, people: persons, items: items.get(id) ?? [] };
      const { slots, from } = slotsOf(known);
      const heads = headsOf(known, slots);
      const name = id === null ? 'No team' : (team?.name ?? id);
      const calendar = frame.calendars.ofTeam(id);
      const { shares: _, ...usual } = frame.usualOf(calendar);
      const time = teamTime(frame, id, inIt);
      const people = inIt.map(({ person }) => person);
      return [id, { team: id, name, slots, slotsFrom: from, heads, people, time, calendar, usual }];
    }),
  );
}

function itemsByTeam(graph: ProgramGraph, program: string): ReadonlyMap<string | null, readonly Item[]> {
  return grouped([...graph.items.values()].filter((item) => item.program === program));
}

function grouped<T extends { readonly team: string | null }>(things: Iterable<T>): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const thing of things) {
    const group = groups.get(thing.team);
    if (group === undefined) groups.set(thing.team, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** The share of a team that works: less its own leave, and that of its people by what each gives; theirs by their own calendars. */
function teamTime(frame: Frame, team: string | null, people: readonly PersonCapacity[]): WorkingTime {
  const { asOf, absences, calendars, usualOf } = frame;
  const calendar = calendars.ofTeam(team);
  const own = usualOf(calendar);
  const away = absences.teams.get(team ?? '') ?? [];
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  const isOther = (person: PersonCapacity) => person.calendar !== calendar || absences.people.has(person.person);
  const missing = people.filter((person) => person.allocation > 0 && isOther(person));
  if (away.length === 0 && missing.length === 0) return own.time;
  const shares = lessened(own.shares, away);
  const lost = new Float64Array(shares.length);
  for (const { person, allocation, calendar } of missing) {
    const theirs = lessened(usualOf(calendar).shares, away);
    const present = lessened(theirs, absences.people.get(person) ?? []);
    for (let day = 0; day < lost.length; day++) lost[day]! += ((shares[day]! - present[day]!) * allocation) / given;
  }
  return workingTime(
    asOf,
    shares.map((share, day) => Math.max(0, share - lost[day]!)),
    calendar.week,
  );
}

/** Around New Year little is done, where no calendar says otherwise. */
function yearEnds(asOf: Day, shares: Float64Array): Float64Array {
  const first = startOfDay(asOf) / MS_PER_DAY + 1;
  const isYearEnd = (day: number) => yearEndsBefore(first + day + 1) > yearEndsBefore(first + day);
  return shares.map((share, day) => (isYearEnd(day) ? Math.min(share, YEAR_END_SHARE) : share));
}

/** Where absences overlap, the longest counts: nobody is away twice. */
function lessened(shares: Float64Array, absences: readonly Absence[]): Float64Array {
  const left = shares.slice();
  for (const { from, until, share } of absences) {
    for (let day = Math.max(1, from); day <= Math.min(until, left.length); day++)
      left[day - 1] = Math.min(left[day - 1]!, 1 - share);
  }
  return left;
}
