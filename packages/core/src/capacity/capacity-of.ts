import { type Day, dayOf, MS_PER_DAY, startOfDay, YEAR_END_SHARE, yearEndsBefore } from '../calendar/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Person } from '../vocabulary/index.ts';
import { type Absence, type Absences, absencesOf } from './absences.ts';
import type { Capacity, PersonCapacity, TeamCapacity } from './capacity.ts';
import { capacityDiagnostics } from './capacity-diagnostics.ts';
import { headsOf, slotsOf } from './slots.ts';
import { isWeekday, type WorkingTime, workingTime } from './working-time.ts';

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
  const weekdays = Float64Array.from({ length: days }, (_, index) => Number(isWeekday(asOf, index + 1)));
  const everybody = lessened(yearEnds(asOf, weekdays), absences.everybody);
  const frame: Frame = { graph, asOf, everybody: workingTime(asOf, everybody), shares: everybody, absences };
  const people = peopleOf(frame);
  const teams = teamsOf(frame, program, people);
  return {
    asOf,
    weekdays: workingTime(asOf, weekdays),
    everybody: frame.everybody,
    teams,
    people,
    diagnostics: [...absences.diagnostics, ...capacityDiagnostics(graph, { absences, teams, people })],
  };
}

interface Frame {
  readonly graph: ProgramGraph;
  readonly asOf: Day;
  readonly everybody: WorkingTime;
  /** Share of each day on which everybody works. */
  readonly shares: Float64Array;
  readonly absences: Absences;
}

function peopleOf(frame: Frame): Map<string, PersonCapacity> {
  const active = [...frame.graph.persons.values()].filter(({ active }) => active !== false);
  return new Map(active.map((person) => [person.id, personCapacity(frame, person)]));
}

function personCapacity({ asOf, everybody, shares, absences }: Frame, person: Person): PersonCapacity {
  const { id, team, skills } = person;
  const away = [...(absences.teams.get(team ?? '') ?? []), ...(absences.people.get(id) ?? [])];
  return {
    person: id,
    name: person.name ?? id,
    team,
    allocation: person.allocation ?? 1,
    ceiling: person.ceiling ?? 1,
    skills,
    time: away.length === 0 ? everybody : workingTime(asOf, lessened(shares, away)),
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
      const time = teamTime(frame, id, inIt);
      return [id, { team: id, name, slots, slotsFrom: from, heads, people: inIt.map(({ person }) => person), time }];
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

/** The share of a team that works: less its own leave, and that of its people by what each gives. */
function teamTime(frame: Frame, team: string | null, people: readonly PersonCapacity[]): WorkingTime {
  const { asOf, absences, everybody } = frame;
  const away = absences.teams.get(team ?? '') ?? [];
  const given = people.reduce((sum, { allocation }) => sum + allocation, 0);
  const missing = people.filter(({ person, allocation }) => allocation > 0 && absences.people.has(person));
  if (away.length === 0 && missing.length === 0) return everybody;
  const shares = lessened(frame.shares, away);
  const lost = new Float64Array(shares.length);
  for (const { person, allocation } of missing) {
    const present = lessened(shares, absences.people.get(person) ?? []);
    for (let day = 0; day < lost.length; day++) lost[day]! += ((shares[day]! - present[day]!) * allocation) / given;
  }
  return workingTime(
    asOf,
    shares.map((share, day) => Math.max(0, share - lost[day]!)),
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
