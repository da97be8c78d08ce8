import type { BacktestReport, MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ExplainView } from '../../views/index.ts';

/** What the five sentences are composed from: answers, and nothing else. */
export interface BriefSource {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly forecast: MilestoneForecast;
  /** The same, forecast with what was known on the earlier day. */
  readonly before: MilestoneForecast;
  /** Why its date moved since that day; null where that is not known yet, or nothing can be compared. */
  readonly explained: ExplainView | null;
  /** The record of earlier forecasts as of the day; null before there is one. */
  readonly report: BacktestReport | null;
}
