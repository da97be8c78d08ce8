import { linkRows } from './link-order.ts';
import type { Periods, Problem, Resource, Schedule, SkillNeed } from './problem.ts';

/**
 * Serial schedule generation (Kelley 1963): each activity in turn starts at the earliest time at which its links, its
 * resources and its people allow. An activity takes one person at most: the one who is free first.
 * @param order the activities, each after those that it waits for
 * @param until no activity may end later
 * @returns the schedule, or the first activity that found no place
 */
export function serialSchedule(
  problem: Problem,
  order: ArrayLike<number>,
  until: Periods,
): Schedule | { readonly without: number } {
  const floor = new Floor(problem);
  const into = linkRows(problem.links, problem.durations.length, 'to');
  const starts = problem.release.map((release) => Math.max(0, release));
  const workers = problem.durations.map((): readonly number[] => []);
  let makespan = 0;
  for (let place = 0; place < order.length; place++) {
    const activity = order[place]!;
    const duration = problem.durations[activity]!;
    let earliest = starts[activity]!;
    for (let i = into.at[activity]!; i < into.at[activity + 1]!; i++) {
      const { from, gap } = problem.links[into.links[i]!]!;
      earliest = Math.max(earliest, starts[from]! + gap);
    }
    const found = floor.firstPlace(activity, { earliest, duration, latest: until - duration });
    if (found === null) return { without: activity };
    starts[activity] = found.start;
    if (found.worker !== null) workers[activity] = [found.worker];
    for (const { calendar, demand } of found.uses) calendar.take(found.start, duration, demand);
    makespan = Math.max(makespan, found.start + duration);
  }
  return { starts, workers, makespan };
}

interface Use {
  readonly calendar: Calendar;
  readonly demand: number;
}

interface Place {
  readonly start: Periods;
  readonly worker: number | null;
  readonly uses: readonly Use[];
}

interface Stretch {
  readonly earliest: Periods;
  readonly duration: Periods;
  readonly latest: Periods;
}

/** All that is shared, with what is free of it. */
class Floor {
  readonly #problem: Problem;
  readonly #resources: readonly Calendar[];
  readonly #people: readonly Calendar[];
  readonly #able = new Map<string, readonly number[]>();

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#resources = problem.resources.map(({ capacity, less }) => new Calendar(capacity, less));
    this.#people = problem.people.map(
      ({ away }) =>
        new Calendar(
          1,
          away.map((time) => ({ ...time, capacity: 0 })),
        ),
    );
  }

  firstPlace(activity: number, stretch: Stretch): Place | null {
    const uses = this.#problem.demands[activity]!.flatMap((demand, resource) =>
      demand > 0 ? [{ calendar: this.#resources[resource]!, demand }] : [],
    );
    const need = this.#problem.skillNeeds[activity]![0];
    if (need !== undefined) return this.#withSomebody(uses, this.#ableTo(need), stretch);
    const start = common(uses, stretch);
    return start === null ? null : { start, worker: null, uses };
  }

  #withSomebody(uses: readonly Use[], able: readonly number[], stretch: Stretch): Place | null {
    let best: Place | null = null;
    for (const worker of able) {
      const all = [...uses, { calendar: this.#people[worker]!, demand: 1 }];
      const latest: Periods = best === null ? stretch.latest : best.start - 1;
      const start = common(all, { ...stretch, latest });
      if (start !== null) best = { start, worker, uses: all };
    }
    return best;
  }

  #ableTo({ skill, level }: SkillNeed): readonly number[] {
    const key = `${skill}/${level}`;
    const able =
      this.#able.get(key) ??
      this.#problem.people.flatMap(({ skills }, worker) =>
        (skills.get(skill) ?? Number.NEGATIVE_INFINITY) >= level ? [worker] : [],
      );
    this.#able.set(key, able);
    return able;
  }
}

/** The first start at which all calendars have room; null when that is later than the latest. */
function common(uses: readonly Use[], { earliest, duration, latest }: Stretch): Periods | null {
  let start = earliest;
  for (let agreed = 0; agreed < uses.length && start <= latest; ) {
    agreed = 0;
    for (const { calendar, demand } of uses) {
      const next = calendar.first({ from: start, duration, demand, latest });
      if (next === start) agreed++;
      start = next;
    }
  }
  return start > latest ? null : start;
}

/** What is free of a resource, period by period. */
class Calendar {
  readonly #capacity: number;
  readonly #less: Resource['less'];
  #free = new Int32Array(0);
  /** Nothing is free before it. */
  #full = 0;

  constructor(capacity: number, less: Resource['less']) {
    this.#capacity = capacity;
    this.#less = less;
    this.#reach(1_024);
  }

  /** The first start from a time on at which there is room; later than `latest` when there is none up to it. */
  first(of: { from: Periods; duration: Periods; demand: number; latest: Periods }): Periods {
    const { demand, duration, latest } = of;
    if (demand > this.#capacity) return latest + 1;
    let start = duration === 0 ? of.from : Math.max(of.from, this.#full);
    for (let period = start; period < start + duration && start <= latest; period++) {
      if (period >= this.#free.length) return start;
      if (this.#free[period]! < demand) start = period + 1;
    }
    return start;
  }

  take(start: Periods, duration: Periods, demand: number): void {
    this.#reach(start + duration);
    for (let period = start; period < start + duration; period++) this.#free[period]! -= demand;
    while (this.#full < this.#free.length && this.#free[this.#full]! <= 0) this.#full++;
  }

  /** Leave is known as far as it was entered, so beyond it everything is free. */
  #reach(length: number): void {
    const before = this.#free.length;
    const end = this.#less.at(-1)?.until ?? 0;
    if (length <= before) return;
    const grown = new Int32Array(Math.max(length, 2 * before, before === 0 ? end : 0)).fill(this.#capacity);
    grown.set(this.#free);
    this.#free = grown;
    if (before === 0) for (const { from, until, capacity } of this.#less) grown.fill(capacity, from, until);
  }
}
