import type { Day } from '../calendar/index.ts';
import type { Answer } from '../measure/index.ts';

/**
 * What counts as the end of a milestone: the day of its release, or the day on which 95 % of its items were finished
 * (items finished more than 14 days after the release are left out: they were reopened, not shipped).
 */
export type EndDefinition = 'release' | 'items';

/** A date with its range: the end comes by `p85` with a chance of 85 %. Always in order. */
export interface DateQuantiles {
  readonly p5: Day;
  readonly p15: Day;
  readonly p50: Day;
  readonly p85: Day;
  readonly p95: Day;
}

/** One step of the cumulative curve: by `day` it has ended with a chance of `p` (0.01 … 0.99). */
export interface CurvePoint {
  readonly p: number;
  readonly day: Day;
}

/** One team's part of what is left. */
export interface TeamPart {
  /** The team's id; null for the items that no team has. */
  readonly team: string | null;
  readonly name: string;
  readonly open: number;
  readonly done: number;
  /** When this team alone would be through with its part, before it is combined with the others. */
  readonly quantiles: DateQuantiles;
  /** Share of the replications in which this team finishes last (0 to 1; the shares of all teams sum to 1). */
  readonly lastShare: number;
  /** True when the team's own history is too thin, and the pace of the whole program was taken in with it. */
  readonly pooled: boolean;
}

/** What is left to do. */
export interface Remaining {
  readonly items: number;
  readonly byTeam: readonly TeamPart[];
}

/** How much a milestone holds, and how much more is likely to come. */
export interface Scope {
  readonly done: number;
  readonly total: number;
  /** Items that are yet to be added, as milestones of the past grew from here: quantiles in items. */
  readonly growth: { readonly p15: number; readonly p50: number; readonly p85: number };
}

/** The head of every forecast: enough to store it, and to repeat it to the digit. */
export interface ForecastHead extends Answer {
  readonly seed: number;
  /** How often the future was simulated for the dates beside this number. */
  readonly replications: number;
  readonly modelVersion: string;
  /** A digest of everything that the model saw: equal inputs, equal digest. */
  readonly inputHash: string;
  readonly definition: EndDefinition;
}

/** The dates of a forecast that has an answer. */
export interface ForecastDates {
  readonly status: 'ok';
  readonly quantiles: DateQuantiles;
  /** 99 points, p = 0.01 … 0.99: dots (every second one) and the cumulative curve are drawn from it. */
  readonly curve: readonly CurvePoint[];
  /** Share of replications that end on or before the target; null without a target. Show it through `capped`. */
  readonly oddsOfTarget: number | null;
  /** Share of replications that do not end within the horizon: 15 % at most (then the 95 % date is the horizon's last day). */
  readonly beyondHorizon: number;
  /** Set when it is over already: then every quantile is that day, and nothing is uncertain. */
  readonly finished: { readonly day: Day; readonly by: EndDefinition } | null;
}

/** A forecast without an answer: its status and `reason` say what is missing. */
export interface NoDates {
  readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time';
  readonly reason: string;
}

interface MilestoneHead extends ForecastHead {
  readonly milestone: string;
  readonly name: string;
  readonly target: Day | null;
  readonly remaining: Remaining;
  readonly scope: Scope;
}

/** When a milestone ends, how sure that is, and what it rests on. */
export type MilestoneForecast = MilestoneHead & (ForecastDates | NoDates);

interface ProgramHead extends ForecastHead {
  readonly program: string;
  readonly name: string;
  readonly target: null;
  /** All open known work of the program, in a milestone or not, without what is yet to come. */
  readonly remaining: Remaining;
  /** Every active milestone, out of one joint simulation, in order of its median end (those without an answer last). */
  readonly milestones: readonly MilestoneForecast[];
}

/** When each active milestone ends, and when the whole program's open known work does. */
export type ProgramForecast = ProgramHead & (ForecastDates | NoDates);
