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

/** Two groups of people together are looked at while that takes no more steps: pairs times activities. */
const MOST_STEPS_IN_PAIRS = 500_000;

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

/** People who alone can fill some needs. */
interface Group {
  /** By their indices, in order. */
  readonly people: readonly number[];
  /** What is asked of them: each need with its activity. */
  readonly asked: readonly { readonly activity: number; readonly need: SkillNeed }[];
}

function peoplePools(problem: Problem): Pool[] {
  const own = groupsOf(problem);
  if (own.length === 0) return [];
  const pairs = (own.length * (own.length - 1)) / 2;
  const isSmall = pairs * problem.durations.length <= MOST_STEPS_IN_PAIRS;
  const together = isSmall ? own.flatMap((a, i) => own.slice(i + 1).map((b) => union(a.people, b.people))) : [];
  const all = [...own.map(({ people }) => people), ...together, problem.people.map((_, w) => w)];
  const distinct = [...new Map(all.map((people) => [people.join(), people])).values()];
  return distinct.map((people) => {
    const members = new Set(people);
    const asked = own.flatMap((group) => (group.people.every((w) => members.has(w)) ? group.asked : []));
    return peoplePool(problem, { people, asked });
  });
}

/** A group for each need that is asked, whatever activity asks. */
function groupsOf({ durations, skillNeeds, people }: Problem): Group[] {
  const byNeed = new Map<string, { activity: number; need: SkillNeed }[]>();
  const all = skillNeeds.flatMap((needs, activity) => needs.map((need) => ({ activity, need })));
  for (const each of all) {
    if (each.need.people === 0 || durations[each.activity] === 0) continue;
    const key = `${each.need.skill}/${each.need.level}`;
    const list = byNeed.get(key);
    if (list === undefined) byNeed.set(key, [each]);
    else list.push(each);
  }
  return [...byNeed.values()].map((asked) => ({
    people: people.flatMap((person, w) => (hasSkill(person, asked[0]!.need) ? [w] : [])),
    asked,
  }));
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function peoplePool(problem: Problem, { people, asked }: Group): Pool {
  const takes = new Map<number, number>();
  for (const { activity, need } of asked) takes.set(activity, (takes.get(activity) ?? 0) + need.people);
  const away = people.flatMap((w) => problem.people[w]!.away.map((time) => ({ ...time, by: -1 })));
  const because = (activities: readonly number[]): Constraint[] => {
    const inside = new Set(activities);
    return [
      ...asked
        .filter(({ activity }) => inside.has(activity))
        .map(({ activity, need }): Constraint => ({ kind: 'skill', activity, skill: need.skill })),
      ...people
        .filter((w) => problem.people[w]!.away.length > 0)
        .map((worker): Constraint => ({ kind: 'away', worker })),
    ];
  };
  return { steps: stepsOf(people.length, away), takes, because };
}
