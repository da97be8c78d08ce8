import type { ProgramGraph } from '../program/index.ts';
import type { MilestoneForecast } from './answer.ts';
import { type ForecastOptions, flowForecast } from './flow-forecast.ts';

/**
 * When a milestone ends, as of the graph's time: what the record says (docs/methods/forecast.md), moved by what people
 * entered about the days ahead (docs/methods/plan.md).
 * @throws RangeError when the graph has no such milestone, or it belongs to no program
 */
export function forecastMilestone(
  graph: ProgramGraph,
  milestone: string,
  options: ForecastOptions = {},
): MilestoneForecast {
  return flowForecast(graph, milestone, options).forecast;
}
