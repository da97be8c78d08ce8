import type { Problem, Resource, SkillNeed, Worker } from '@fulcrum/core/schedule';

/** What the formats tell of a problem; none of them knows calendars, releases or deadlines. */
export interface Told {
  readonly durations: readonly number[];
  /** Indices of activities by activity, each of which starts when it ends at the earliest. */
  readonly successors: readonly (readonly number[])[];
  readonly capacities?: readonly number[];
  readonly demands?: readonly (readonly number[])[];
  readonly people?: readonly Worker[];
  readonly skillNeeds?: readonly (readonly SkillNeed[])[];
}

/** The problem of an instance: every link is finish-to-start. */
export function instanceProblem(told: Told): Problem {
  const { durations } = told;
  const none = durations.map(() => []);
  const resources: Resource[] = (told.capacities ?? []).map((capacity) => ({ capacity, less: [] }));
  return {
    durations,
    links: told.successors.flatMap((list, from) => list.map((to) => ({ from, to, gap: durations[from] as number }))),
    resources,
    demands: told.demands ?? none,
    people: told.people ?? [],
    skillNeeds: told.skillNeeds ?? none,
    release: durations.map(() => 0),
    deadline: durations.map(() => null),
  };
}
