import type { Day } from '../calendar/index.ts';
import type { Answer } from '../measure/index.ts';
import type { DateQuantiles, EndDefinition } from './answer.ts';

/** Who made a forecast: ours, or one of the two that it has to beat in the same run. */
export type Forecaster = 'fulcrum' | 'velocity' | 'bootstrap';

/** How often the truth came by the quantile, and how sure that share is. */
export interface Coverage {
  /** What was promised: 0.5, 0.85 or 0.95. */
  readonly level: number;
  readonly hits: number;
  readonly count: number;
  readonly share: number;
  /** 95 % binomial interval (Wilson) as if all forecasts were independent. */
  readonly low: number;
  readonly high: number;
  /** 95 % interval that counts the forecasts of one version as one: the honest one. */
  readonly clusteredLow: number;
  readonly clusteredHigh: number;
}

/** How good one forecaster was over a set of forecasts. */
export interface Score {
  readonly forecaster: Forecaster;
  readonly count: number;
  readonly coverage: readonly Coverage[];
  /** Mean continuous ranked probability score, in days: lower is better. */
  readonly crps: number;
  /** `crps` over that of velocity on the same forecasts: below 1 is better than velocity. */
  readonly crpsRatio: number;
  /** Mean pinball loss at 0.85, in days. */
  readonly pinball85: number;
  /** Counts of the probability integral transform in ten equal bins: flat when calibrated. */
  readonly pit: readonly number[];
  /** Mean width from P15 to P85, in days. */
  readonly width: number;
}

/** Scores of all forecasters over the same set of forecasts. */
export interface ScoreSet {
  /** Share of the version's items that were done at the origin; null for all origins together. */
  readonly fraction: number | null;
  /** The first word of the versions' names ("release", "sprint"); null for all of them together. */
  readonly series: string | null;
  readonly forecasts: number;
  readonly versions: number;
  readonly scores: readonly Score[];
  /** Points of the reliability diagram of our forecasts: promised share against what happened. */
  readonly reliability: readonly { readonly promised: number; readonly happened: number }[];
}

/** What one forecaster said, and how that scored. */
export interface Said {
  readonly p15: Day;
  readonly p50: Day;
  readonly p85: Day;
  readonly p95: Day;
  /** In days. */
  readonly crps: number;
  /** Share of the forecast before the truth (0 to 1), ties decided by chance. */
  readonly pit: number;
}

/** One forecast of the past with its truth. */
export interface BacktestPoint {
  /** The milestone (or item, or stream of items) that was forecast. */
  readonly milestone: string;
  readonly name: string;
  /** The first word of its name. */
  readonly series: string;
  readonly fraction: number;
  readonly origin: Day;
  readonly truth: Day;
  /** The day up to which the truth was watched, where it was not to its end: promises for this day or later are not judged. */
  readonly watched?: Day;
  /** What we said; the same days as in `said.fulcrum`. */
  readonly quantiles: DateQuantiles;
  readonly said: Readonly<Record<Forecaster, Said>>;
}

/** The back-test for one definition of the end. */
export interface DefinitionReport {
  readonly definition: EndDefinition;
  readonly overall: ScoreSet;
  readonly byFraction: readonly ScoreSet[];
  /** For each series of at least ten versions: time boxes such as sprints end otherwise than releases do. */
  readonly bySeries: readonly ScoreSet[];
  readonly points: readonly BacktestPoint[];
  /** Forecasts that were refused, by status and reason: they count in no score. */
  readonly refused: readonly {
    readonly milestone: string;
    readonly fraction: number;
    readonly reason: string;
  }[];
}

/** What the engine would have said at past days, against what happened. */
export interface BacktestReport extends Answer {
  readonly program: string;
  readonly modelVersion: string;
  readonly replications: number;
  readonly origins: readonly number[];
  readonly definitions: readonly DefinitionReport[];
}

/** What is forecast in a back-test of smaller things: one open item, or the next 25 items to be finished. */
export type FlowLevel = 'item' | '25';

/** What would have been said of open items, or of the next 25 items of the program and of each team, against what happened. */
export interface FlowBacktest extends Answer {
  readonly program: string;
  readonly modelVersion: string;
  readonly replications: number;
  readonly level: FlowLevel;
  readonly overall: ScoreSet;
  /** Items by age at the forecast; the next 25 by whose they are. */
  readonly bySeries: readonly ScoreSet[];
  readonly points: readonly BacktestPoint[];
  /** Days on which nothing could be forecast, by reason: they count in no score. */
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
}
