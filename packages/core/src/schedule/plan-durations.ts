import { MS_PER_WEEK } from '../calendar/index.ts';
import type { Capacity } from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import { median } from '../stats/index.ts';

/** Periods of a working day, whatever its calendar calls an hour; and of a week where no calendar says otherwise. */
export const HOURS_A_DAY = 8;
const HOURS_A_WEEK = 40;

/** What the length of an item's work rests on. */
export type DurationFrom = 'effort' | 'estimate' | 'pace' | 'pace-of-all';

/** How long work on an item takes, in eighths of a working day of one slot. */
export interface Duration {
  readonly hours: number;
  readonly from: DurationFrom;
}

/** What the past says of a team: the time that an item occupies one of its slots, and the points that it has. */
interface Pace {
  readonly hours: number;
  /** Mean points of its finished items; null when too few had any. */
  readonly points: number | null;
}

const WEEKS = 26;
/** With fewer finished items than this the past says nothing. */
const LEAST = 5;
/** A week counts for three usual ones at most: in the others somebody tidied up the tracker. */
const MOST_WEEKS = 3;
/** Ten years of one person: more than that is a slip of the hand. */
export const MOST_HOURS = 20_800;
/** What is under way has at least this share of its work left. */
const LEAST_LEFT = 0.25;

/**
 * How long items take: the effort that was thought to be needed; else the estimate, by what the team needs for a point;
 * else what an item takes the team on average, slots / weekly throughput (Little 1961); else the same of the whole program.
 * @returns a duration, or null when nothing is known to go by
 */
export function itemDurations(
  graph: ProgramGraph,
  program: string,
  capacity: Capacity,
): (item: Item) => Duration | null {
  const finished = finishedLately(graph, program);
  const teams = new Map<string | null, Pace>();
  const weekOf = (team: string | null) => HOURS_A_DAY * (capacity.teams.get(team)?.usual.weekDays ?? WEEK_DAYS);
  const known: Known[] = [];
  for (const [team, items] of grouped(finished)) {
    const slots = capacity.teams.get(team)?.slots ?? 1;
    const weekly = weeklyPace(items, graph.at, weeksOf(graph, program));
    if (items.length < LEAST || slots === 0) continue;
    teams.set(team, { hours: (slots * weekOf(team)) / weekly, points: meanPoints(items) });
    known.push({ hours: slots * weekOf(team), weekly, items });
  }
  const all = paceOfAll(known);
  return (item) => {
    const dayHours = capacity.teams.get(item.team)?.calendar.hours ?? HOURS_A_DAY;
    const full = fullDuration(item, { own: teams.get(item.team) ?? null, all, dayHours });
    return full === null ? null : { ...full, hours: left(graph, item, { hours: full.hours, week: weekOf(item.team) }) };
  };
}

const WEEK_DAYS = HOURS_A_WEEK / HOURS_A_DAY;

/** A team that finished enough: what its slots worked in a week, and what they finished in it. */
interface Known {
  readonly hours: number;
  readonly weekly: number;
  readonly items: readonly Item[];
}

interface Paces {
  readonly own: Pace | null;
  readonly all: Pace | null;
  /** Hours of a working day: what an effort in hours is told in. */
  readonly dayHours: number;
}

function fullDuration(item: Item, { own, all, dayHours }: Paces): Duration | null {
  if (item.effort !== null) return { hours: (item.effort * HOURS_A_DAY) / dayHours, from: 'effort' };
  const pace = own ?? all;
  if (pace === null) return null;
  const points = own?.points ?? all?.points ?? null;
  if (item.estimate !== null && points !== null)
    return { hours: (pace.hours * item.estimate) / points, from: 'estimate' };
  return { hours: pace.hours, from: own === null ? 'pace-of-all' : 'pace' };
}

/** What is left of work that is under way: its time less what has passed, in usual weeks. */
function left(
  graph: ProgramGraph,
  item: Item,
  { hours, week }: { readonly hours: number; readonly week: number },
): number {
  const whole = Math.min(MOST_HOURS, hours);
  return Math.max(whole - passedHours(graph, item, week), whole * LEAST_LEFT);
}

/** Working hours that have passed since work on an item began; 0 for what nobody works on. */
function passedHours(graph: ProgramGraph, { category, startedAt }: Item, week = HOURS_A_WEEK): number {
  return category !== 'doing' || startedAt === null ? 0 : ((graph.at - startedAt) / MS_PER_WEEK) * week;
}

/** The effort of an item, in hours, of which so many are left now: what has passed of work under way comes on top. */
export function effortLeaving(graph: ProgramGraph, item: Item, hours: number): number {
  return Math.min(hours + passedHours(graph, item), hours / LEAST_LEFT, MOST_HOURS);
}

function paceOfAll(known: readonly Known[]): Pace | null {
  if (known.length === 0) return null;
  const hours = known.reduce((sum, team) => sum + team.hours, 0);
  const weekly = known.reduce((sum, team) => sum + team.weekly, 0);
  return { hours: hours / weekly, points: meanPoints(known.flatMap(({ items }) => items)) };
}

function finishedLately(graph: ProgramGraph, program: string): readonly Item[] {
  const since = graph.at - WEEKS * MS_PER_WEEK;
  return [...graph.items.values()].filter(
    ({ program: own, finishedAt }) => own === program && finishedAt !== null && finishedAt > since,
  );
}

/** For how many weeks, of those looked at, the program has been there. */
function weeksOf(graph: ProgramGraph, program: string): number {
  let first = graph.at;
  for (const item of graph.items.values()) if (item.program === program) first = Math.min(first, item.createdAt);
  return Math.min(WEEKS, Math.max(1, Math.ceil((graph.at - first) / MS_PER_WEEK)));
}

function weeklyPace(items: readonly Item[], at: number, weeks: number): number {
  const counts = new Float64Array(WEEKS + 1);
  for (const { finishedAt } of items) counts[Math.floor((at - (finishedAt as number)) / MS_PER_WEEK)]! += 1;
  const usual = median([...counts].filter((count) => count > 0)) ?? 1;
  return counts.reduce((sum, count) => sum + Math.min(count, MOST_WEEKS * usual), 0) / weeks;
}

function meanPoints(items: readonly Item[]): number | null {
  const points = items.flatMap(({ estimate }) => (estimate !== null && estimate > 0 ? [estimate] : []));
  return points.length < LEAST ? null : points.reduce((sum, each) => sum + each, 0) / points.length;
}

function grouped(items: readonly Item[]): ReadonlyMap<string | null, readonly Item[]> {
  const groups = new Map<string | null, Item[]>();
  for (const item of items) {
    const group = groups.get(item.team);
    if (group === undefined) groups.set(item.team, [item]);
    else group.push(item);
  }
  return groups;
}
