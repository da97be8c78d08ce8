import type { BacktestReport, MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { BriefView, ExplainView } from '../../views/index.ts';

/** What the five sentences are composed from: answers, and nothing else. */
export interface BriefSource {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly forecast: MilestoneForecast;
  /** Why its date moved since an earlier day. */
  readonly explained: ExplainView;
  /** The record of earlier forecasts as of the day; null before there is one. */
  readonly report: BacktestReport | null;
}

export type BriefSentence = BriefView['sentences'][number];
