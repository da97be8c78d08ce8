import { hasSkill } from './can-fill.ts';
import type { Constraint, Periods, Problem, SkillNeed } from './problem.ts';

/** Something of which there is a limited amount at each time, and the work that nothing else can do. */
export interface Pool {
  /** How much there is from each time on, in the order of time; the first from 0. */
  readonly steps: readonly Step[];
  /** What each activity takes of it while it runs; only those that take something. */
  readonly takes: ReadonlyMap<number, number>;
  /** The constraints that make it short. */
  readonly because: (activities: readonly number[]) => readonly Constraint[];
}

export interface Step {
  readonly from: Periods;
  readonly amount: number;
}

/** Unions of two groups of people are looked at up to so many groups. */
const MOST_GROUPS_IN_PAIRS = 64;

/**
 * The pools of a problem: each resource, and each group of people who alone can do something: those who are able for a
 * need, two such groups together, and everybody.
 */
export function poolsOf(problem: Problem): Pool[] {
  return [...problem.resources.map((_, r) => resourcePool(problem, r)), ...peoplePools(problem)];
}

function resourcePool({ resources, demands, durations }: Problem, r: number): Pool {
  const { capacity, less } = resources[r]!;
  const takes = new Map<number, number>();
  for (const [a, duration] of durations.entries()) {
    const amount = demands[a]?.[r] ?? 0;
    if (amount > 0 && duration > 0) takes.set(a, amount);
  }
  const changes = less.map((time) => ({ ...time, by: time.capacity - capacity }));
  return { steps: stepsOf(capacity, changes), takes, because: () => [{ kind: 'capacity', resource: r }] };
}

/** Amounts over time from changes that hold for a while; never below zero. */
function stepsOf(
  amount: number,
  changes: readonly { readonly from: Periods; readonly until: Periods; readonly by: number }[],
): Step[] {
  const events = changes
    .filter(({ from, until }) => until > from)
    .flatMap(({ from, until, by }) => [
      { at: Math.max(0, from), by },
      { at: until, by: -by },
    ])
    .sort((a, b) => a.at - b.at);
  const steps: Step[] = [{ from: 0, amount: Math.max(0, amount) }];
  let now = amount;
  for (const [i, { at, by }] of events.entries()) {
    now += by;
    if (events[i + 1]?.at === at || at === Number.POSITIVE_INFINITY) continue;
    if (at === 0) steps.pop();
    steps.push({ from: at, amount: Math.max(0, now) });
  }
  return steps;
}

/** The people who are able for a need, by their indices in order. */
type Group = readonly number[];

function peoplePools(problem: Problem): Pool[] {
  if (problem.people.length === 0) return [];
  const groupOf = groupsOf(problem);
  const own = [...new Map([...groupOf.values()].map((group) => [group.join(), group])).values()];
  const pairs =
    own.length > MOST_GROUPS_IN_PAIRS ? [] : own.flatMap((a, i) => own.slice(i + 1).map((b) => union(a, b)));
  const all = [...own, ...pairs, problem.people.map((_, w) => w)];
  return [...new Map(all.map((group) => [group.join(), group])).values()].map((group) =>
    peoplePool(problem, group, groupOf),
  );
}

function keyOf({ skill, level }: SkillNeed): string {
  return `${skill}/${level}`;
}

function groupsOf({ skillNeeds, people }: Problem): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const need of skillNeeds.flat()) {
    if (groups.has(keyOf(need)) || need.people === 0) continue;
    groups.set(
      keyOf(need),
      people.flatMap((person, w) => (hasSkill(person, need) ? [w] : [])),
    );
  }
  return groups;
}

function union(a: Group, b: Group): Group {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function peoplePool(problem: Problem, group: Group, groupOf: ReadonlyMap<string, Group>): Pool {
  const members = new Set(group);
  const isWithin = new Map([...groupOf].map(([key, able]) => [key, able.every((w) => members.has(w))]));
  const own = (activity: number) =>
    (problem.skillNeeds[activity] ?? []).filter((need) => need.people > 0 && isWithin.get(keyOf(need)) === true);
  const takes = new Map<number, number>();
  for (const [a, duration] of problem.durations.entries()) {
    const amount = own(a).reduce((sum, need) => sum + need.people, 0);
    if (amount > 0 && duration > 0) takes.set(a, amount);
  }
  const away = group.flatMap((w) => problem.people[w]!.away.map((time) => ({ ...time, by: -1 })));
  const because = (activities: readonly number[]): Constraint[] => [
    ...activities.flatMap((a) => own(a).map(({ skill }): Constraint => ({ kind: 'skill', activity: a, skill }))),
    ...group.filter((w) => problem.people[w]!.away.length > 0).map((w): Constraint => ({ kind: 'away', worker: w })),
  ];
  return { steps: stepsOf(group.length, away), takes, because };
}

/** When work that begins at a time is done at the earliest, if it can be cut at will; infinite when it never is. */
export function doneAt(steps: readonly Step[], from: Periods, work: number): Periods {
  let left = work;
  for (const [i, step] of steps.entries()) {
    const start = Math.max(from, step.from);
    const end = steps[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (end <= start) continue;
    if (step.amount > 0 && left <= step.amount * (end - start)) return start + Math.ceil(left / step.amount);
    left -= step.amount === 0 ? 0 : step.amount * (end - start);
  }
  return left <= 0 ? from : Number.POSITIVE_INFINITY;
}
