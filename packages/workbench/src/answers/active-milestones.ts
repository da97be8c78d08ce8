import type { Day } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { MilestoneRow } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { programForecast, weekBefore } from './forecasts.ts';
import { milestoneRow } from './milestone-row.ts';
import { releasedOn } from './truth.ts';

export interface RowsOf {
  readonly program: string;
  readonly asOf: Day;
  readonly reveal: boolean;
}

/** The active milestones of a program as rows: those with a date first, soonest first. */
export function activeMilestones(
  workbench: Workbench,
  { program, asOf, reveal }: RowsOf,
): readonly { row: MilestoneRow; forecast: MilestoneForecast }[] {
  const graph = graphAsOf(workbench, asOf);
  const before = new Map(
    programForecast(workbench, program, weekBefore(asOf)).milestones.map((each) => [each.milestone, each]),
  );
  return programForecast(workbench, program, asOf).milestones.map((forecast) => {
    const actual = reveal ? releasedOn(workbench, forecast.milestone) : null;
    return {
      forecast,
      row: milestoneRow({ graph, forecast, lastWeek: before.get(forecast.milestone) ?? null, actual }),
    };
  });
}
