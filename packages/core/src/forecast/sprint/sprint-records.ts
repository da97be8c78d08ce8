import { type Day, MS_PER_DAY, startOfDay } from '../../calendar/index.ts';
import type { Item, ProgramGraph, SprintStay } from '../../program/index.ts';
import type { Sprint } from '../../vocabulary/index.ts';
import type { Traits } from '../item/item-lives.ts';
import { type DayNumber, NEVER } from '../ledger.ts';

/** An item in a sprint, in whole days; `NEVER` for what has not happened. */
export interface SprintMember {
  readonly id: string;
  readonly created: DayNumber;
  readonly started: DayNumber;
  /** When it was over: finished, or dropped. */
  readonly over: DayNumber;
  /** When it came into the sprint, and when it was taken out. */
  readonly joined: DayNumber;
  readonly left: DayNumber;
  /** Whether it had been in a sprint that began earlier. */
  readonly isCarried: boolean;
  readonly traits: Traits;
}

/** A sprint with its items. It is compiled once, and can then be read as of any earlier day. */
export interface SprintRecord {
  readonly id: string;
  readonly name: string;
  /** Sprints of one series follow each other: those of one team, by the words of their names. */
  readonly series: string;
  readonly start: DayNumber;
  /** Its last planned day. */
  readonly end: DayNumber;
  /** The day on which it was closed; `NEVER` when it was not, as far as is told. */
  readonly closed: DayNumber;
  /** False when nothing tells since when items are in it: then those count that it held in the end. */
  readonly isDated: boolean;
  readonly members: readonly SprintMember[];
}

/** The sprints of a program that have two days in order, by start and then id; what is said of their items comes from `stays`. */
export function sprintRecords(
  graph: ProgramGraph,
  program: string,
  stays: ReadonlyMap<string, readonly SprintStay[]>,
): readonly SprintRecord[] {
  const sprints = [...graph.sprints.values()].filter((sprint) => sprint.program === program && spanOf(sprint) !== null);
  const starts = firstStarts(sprints, stays);
  const isFinalOnly = graph.programs.get(program)?.history === 'final-state';
  return sprints
    .map((sprint) => recordOf(sprint, { graph, stays: stays.get(sprint.id) ?? [], starts, isFinalOnly }))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/** A day as a number. */
const numberOf = (day: Day): DayNumber => Math.floor(startOfDay(day) / MS_PER_DAY);

function spanOf({ start, end }: Sprint): readonly [DayNumber, DayNumber] | null {
  return start === null || end === null || end < start ? null : [numberOf(start), numberOf(end)];
}

/** The first day of the first sprint that each item was in. */
function firstStarts(sprints: readonly Sprint[], stays: ReadonlyMap<string, readonly SprintStay[]>) {
  const first = new Map<string, DayNumber>();
  for (const sprint of sprints) {
    const [start] = spanOf(sprint) as readonly [DayNumber, DayNumber];
    for (const { item } of stays.get(sprint.id) ?? []) first.set(item, Math.min(first.get(item) ?? NEVER, start));
  }
  return first;
}

interface Around {
  readonly graph: ProgramGraph;
  readonly stays: readonly SprintStay[];
  readonly starts: ReadonlyMap<string, DayNumber>;
  /** Whether only the last state of each item is told, without its past. */
  readonly isFinalOnly: boolean;
}

function recordOf(sprint: Sprint, { graph, stays, starts, isFinalOnly }: Around): SprintRecord {
  const [start, end] = spanOf(sprint) as readonly [DayNumber, DayNumber];
  const members = stays.flatMap((stay): SprintMember[] => {
    const item = graph.items.get(stay.item);
    return item === undefined ? [] : [memberOf(item, stay, (starts.get(item.id) ?? start) < start)];
  });
  return {
    id: sprint.id,
    name: sprint.name ?? sprint.id,
    series: seriesOf(sprint.name ?? ''),
    start,
    end,
    closed: sprint.completed === null ? NEVER : numberOf(sprint.completed),
    isDated: !isFinalOnly || stays.some(({ isDated }) => isDated),
    members: members.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const dayNumber = (at: number | null): DayNumber => (at === null ? NEVER : Math.floor(at / MS_PER_DAY));

function memberOf(item: Item, { from, to }: SprintStay, isCarried: boolean): SprintMember {
  return {
    id: item.id,
    created: dayNumber(item.createdAt),
    started: dayNumber(item.startedAt),
    over: dayNumber(item.finishedAt),
    joined: dayNumber(from),
    left: dayNumber(to),
    isCarried,
    traits: [item.type, item.team, item.priority],
  };
}

// "2017 Sprint 19 SDK" and "2017 Sprint 20 SDK" follow each other.
function seriesOf(name: string): string {
  return name.toLowerCase().replace(/\d+/g, ' ').replace(/\s+/g, ' ').trim();
}
