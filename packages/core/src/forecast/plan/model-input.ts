import type { Day } from '../../calendar/index.ts';
import type { Diagnostic, Expense, Leave, Risk, Wait } from '../../vocabulary/index.ts';
import type { DateQuantiles, EndDefinition } from '../answer.ts';

/** Days of work (Monday to Friday), the unit of time of the plan model; fractions are fine. */
export type WorkDays = number;

/**
 * A program as the plan model reads it: plain data without functions, so that a server can send it and a browser's
 * worker can change it. It holds what is planned (items, links, risks, waits, leave, capacity) and, under `learned` and
 * in each milestone and team, what history says of it. Changes (`ModelChange`) touch the plan; what was learned stays.
 */
export interface ModelInput {
  readonly program: string;
  readonly name: string;
  readonly asOf: Day;
  readonly modelVersion: string;
  /** Seed of all draws. */
  readonly seed: number;
  readonly definition: EndDefinition;
  /** ISO 4217 code; null when none was told. */
  readonly currency: string | null;
  readonly teams: readonly ModelTeam[];
  readonly people: readonly ModelPerson[];
  /** The milestones that are planned; those without a calibrated forecast carry the reason. */
  readonly milestones: readonly ModelMilestone[];
  /** Open items of the milestones, and the open items that these wait for. */
  readonly items: readonly ModelItem[];
  readonly links: readonly ModelLink[];
  readonly leaves: readonly Leave[];
  /** The calendars that have holidays ahead; empty where nobody entered any. */
  readonly calendars: readonly ModelCalendar[];
  readonly risks: readonly Risk[];
  readonly waits: readonly Wait[];
  readonly expenses: readonly Expense[];
  readonly learned: LearnedSizes;
  readonly diagnostics: readonly Diagnostic[];
}

/** The holidays of a calendar, beside what they take of a usual year: history was measured with those. */
export interface ModelCalendar {
  readonly id: string;
  /** Share of the working days that holidays take in a usual year, those around New Year left out. */
  readonly usualShare: number;
  /** Holidays ahead, those around New Year left out: the record has these. In the order of days. */
  readonly holidays: readonly ModelHoliday[];
}

export interface ModelHoliday {
  readonly day: Day;
  /** How much of the day it takes. */
  readonly share: number;
}

/** A team as a resource: how many items it works on at once, and how long one takes. */
export interface ModelTeam {
  /** Its id; empty for the items that no team has. */
  readonly id: string;
  readonly name: string;
  /** Items that it works on at once, now. */
  readonly slots: number;
  /** The same under which its pace was measured: a difference to `slots` changes the pace. */
  readonly usualSlots: number;
  /** People who share its work, for the part that a leave of one of them takes; 0 when nobody is named. */
  readonly heads: number;
  /** Mean time that an item occupies a slot, so that slots / time is the pace that was measured. */
  readonly slotDays: WorkDays;
  /** How unsure its level is: standard deviation of its logarithm. */
  readonly spread: number;
  /** What a working day of one slot costs; null when nobody said. */
  readonly rate: number | null;
  /** Its calendar, where somebody entered one. */
  readonly calendar?: string;
}

/** Somebody who works in a team. */
export interface ModelPerson {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly skills: readonly string[];
  /** Share of a full week that they give to the team. */
  readonly allocation: number;
  /** Whether somebody said more of them than their name: then what they are assigned to waits for them. */
  readonly isDescribed: boolean;
  /** Whether they put aside what is not planned: absent where they do both, as the record has it. */
  readonly isOnPlan?: boolean;
  /** What was said of them; absent where they were not made to wait for by a plan that gave items to somebody else. */
  readonly said?: Pick<ModelPerson, 'team' | 'isDescribed'>;
  /** Their calendar, where somebody entered one. */
  readonly calendar?: string;
}

/** A milestone of the plan, with the calibrated forecast that its simulated ends are brought in line with. */
export interface ModelMilestone {
  readonly id: string;
  readonly name: string;
  readonly target: Day | null;
  /** How the record forecasts it; without `ok` it gets no date, whatever is simulated. */
  readonly flow:
    | FlowDates
    | { readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time'; readonly reason: string };
  /** Items of usual size that it held, and was expected to get, when it was learned of. */
  readonly work: number;
  /** How its length goes with its work, by the record: rising; empty where it grows as its work does. */
  readonly scopeLaw: readonly ScopePoint[];
  /** Factor on its length: with it, the median of the simulation is that of the record. */
  readonly stretch: number;
  /** Width of the organisation's level on its items (log scale): with it, the spread is about that of the record. */
  readonly width: number;
  /** Items that are yet to join: equally likely totals. Empty when none are expected. */
  readonly arrivals: readonly number[];
  readonly teams: readonly ModelShare[];
}

/** With so much more work (logarithm of the factor), a milestone takes so much longer (the same). */
export interface ScopePoint {
  readonly work: number;
  readonly length: number;
}

/** A team's part in a milestone. */
export interface ModelShare {
  readonly team: string;
  /** Working days until it is through with it, as the record has it: its items spread evenly over them. */
  readonly length: WorkDays;
  /** Its items when it was learned of, with those that were expected to join. */
  readonly items: number;
  /** Its share of the items that are yet to join; the shares of a milestone sum to 1. */
  readonly arrivalShare: number;
  /** Items that it has finished of it. */
  readonly done: number;
}

/** The calibrated forecast of a milestone. */
export interface FlowDates {
  readonly status: 'ok';
  /** Days from the as-of day, sorted: equally likely ends. */
  readonly days: readonly number[];
  readonly quantiles: DateQuantiles;
  readonly oddsOfTarget: number | null;
}

/** An open item. */
export interface ModelItem {
  readonly id: string;
  readonly title: string;
  readonly team: string;
  /** Ids of the planned milestones that wait for it. */
  readonly milestones: readonly string[];
  readonly estimate: number | null;
  readonly effort: number | null;
  /** How long it takes against a usual item, as history has it (0 takes no time). */
  readonly size: number;
  /** How unsure that is: standard deviation of its logarithm. */
  readonly spread: number;
  /** The same as history alone has it; absent where nothing was said of its size, and nobody was given it, since the pace was measured. */
  readonly usual?: {
    readonly size: number;
    readonly spread: number;
    /** Who had it; absent where no plan gave it to somebody else. */
    readonly assignee?: string | null;
    /** Part of the size in which whoever has it now finds their way into it. */
    readonly learning?: number;
  };
  readonly skill: string | null;
  readonly assignee: string | null;
  readonly rank: number | null;
  /** 0 comes first; the place of the tracker's word among those that are used. */
  readonly priority: number;
  readonly created: Day;
  /** True while somebody works on it. */
  readonly inHand: boolean;
  readonly notBefore: Day | null;
}

/** A blocking link: `to` waits for `from`. */
export interface ModelLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly dependency: 'FS' | 'SS' | 'FF' | 'SF';
  /** Days between the two ends. */
  readonly lag: number;
}

/** How long an item takes against the mean of its team, learned from finished ones. */
export interface LearnedSizes {
  /** How much of a difference in ln estimate (points) or ln effort (hours) is one in ln duration. */
  readonly estimateSlope: number;
  readonly effortSlope: number;
  /** Mean of ln estimate and ln effort: an item of just that size takes the mean time. */
  readonly meanLogEstimate: number;
  readonly meanLogEffort: number;
  /** Standard deviation of the logarithm of the time, for items with and without a size. */
  readonly spreadSized: number;
  readonly spreadUnsized: number;
}
