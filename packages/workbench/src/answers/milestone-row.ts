import { addDays, type Day } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { scopeTrail } from '@fulcrum/core/scope';
import type { MilestoneRow } from '../views/index.ts';
import { forecastWords, healthOf, movedDays } from './forecast-view.ts';
import { weekMoves, weekMovesWords } from './week-moves.ts';

const WEEKS = 12;

/** What a row of a milestone is made from. */
export interface RowSource {
  readonly graph: ProgramGraph;
  readonly forecast: MilestoneForecast;
  readonly lastWeek: MilestoneForecast | null;
  /** What really happened, when it is to be shown. */
  readonly actual: Day | null;
  /** Forecasts of the weeks before, oldest first. */
  readonly past?: readonly MilestoneForecast[];
}

/** One milestone in a list: where it lands against its target, and what changed in a week. */
export function milestoneRow({ graph, forecast, lastWeek, actual, past = [] }: RowSource): MilestoneRow {
  const { asOf, milestone } = forecast;
  const days = Array.from({ length: WEEKS + 1 }, (_, week) => addDays(asOf, -7 * (WEEKS - week)));
  const moves = weekMoves(graph, forecast);
  const isOk = forecast.status === 'ok';
  return {
    id: milestone,
    name: forecast.name,
    form: graph.milestones.get(milestone)?.form ?? 'release',
    total: forecast.scope.total,
    open: forecast.scope.total - forecast.scope.done,
    target: forecast.target,
    status: isOk && forecast.finished !== null ? 'finished' : forecast.status,
    health: healthOf(forecast),
    words: forecastWords(forecast),
    quantiles: isOk ? forecast.quantiles : null,
    oddsOfTarget: isOk ? forecast.oddsOfTarget : null,
    lastWeek: lastWeek?.status === 'ok' ? lastWeek.quantiles : null,
    movedDays: movedDays(lastWeek, forecast),
    joined: moves.joined.length,
    left: moves.left.length,
    moves: weekMovesWords(graph, forecast, moves),
    scope: scopeTrail(graph, milestone, days).map((point) => ({ ...point })),
    past: past.map(pastForecast),
    actual,
  };
}

/** A forecast of an earlier week, for ghosts and histories. */
export function pastForecast(forecast: MilestoneForecast): MilestoneRow['past'][number] {
  const dates = forecast.status === 'ok' ? forecast.quantiles : { p15: null, p50: null, p85: null };
  const { p15, p50, p85 } = dates;
  const odds = forecast.status === 'ok' ? forecast.oddsOfTarget : null;
  return { asOf: forecast.asOf, status: forecast.status, p15, p50, p85, odds };
}
