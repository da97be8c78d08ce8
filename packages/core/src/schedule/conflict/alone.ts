import { canFill, hasSkill } from '../can-fill.ts';
import type { Constraint, Periods, Problem, SkillNeed } from '../problem.ts';

/** When an activity could run if it were alone with its resources and its people. */
export interface Alone {
  /** The first start from a time on; infinite when there is none. */
  readonly first: (activity: number, from: Periods) => Periods;
  /** The constraints that may hold it back. */
  readonly why: (activity: number) => readonly Constraint[];
}

interface Span {
  readonly from: Periods;
  readonly until: Periods;
}

/** Asks of a problem when each activity could run alone; what activities with the same needs share is found once. */
export function aloneIn(problem: Problem): Alone {
  const { durations, resources, demands, people, skillNeeds } = problem;
  const isSteady = resources.every(({ less }) => less.length === 0) && people.every(({ away }) => away.length === 0);
  const known = new Map<string, readonly number[]>();
  return { first: (activity, from) => (isSteady || durations[activity] === 0 ? from : first(activity, from)), why };

  function first(activity: number, from: Periods): Periods {
    if (fits(activity, from)) return from;
    const ends = [
      ...scarce(activity).flatMap((r) => resources[r]!.less.map(({ until }) => until)),
      ...able(activity).flatMap((w) => people[w]!.away.map(({ until }) => until)),
    ];
    const times = ends.filter((time) => time > from && time < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    return times.find((time) => fits(activity, time)) ?? Number.POSITIVE_INFINITY;
  }

  function fits(activity: number, from: Periods): boolean {
    const until = from + durations[activity]!;
    const meets = (span: Span) => span.from < until && from < span.until;
    const isShort = scarce(activity).some((r) =>
      resources[r]!.less.some((time) => time.capacity < demands[activity]![r]! && meets(time)),
    );
    if (isShort) return false;
    const all = able(activity);
    const there = all.filter((w) => !people[w]!.away.some(meets));
    if (there.length === all.length) return true;
    return canFill(
      needsOf(activity),
      there.map((w) => people[w]!),
    );
  }

  /** The resources that it needs and of which there is less for a while. */
  function scarce(activity: number): number[] {
    return (demands[activity] ?? []).flatMap((demand, r) => (demand > 0 && resources[r]!.less.length > 0 ? [r] : []));
  }

  function needsOf(activity: number): SkillNeed[] {
    return (skillNeeds[activity] ?? []).filter((need) => need.people > 0);
  }

  /** The people who are able for one of its needs. */
  function able(activity: number): readonly number[] {
    const needs = needsOf(activity);
    const key = needs.map(({ skill, level }) => `${skill}/${level}`).join(' ');
    const found =
      known.get(key) ?? people.flatMap((person, w) => (needs.some((need) => hasSkill(person, need)) ? [w] : []));
    known.set(key, found);
    return found;
  }

  function why(activity: number): Constraint[] {
    return [
      ...scarce(activity).map((resource): Constraint => ({ kind: 'capacity', resource })),
      ...able(activity)
        .filter((worker) => people[worker]!.away.length > 0)
        .map((worker): Constraint => ({ kind: 'away', worker })),
      ...needsOf(activity).map(({ skill }): Constraint => ({ kind: 'skill', activity, skill })),
    ];
  }
}
