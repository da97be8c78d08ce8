import type { BacktestReport, MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { EvidenceRef, OptionsView } from '../../views/index.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import type { Explained } from '../explanation.ts';

/** What the five sentences are composed from: answers, and nothing else. */
export interface BriefSource {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly forecast: MilestoneForecast;
  /** The same, forecast with what was known on the earlier day. */
  readonly before: MilestoneForecast;
  /** Why its date moved since that day; null where that is not known yet, or nothing can be compared. */
  readonly explained: Explained | null;
  /** The scenario that is laid over the facts: what it changes, and the date without it. */
  readonly scenario: BriefScenario | null;
  /** Who is through last and what would help; null where that is not known yet, or nothing is left to plan. */
  readonly plan: OptionsView | null;
  /** The record of earlier forecasts as of the day; null before there is one. */
  readonly report: BacktestReport | null;
}

export interface BriefScenario {
  readonly id: string;
  readonly name: string;
  /** Its changes, in words. */
  readonly changes: readonly string[];
  readonly without: MilestoneForecast;
}

/** The forecast of the five sentences as evidence. */
export function ownEvidence({ forecast, program, scenario }: BriefSource, label: string): EvidenceRef {
  const { asOf, milestone } = forecast;
  return forecastEvidence(label, { program, asOf, milestone, scenario: scenario?.id });
}
