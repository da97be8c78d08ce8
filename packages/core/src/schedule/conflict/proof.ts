import { hasSkill } from '../can-fill.ts';
import type { Constraint, Periods, Problem, SkillNeed } from '../problem.ts';
import { windowsOf } from './windows.ts';

const MOST_ACTIVITIES = 10;
const MOST_NODES = 20_000;

/**
 * All constraints of a small problem, when trying every order and every crew shows that no schedule meets its deadlines;
 * none when there is a schedule, or when that takes too long. It is enough to start activities in the order of their
 * starts, each as soon as it can: moving one to the left never hurts, while no gap is below zero.
 */
export function proof(problem: Problem): readonly (readonly Constraint[])[] {
  const { durations, deadline, links } = problem;
  const isSmall = durations.length <= MOST_ACTIVITIES && links.every(({ gap }) => gap >= 0);
  if (!isSmall || deadline.every((time) => time === null)) return [];
  return new Trial(problem).canBeMet() ? [] : [allOf(problem)];
}

function allOf({ durations, deadline, release, links, resources, people, skillNeeds }: Problem): Constraint[] {
  const activities = durations.map((_, activity) => activity);
  return [
    ...activities.filter((a) => deadline[a] !== null).map((activity) => ({ kind: 'deadline', activity }) as const),
    ...activities.filter((a) => release[a]! > 0).map((activity) => ({ kind: 'release', activity }) as const),
    ...links.map((_, link) => ({ kind: 'link', link }) as const),
    ...resources.map((_, resource) => ({ kind: 'capacity', resource }) as const),
    ...people.flatMap(({ away }, worker) => (away.length > 0 ? [{ kind: 'away', worker } as const] : [])),
    ...activities.flatMap((activity) =>
      skillNeeds[activity]!.map(({ skill }) => ({ kind: 'skill', activity, skill }) as const),
    ),
  ];
}

interface Placed {
  readonly activity: number;
  readonly start: Periods;
  readonly end: Periods;
  readonly crew: readonly number[];
}

class Trial {
  readonly #problem: Problem;
  readonly #latest: readonly Periods[];
  #nodes = 0;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#latest = windowsOf(problem).latestStart;
  }

  /** Is there a schedule behind what is placed, or is it too much to tell? */
  canBeMet(placed: readonly Placed[] = []): boolean {
    const { durations } = this.#problem;
    if (placed.length === durations.length || ++this.#nodes > MOST_NODES) return true;
    const open = durations.flatMap((_, a) => (placed.some(({ activity }) => activity === a) ? [] : [a]));
    const now = placed.at(-1)?.start ?? 0;
    if (open.some((a) => now > this.#latest[a]!)) return false;
    return open.some((a) => {
      const from = this.#soonest(a, placed);
      return from !== null && crewsFor(this.#problem, a).some((crew) => this.#canStart(a, { from, crew, placed }));
    });
  }

  #canStart(activity: number, of: { from: Periods; crew: readonly number[]; placed: readonly Placed[] }): boolean {
    const { placed, crew } = of;
    const { resources, people, durations } = this.#problem;
    const ends = [
      of.from,
      ...placed.map(({ end }) => end),
      ...resources.flatMap(({ less }) => less.map(({ until }) => until)),
      ...crew.flatMap((w) => people[w]!.away.map(({ until }) => until)),
    ];
    const times = ends.filter((time) => time >= of.from && time <= this.#latest[activity]!).sort((a, b) => a - b);
    const next = times
      .map((start): Placed => ({ activity, start, end: start + durations[activity]!, crew }))
      .find((place) => this.#isFree(place, placed));
    return next !== undefined && this.canBeMet([...placed, next]);
  }

  /** When links allow the start behind those that are placed; null while some of them are not. */
  #soonest(activity: number, placed: readonly Placed[]): Periods | null {
    let soonest = Math.max(this.#problem.release[activity]!, placed.at(-1)?.start ?? 0);
    for (const { from, to, gap } of this.#problem.links) {
      if (to !== activity) continue;
      const before = placed.find((each) => each.activity === from);
      if (before === undefined) return null;
      soonest = Math.max(soonest, before.start + gap);
    }
    return soonest;
  }

  #isFree(next: Placed, placed: readonly Placed[]): boolean {
    if (next.end === next.start) return true;
    const { people, resources, demands } = this.#problem;
    const beside = placed.filter(({ start, end }) => start < next.end && next.start < end);
    if (beside.some(({ crew }) => crew.some((w) => next.crew.includes(w)))) return false;
    if (next.crew.some((w) => people[w]!.away.some(({ from, until }) => from < next.end && next.start < until)))
      return false;
    return resources.every(({ capacity, less }, r) => {
      if ((demands[next.activity]![r] ?? 0) === 0) return true;
      const times = [next.start, ...less.flatMap(({ from }) => (from > next.start && from < next.end ? [from] : []))];
      return times.every((time) => {
        const running = [next, ...beside].filter(({ start, end }) => start <= time && time < end);
        const there = less.find(({ from, until }) => from <= time && time < until)?.capacity ?? capacity;
        return running.reduce((sum, { activity }) => sum + (demands[activity]![r] ?? 0), 0) <= there;
      });
    });
  }
}

/** Every crew that can fill the needs of an activity. */
function crewsFor({ durations, skillNeeds, people }: Problem, activity: number): readonly (readonly number[])[] {
  if (durations[activity] === 0) return [[]];
  const places = skillNeeds[activity]!.flatMap((need) => Array.from({ length: need.people }, () => need));
  const crews = places.reduce<number[][]>((found, need) => found.flatMap((crew) => extended(crew, need)), [[]]);
  return [...new Map(crews.map((crew) => [crew.toSorted((a, b) => a - b).join(), crew])).values()];

  function extended(crew: number[], need: SkillNeed): number[][] {
    return people.flatMap((person, w) => (crew.includes(w) || !hasSkill(person, need) ? [] : [[...crew, w]]));
  }
}
