import { type Day, daysBetween } from '../calendar/index.ts';
import {
  type Breach,
  type Capacity,
  type CeilingRules,
  capacityOf,
  firstBreach,
  type Loadable,
  loadByWeek,
  type PersonCapacity,
  type PlannedWork,
  teamsOfPeople,
  type WeekLoad,
  workBy,
} from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import { isGivenLately } from './given-lately.ts';
import { HOURS_A_DAY, itemDurations } from './plan-durations.ts';
import { planItems } from './plan-items.ts';

/** What is asked for. */
export interface AskedOptions {
  /** The day by which the open work of each milestone is asked for, by id; what is missing asks for nothing. */
  readonly due: ReadonlyMap<string, Day>;
  readonly rules: CeilingRules;
  /** How many weeks are told. */
  readonly weeks: number;
}

/** An open item as work of a person, spread evenly from now to the day by which its first milestone is due. */
export interface AskedItem {
  readonly item: string;
  readonly team: string | null;
  /** Who has it; null where nobody who works here does. */
  readonly person: string | null;
  /** Working days of one person. */
  readonly days: number;
  /** Those that they need to find their way into such work. */
  readonly learning: number;
  readonly due: Day;
}

/** A week of somebody, with the share of it that leave takes. */
export interface AskedWeek extends WeekLoad {
  readonly away: number;
}

/** What is asked of a team as a whole. */
export interface TeamAsked {
  readonly team: string | null;
  readonly name: string;
  /** People who share its work, in full weeks. */
  readonly heads: number;
  /** Open items of the milestones. */
  readonly open: number;
  readonly weeks: readonly AskedWeek[];
}

/** What is asked of a person. */
export interface PersonAsked extends PersonCapacity {
  /** The team that they are in: as said, else the one whose items they have or finished most of, lately. */
  readonly home: string | null;
  readonly open: number;
  readonly weeks: readonly AskedWeek[];
  /** Where they are first above their ceiling for longer than they should be; null where they never are. */
  readonly breach: Breach | null;
}

/** What the milestones of a program ask of its teams and people, by week. */
export interface AskedLoad {
  readonly asOf: Day;
  readonly capacity: Capacity;
  readonly items: readonly AskedItem[];
  /** Open items whose length nothing tells. */
  readonly unsized: number;
  readonly teams: readonly TeamAsked[];
  readonly people: readonly PersonAsked[];
}

/**
 * What the open work of milestones asks of teams and people if each is to be done by its day: unlike a plan, which nobody is
 * ever above, it shows whose share cannot be done in time. Method: docs/methods/capacity.md.
 * @throws RangeError when the graph has no such program
 */
export function askedLoad(graph: ProgramGraph, program: string, options: AskedOptions): AskedLoad {
  if (!graph.programs.has(program)) throw new RangeError(`no program "${program}"`);
  const capacity = capacityOf(graph, program);
  const { items: open } = planItems(graph, [...options.due.keys()]);
  const known = open.filter((item) => item.program === program);
  const daysOf = personDays(graph, program, capacity);
  const asked = known.flatMap((item): AskedItem[] => {
    const due = dueOf(item, options.due);
    const days = daysOf(item);
    if (days === null || due === null) return [];
    const person = capacity.people.has(item.assignee ?? '') ? item.assignee : null;
    const learning = person !== null && isGivenLately(item, capacity.asOf) ? (item.learning ?? 0) : 0;
    return [{ item: item.id, team: item.team, person, days, learning, due }];
  });
  const unsized = known.filter((item) => daysOf(item) === null).length;
  const people = peopleAsked(graph, program, { asked, capacity, options });
  return { asOf: capacity.asOf, capacity, items: asked, unsized, teams: teamsAsked(asked, capacity, options), people };
}

/** What is asked of one person, if these items were theirs. */
export function askedOf(
  person: PersonCapacity,
  items: readonly AskedItem[],
  { capacity, options }: { readonly capacity: Capacity; readonly options: Pick<AskedOptions, 'rules' | 'weeks'> },
): Pick<PersonAsked, 'weeks' | 'breach'> {
  const { time, allocation: gives, ceiling } = person;
  const who: Loadable = { who: person.person, time, gives, ceiling };
  const work = items.map((item) => workOf(item, who.who, capacity.asOf));
  const until = untilOf(capacity.asOf, options.weeks);
  return {
    weeks: weeksOf(who, work, { capacity, weeks: options.weeks }),
    breach: firstBreach(who, work, { rules: options.rules, until }),
  };
}

