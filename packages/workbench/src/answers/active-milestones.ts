import { addDays, type Day } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import { isClosed } from '@fulcrum/core/program';
import type { MilestoneRow } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { knownProgramForecast, milestoneForecast, PAST_WEEKS, programForecast, weekBefore } from './forecasts.ts';
import { milestoneRow } from './milestone-row.ts';
import { releasedOn } from './truth.ts';

export interface RowsOf {
  readonly program: string;
  readonly asOf: Day;
  readonly reveal: boolean;
}

/** The active milestones of a program as rows: those with a target first, then those with a date, each soonest first. */
export async function activeMilestones(
  workbench: Workbench,
  { program, asOf, reveal }: RowsOf,
): Promise<readonly { row: MilestoneRow; forecast: MilestoneForecast }[]> {
  const graph = graphAsOf(workbench, asOf);
  const now = await programForecast(workbench, program, asOf);
  const weekAgo = await programForecast(workbench, program, weekBefore(asOf));
  const before = new Map(weekAgo.milestones.map((each) => [each.milestone, each]));
  const past = await pastWeeks(workbench, program, asOf);
  const promised = await promisedForecasts(workbench, { program, asOf, except: now.milestones });
  const rows = [...now.milestones, ...promised].map((forecast) => {
    const actual = reveal ? releasedOn(workbench, forecast.milestone) : null;
    const lastWeek = before.get(forecast.milestone) ?? null;
    return {
      forecast,
      row: milestoneRow({ graph, forecast, lastWeek, actual, past: past.get(forecast.milestone) ?? [] }),
    };
  });
  return rows.toSorted((one, other) => (rankOf(one.row) < rankOf(other.row) ? -1 : 1));
}

// A promise is never lost from view because nothing was finished for it lately; beyond these many it is a list of its own.
const MOST_PROMISED = 12;

/** Milestones with a target that are not worked on at the moment, and are not out. */
async function promisedForecasts(
  workbench: Workbench,
  { program, asOf, except }: { program: string; asOf: Day; except: readonly MilestoneForecast[] },
): Promise<readonly MilestoneForecast[]> {
  const graph = graphAsOf(workbench, asOf);
  const listed = new Set(except.map((forecast) => forecast.milestone));
  const open = new Set([...graph.items.values()].flatMap((item) => (isClosed(item) ? [] : item.milestones)));
  const promised = [...graph.milestones.values()].filter(
    ({ id, program: own, target, released }) =>
      own === program && target !== null && released === null && open.has(id) && !listed.has(id),
  );
  const asked = promised.slice(0, MOST_PROMISED);
  return Promise.all(asked.map(({ id }) => milestoneForecast(workbench, { program, milestone: id, asOf })));
}

function rankOf({ target, quantiles, name }: MilestoneRow): string {
  return [target ?? '9999', quantiles?.p85 ?? '9999', name].join(' ');
}

/** What was said of each milestone in the weeks before, as far as it was computed already: a list waits for nothing. */
async function pastWeeks(workbench: Workbench, program: string, asOf: Day): Promise<Map<string, MilestoneForecast[]>> {
  const past = new Map<string, MilestoneForecast[]>();
  for (let week = PAST_WEEKS; week >= 1; week--) {
    const known = await knownProgramForecast(workbench, program, addDays(asOf, -7 * week));
    for (const forecast of known?.milestones ?? []) {
      past.set(forecast.milestone, [...(past.get(forecast.milestone) ?? []), forecast]);
    }
  }
  return past;
}
