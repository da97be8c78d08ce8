import { type LinkRows, linkRows } from '../link-order.ts';
import type { Periods, Problem, Worker } from '../problem.ts';
import { type Kind, kindOf } from './kind.ts';

/** Whole numbers of periods: 32 bits where the longest schedule fits, else doubles, which hold 2⁵³. */
export type Times = Int32Array | Float64Array;

/**
 * A problem in which all that does work is a *hand*: a person, or one unit of a resource, which has no name. What an
 * activity needs are *places*, each for one hand; the hands that fill them are its *crew*. So one search serves people
 * with skills, slots of teams, and both at once.
 */
export interface CrewModel {
  readonly count: number;
  readonly hands: number;
  readonly people: number;
  readonly durations: Times;
  readonly release: Times;
  readonly into: LinkRows;
  readonly out: LinkRows;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly gaps: Times;
  /** What each activity asks for; those that ask for the same share it. */
  readonly kinds: readonly Kind[];
  /** The crew of activity `a` stands at `crewAt[a]` to `crewAt[a + 1]` of a plan's crews. */
  readonly crewAt: Int32Array;
  /** When hand `h` is away: rows `awayAt[h]` to `awayAt[h + 1]`. */
  readonly awayAt: Int32Array;
  readonly awayFrom: Times;
  readonly awayUntil: Times;
  /** The end of the longest schedule, one after the other. */
  readonly horizon: Periods;
}

/** A resource of more units is told in coarser ones, its demands rounded up: schedules still hold. */
const MOST_UNITS = 256;

/** A problem without cycles in which each demand can be met, for `searchCrews`. In O(activities · distinct needs · hands). */
export function crewModel(problem: Problem): CrewModel {
  const { links } = problem;
  const count = problem.durations.length;
  const units = problem.resources.map((_, r) => unitsOf(problem, r));
  const hands = handsOf(problem, units);
  const horizon = horizonOf(problem);
  const times = (values: readonly Periods[]): Times =>
    horizon < 2 ** 30 ? Int32Array.from(values) : Float64Array.from(values);
  const known = new Map<string, Kind>();
  const kinds = problem.durations.map((_, a) => kindOf(needsOf(problem, units, a), hands, known));
  const crewAt = new Int32Array(count + 1);
  for (const [a, kind] of kinds.entries()) crewAt[a + 1] = crewAt[a]! + kind.places;
  const awayAt = new Int32Array(hands.length + 1);
  for (const [h, { away }] of hands.entries()) awayAt[h + 1] = awayAt[h]! + away.length;
  return {
    count,
    hands: hands.length,
    people: problem.people.length,
    durations: times(problem.durations),
    release: times(problem.release.map((release) => Math.max(0, release))),
    into: linkRows(links, count, 'to'),
    out: linkRows(links, count, 'from'),
    from: Int32Array.from(links, (link) => link.from),
    to: Int32Array.from(links, (link) => link.to),
    gaps: times(links.map((link) => link.gap)),
    kinds,
    crewAt,
    awayAt,
    awayFrom: times(hands.flatMap(({ away }) => away.map(({ from }) => Math.min(from, horizon)))),
    awayUntil: times(hands.flatMap(({ away }) => away.map(({ until }) => Math.min(until, 2 * horizon)))),
    horizon,
  };
}

/** How a resource is cut into hands. */
interface Units {
  /** The skill that stands for it: negative, so that it is never a person's. */
  readonly skill: number;
  readonly count: number;
  /** Hands for so much of the resource. */
  readonly handsFor: (amount: number) => number;
}

function unitsOf({ resources, demands }: Problem, r: number): Units {
  const { capacity, less } = resources[r]!;
  const amounts = [...demands.map((each) => each[r] ?? 0), capacity, ...less.map((time) => time.capacity)];
  const size = Math.max(1, amounts.reduce(greatestCommonDivisor), capacity / MOST_UNITS);
  return {
    skill: -1 - r,
    count: Math.floor(capacity / size),
    handsFor: (amount) => Math.ceil(Math.max(0, amount) / size),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The people, and behind them the units of each resource; those that are missing for a while are the last ones. */
function handsOf({ people, resources }: Problem, units: readonly Units[]): Worker[] {
  const unnamed = resources.flatMap(({ less }, r) => {
    const { skill, count, handsFor } = units[r]!;
    return Array.from({ length: count }, (_, unit) => ({
      skills: new Map([[skill, 1]]),
      away: less.filter((time) => unit >= count - handsFor(resources[r]!.capacity - time.capacity)),
    }));
  });
  return [...people, ...unnamed].map(({ skills, away }) => ({ skills, away: away.filter(isTime) }));
}

function isTime({ from, until }: { from: Periods; until: Periods }): boolean {
  return until > from;
}

function needsOf(problem: Problem, units: readonly Units[], activity: number) {
  if (problem.durations[activity] === 0) return [];
  const skills = (problem.skillNeeds[activity] ?? []).filter((need) => need.people > 0);
  const amounts = (problem.demands[activity] ?? []).flatMap((demand, r) =>
    demand > 0 ? [{ skill: units[r]!.skill, level: 1, people: units[r]!.handsFor(demand) }] : [],
  );
  return [...skills, ...amounts];
}

function horizonOf({ durations, links, release, resources, people }: Problem): Periods {
  const work = durations.reduce((sum, duration) => sum + duration, 0);
  const gaps = links.reduce((sum, { gap, from }) => sum + Math.max(0, gap - durations[from]!), 0);
  const held = release.reduce((most, time) => Math.max(most, time), 0);
  const ends = [...resources.flatMap(({ less }) => less), ...people.flatMap(({ away }) => away)];
  const last = ends.reduce((most, { until }) => (Number.isFinite(until) ? Math.max(most, until) : most), 0);
  return work + gaps + held + last + 1;
}