const WEEK = 7;

/** Days after the as-of day up to the end of the last week that is told: the first is what is left of its week. */
function untilOf(asOf: Day, weeks: number): number {
  return leftOfWeek(asOf) + weeks * WEEK - (isOverFor(asOf) ? 0 : WEEK);
}

function leftOfWeek(asOf: Day): number {
  // 1970-01-05 was a Monday.
  return WEEK - 1 - (daysBetween('1970-01-05', asOf) % WEEK);
}

/** Whether no working day of the week is left: then the next one is told first. */
function isOverFor(asOf: Day): boolean {
  return leftOfWeek(asOf) <= 2;
}

function weeksOf(
  who: Loadable,
  work: readonly PlannedWork[],
  { capacity, weeks }: { readonly capacity: Capacity; readonly weeks: number },
): readonly AskedWeek[] {
  const until = untilOf(capacity.asOf, weeks);
  // Nothing, up to the last week: so that a week of which nothing is asked is told as well.
  const [load] = loadByWeek([who], [...work, { who: who.who, from: 0, until, days: 0 }]);
  const isSkipped = leftOfWeek(capacity.asOf) > 0 && isOverFor(capacity.asOf);
  return load!.weeks
    .slice(Number(isSkipped))
    .slice(0, weeks)
    .map((week) => {
      const from = Math.max(0, daysBetween(capacity.asOf, week.week) - 1);
      const end = daysBetween(capacity.asOf, week.week) - 1 + WEEK;
      const usual = who.gives * (workBy(capacity.everybody, end) - workBy(capacity.everybody, from));
      return { ...week, away: usual > 0 ? Math.max(0, 1 - week.capacity / usual) : 0 };
    });
}

function workOf({ days, learning, due }: AskedItem, who: string, asOf: Day): PlannedWork {
  return { who, from: 0, until: Math.max(1, daysBetween(asOf, due)), days: days + learning };
}

/** The first day by which a milestone waits for an item; that of the last milestone where none does outright. */
function dueOf({ milestones }: Item, due: ReadonlyMap<string, Day>): Day | null {
  const own = milestones.flatMap((id) => due.get(id) ?? []).sort();
  return own[0] ?? [...due.values()].sort().at(-1) ?? null;
}

/**
 * Working days of a person that an item takes: the effort as said; else the time that it occupies a slot of its team, times the
 * people of the team for each slot, as somebody who has several items under way gives each a part of the day.
 */
function personDays(graph: ProgramGraph, program: string, capacity: Capacity): (item: Item) => number | null {
  const durationOf = itemDurations(graph, program, capacity);
  return (item) => {
    const duration = durationOf(item);
    if (duration === null) return null;
    const days = duration.hours / HOURS_A_DAY;
    const team = capacity.teams.get(item.team);
    if (duration.from === 'effort' || team === undefined || team.slots === 0) return days;
    return (days * team.heads) / team.slots;
  };
}

function teamsAsked(asked: readonly AskedItem[], capacity: Capacity, options: AskedOptions): readonly TeamAsked[] {
  const byTeam = grouped(asked, ({ team }) => team);
  return [...capacity.teams.values()].map(({ team, name, heads, time }) => {
    const items = byTeam.get(team) ?? [];
    const who: Loadable = { who: team ?? '', time, gives: heads, ceiling: 1 };
    const work = items.map((item) => workOf(item, who.who, capacity.asOf));
    return { team, name, heads, open: items.length, weeks: weeksOf(who, work, { capacity, weeks: options.weeks }) };
  });
}

interface Frame {
  readonly asked: readonly AskedItem[];
  readonly capacity: Capacity;
  readonly options: AskedOptions;
}

/** Those who have open work, are in a team of the program, or finished something of it lately. */
function peopleAsked(graph: ProgramGraph, program: string, frame: Frame): readonly PersonAsked[] {
  const { asked, capacity, options } = frame;
  const byPerson = grouped(asked, ({ person }) => person);
  const homes = teamsOfPeople(graph, program);
  return [...capacity.people.values()].flatMap((person) => {
    const items = byPerson.get(person.person) ?? [];
    const home = person.team ?? homes.get(person.person) ?? null;
    const isHere = items.length > 0 || homes.has(person.person) || (person.team !== null && capacity.teams.has(home));
    if (!isHere) return [];
    return [{ ...person, home, open: items.length, ...askedOf(person, items, { capacity, options }) }];
  });
}

function grouped<T, K>(things: readonly T[], keyOf: (thing: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
