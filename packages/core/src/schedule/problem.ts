/** A whole number of periods (a period is an hour of work in a program, the unit of the file in a benchmark instance). */
export type Periods = number;

/**
 * A scheduling problem: activities that take time, need resources or people, and wait for each other. What is asked is
 * a start for each, so that nothing is used twice and the end comes soon. All arrays that are "by activity" have one
 * entry for each; activities need not stand in the order of their links.
 */
export interface Problem {
  readonly durations: readonly Periods[];
  /** `to` starts at the earliest `gap` periods after the start of `from`: FS, SS, FF and SF with lags all reduce to it. */
  readonly links: readonly StartGap[];
  /** Renewable resources that are counted (slots, machines). */
  readonly resources: readonly Resource[];
  /** How much of each resource an activity needs while it runs: `demands[activity][resource]`. */
  readonly demands: readonly (readonly number[])[];
  /** People with skills; empty when nobody is named. */
  readonly people: readonly Worker[];
  /** What each activity asks of people while it runs; one person gives one skill to one activity at a time. */
  readonly skillNeeds: readonly (readonly SkillNeed[])[];
  /** Earliest start by activity; 0 when nothing holds it. */
  readonly release: readonly Periods[];
  /** Latest end by activity; null when there is none. */
  readonly deadline: readonly (Periods | null)[];
}

export interface StartGap {
  readonly from: number;
  readonly to: number;
  readonly gap: Periods;
}

export interface Resource {
  readonly capacity: number;
  /** Where there is less than `capacity`, in order and apart from each other: leave, freezes. */
  readonly less: readonly { readonly from: Periods; readonly until: Periods; readonly capacity: number }[];
}

export interface Worker {
  /** Level by skill; a skill that is not named is one that they do not have. */
  readonly skills: ReadonlyMap<number, number>;
  /** When they are not there, in order and apart from each other. */
  readonly away: readonly { readonly from: Periods; readonly until: Periods }[];
}

export interface SkillNeed {
  readonly skill: number;
  /** Least level that will do. */
  readonly level: number;
  readonly people: number;
}

/** A schedule of a problem. */
export interface Schedule {
  readonly starts: readonly Periods[];
  /** Who works on each activity, as indices of people; empty where no skill is asked for. */
  readonly workers: readonly (readonly number[])[];
  readonly makespan: Periods;
}

/** How a search ends: what it found, how far from the best it can be, and what it took. */
export interface Scheduled {
  readonly status: 'ok';
  readonly schedule: Schedule;
  /** No schedule ends before it. */
  readonly lowerBound: Periods;
  /** How much later than the bound it ends, as a share of the bound; 0 when it is proven best. */
  readonly gap: number;
  /** Schedules that were generated, every generation pass counted. */
  readonly generated: number;
}

/** A problem that has no schedule: with any one of these gone or eased it could have one. */
export interface Infeasible {
  readonly status: 'infeasible';
  /** The smallest set of constraints that cannot hold together. */
  readonly conflict: readonly Constraint[];
}

/** One constraint, by what stands in the problem. */
export type Constraint =
  | { readonly kind: 'deadline'; readonly activity: number }
  | { readonly kind: 'release'; readonly activity: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'capacity'; readonly resource: number }
  | { readonly kind: 'away'; readonly worker: number }
  | { readonly kind: 'skill'; readonly activity: number; readonly skill: number };

/** How a schedule is searched for: until the budget or the time is used up. The same seed and budget, the same answer. */
export interface SearchOptions {
  readonly seed: number;
  /** Schedules that may be generated, every generation pass counted. */
  readonly budget: number;
  /** Stops the search when it returns true; asked every few hundred schedules. Core has no clock of its own. */
  readonly isOver?: () => boolean;
  /** The plan of today: the search starts from it. */
  readonly current?: Schedule;
  /** What moving one activity by one period costs, in periods of the makespan: people do not want their week reshuffled. */
  readonly stability?: number;
}
