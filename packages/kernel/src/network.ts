/** How two activities hang together: the number that stands in `linkKind`. */
export const LINK = { FS: 0, SS: 1, FF: 2, SF: 3 } as const;

/** How a risk event acts on an activity: it adds time, or it multiplies the time that the activity takes. */
export const EFFECT = { ADD: 0, STRETCH: 1 } as const;

/** Points of a quantile table. Finer towards both ends: see `tablePoints`. */
export const TABLE_POINTS = 1569;

/**
 * A program as the kernels read it: activities in the order of the plan, in flat columns. An activity's predecessors
 * stand before it, so one pass from first to last simulates it. Times and durations are in working days (any one unit
 * does), counted from the start of the simulation. All draws are keyed: an activity draws the same numbers in every
 * network that has the same seed and the same key, on any number of threads.
 *
 * Columns that hold lists (`linkStart` with `linkFrom` …) are in compressed rows: the entries of activity i lie from
 * `start[i]` up to `start[i + 1]`.
 */
export interface Network {
  /** Number of activities. */
  readonly count: number;
  /** What each activity's draws are keyed by: `keyOf` its id. */
  readonly key: Int32Array;
  /** The quantile table that an activity's duration is drawn from, by activity. */
  readonly table: Int32Array;
  /** What the drawn value is multiplied by, by activity: the scale of the duration. 0 for a point in time. */
  readonly scale: Float32Array;
  /** Quantile tables, one after the other, `TABLE_POINTS` values each, at the probabilities of `tablePoints`. */
  readonly tables: Float32Array;
  /** The shared level of an activity, by activity: an index into `levelKey`, or -1 for none. */
  readonly level: Int32Array;
  /**
   * Shared causes: in each replication a level is drawn once, from its table, and multiplies the durations of all its
   * activities. So a team's slow year is slow for all its items at once.
   */
  readonly levelKey: Int32Array;
  readonly levelTable: Int32Array;
  /** The earliest start of each activity; 0 when nothing holds it. */
  readonly release: Float32Array;
  /** Links into each activity. */
  readonly linkStart: Int32Array;
  readonly linkFrom: Int32Array;
  /** One of `LINK`. */
  readonly linkKind: Uint8Array;
  readonly linkLag: Float32Array;
  /** The resource that an activity occupies one slot of while it runs, by activity; -1 for none (a wait, a milestone). */
  readonly resource: Int32Array;
  /** Slots of each resource: how many activities it works on at once. */
  readonly slots: Int32Array;
  /**
   * The calendar of each resource: an index into `calendars`, or -1 when it works all the time. A calendar is the work
   * done by the end of each day, `calendarDays` + 1 values, rising from 0: 1 a day when nobody is away. Beyond its last
   * day it goes on at full pace. An activity that starts at s and takes d ends where its calendar has risen by d.
   */
  readonly calendar: Int32Array;
  readonly calendars: Float32Array;
  readonly calendarDays: number;
  /** Risk events: each happens in a replication with its chance, and then has a size drawn from its table × scale. */
  readonly riskKey: Int32Array;
  readonly riskChance: Float32Array;
  readonly riskTable: Int32Array;
  readonly riskScale: Float32Array;
  /** The risk events that touch each activity, and how: one of `EFFECT`. */
  readonly hitStart: Int32Array;
  readonly hitRisk: Int32Array;
  readonly hitEffect: Uint8Array;
  /** Cost for each unit of an activity's duration, and once for each activity. */
  readonly costRate: Float32Array;
  readonly costFixed: Float32Array;
  /** Groups whose end is asked for (milestones): the end of a group is the latest end of its members. */
  readonly groupStart: Int32Array;
  readonly groupMember: Int32Array;
}

/** Which policy gives scarce slots out. */
export type Policy =
  /** No resource is ever scarce. */
  | 'unconstrained'
  /** In the order of the plan: an activity takes the slot that is free first, and none overtakes another on its way to it. */
  | 'plan-order'
  /** Parallel schedule generation: whenever a slot gets free, the first activity of the plan that could start takes it. */
  | 'parallel';

/** How often, from which seed, and what is to be told beside the ends. */
export interface SimulateOptions {
  readonly seed: number;
  readonly replications: number;
  readonly policy: Policy;
  /** Number of the first replication: a thread simulates its share of them. */
  readonly from?: number;
  /** The group whose longest path is traced; without it, no criticality is computed. */
  readonly criticalTo?: number;
}

/** What came of it. All of one length are by replication. */
export interface NetworkResult {
  /** End of each group, one array a group, by replication. */
  readonly ends: readonly Float32Array[];
  /** Cost, by replication. */
  readonly cost: Float32Array;
  /** Mean start, end and duration of each activity. */
  readonly meanStart: Float64Array;
  readonly meanEnd: Float64Array;
  readonly meanDuration: Float64Array;
  /** Share of the replications in which an activity is on the longest path to the group that was named; empty when none was. */
  readonly criticality: Float64Array;
  /** Mean wait of each activity for a slot, after everything else that it needs was there: the queue before its resource. */
  readonly meanQueue: Float64Array;
}
