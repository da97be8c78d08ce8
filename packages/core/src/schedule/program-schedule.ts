import type { Day } from '../calendar/index.ts';
import type { Answer } from '../measure/index.ts';
import type { DurationFrom } from './plan-durations.ts';
import type { PlanLoad } from './plan-load.ts';
import type { Periods } from './problem.ts';

/**
 * The plan of a program: when each open item of its milestones is worked on, by whom, and what decides it. It is one
 * schedule out of mean durations, not a forecast: what it says of a day has no odds. Method: docs/methods/capacity.md.
 */
export type ProgramSchedule = Answer & {
  readonly program: string;
  readonly name: string;
} & (
    | PlannedProgram
    | { readonly status: 'insufficient-data'; readonly reason: string }
    | {
        readonly status: 'infeasible';
        /** All of it in one sentence. */
        readonly reason: string;
        /** What cannot hold together, each in words: with any one gone or eased there could be a plan. */
        readonly conflict: readonly string[];
      }
  );

export interface PlannedProgram {
  readonly status: 'ok';
  /** In the order in which they end. */
  readonly milestones: readonly MilestonePlan[];
  /** In the order of their starts. */
  readonly bars: readonly Bar[];
  /** What the plan asks of teams and people, by week. */
  readonly load: readonly PlanLoad[];
  readonly end: Day;
  /** No plan ends before this day. */
  readonly lowerBound: Day;
  /** How much later than the bound the plan ends, as a share of the time up to it; 0 when it is proven best. */
  readonly gap: number;
  /** Schedules that were generated. */
  readonly generated: number;
}

export interface MilestonePlan {
  readonly milestone: string;
  readonly name: string;
  /** Open items of it. */
  readonly open: number;
  readonly target: Day | null;
  readonly end: Day;
  /** The item that ends last. */
  readonly last: string;
}

/** An item in the plan. */
export interface Bar {
  readonly item: string;
  readonly title: string;
  readonly milestones: readonly string[];
  readonly team: string | null;
  /** Ids of those who are planned by name: who is assigned, or has the skill. */
  readonly people: readonly string[];
  readonly start: Day;
  readonly end: Day;
  /** Working hours from the as-of day to its start, and how many it takes. */
  readonly startHour: Periods;
  readonly hours: Periods;
  readonly hoursFrom: DurationFrom;
  /** Working days by which it can slip before a milestone that it belongs to, or that waits for it, ends later. */
  readonly float: number;
  readonly isCritical: boolean;
  readonly driver: Driver;
}

/** What decides that an item does not start earlier. */
export type Driver =
  /** Nothing: it starts at once. */
  | { readonly by: 'start' }
  /** A blocking link from an item. */
  | { readonly by: 'link'; readonly item: string }
  /** An item of the same team that has the slot until then, or of the same person. */
  | { readonly by: 'team' | 'person'; readonly item: string }
  /** A first day, an answer, a lag: in words. */
  | { readonly by: 'release'; readonly what: string }
  /** Somebody is away until then. */
  | { readonly by: 'leave' }
  /** It could start earlier, and nothing would end sooner by it. */
  | { readonly by: 'plan' };
