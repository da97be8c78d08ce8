/**
 * A scheduling problem as the search reads it: activities in flat columns, times in whole periods. Links are between
 * starts: `linkTo` starts `linkGap` periods after `linkFrom` at the earliest. They have no cycle, and no activity needs more of a
 * resource than there is of it at most: who calls has checked both.
 */
export interface SchedulingNetwork {
  /** Number of activities. */
  readonly count: number;
  readonly durations: Int32Array;
  /** Earliest start by activity, 0 or more. */
  readonly releases: Int32Array;
  /** Latest end by activity, 0 or more; `NO_DEADLINE` where there is none. */
  readonly deadlines: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkGap: Int32Array;
  /** By activity: the longest way from its start to the end of all, and from the start of all to its end. */
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  /** Capacity of each resource, below 2³⁰. */
  readonly capacities: Int32Array;
  /** What activities that take time use, in compressed rows: those of activity i lie from `useStart[i]` up to `useStart[i + 1]`. */
  readonly useStart: Int32Array;
  readonly useResource: Int32Array;
  readonly useAmount: Int32Array;
  /** By how much there is less than capacity: one entry for each resource in each of the first periods. */
  readonly less: Int32Array;
  /** The plan of today: a start for each activity, all rules kept; and an order of the links by these starts. */
  readonly current: { readonly starts: Int32Array; readonly order: Int32Array } | null;
}

/** What stands in `deadlines` where there is none. */
export const NO_DEADLINE = 0x3fffffff;

/** How long the search goes on, and what it counts. */
export interface ScheduleSearchOptions {
  readonly seed: number;
  /** Schedules that may be generated, every generation pass counted. */
  readonly budget: number;
  /** The search is over when nothing is late and a schedule costs no more than that many periods. */
  readonly bound: number;
  /** What it costs to move one activity by one period from the plan of today, in periods of the makespan. */
  readonly moveCost: number;
  /** Asked every few hundred schedules; the search is over when it says so. */
  readonly isOver: () => boolean;
}

/** The best schedule that was found: what is late counts first, then makespan and moves. */
export interface FoundSchedule {
  readonly starts: Int32Array;
  /** Periods after deadlines, of all activities together. */
  readonly late: number;
  /** Schedules that were generated. */
  readonly generated: number;
}
