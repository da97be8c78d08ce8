import { addDays, type Day, dayOf } from '@fulcrum/core/calendar';
import {
  forecastMilestone,
  forecastProgram,
  type MilestoneForecast,
  type ProgramForecast,
} from '@fulcrum/core/forecast';
import { keepForecasts } from '@fulcrum/store';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Seed and number of replications of a question that names none: the same question gets the same answer. */
export const SEED = 1;
export const REPLICATIONS = 10_000;

export interface Draws {
  readonly seed?: number | undefined;
  readonly replications?: number | undefined;
}

const KEPT = 96;
const caches = new WeakMap<Workbench, Map<string, MilestoneForecast | ProgramForecast>>();

/** The forecast of all active milestones of a program as of a day: computed once, then remembered and kept. */
export function programForecast(workbench: Workbench, program: string, asOf: Day): ProgramForecast {
  return remembered(workbench, ['program', program, asOf].join('\n'), () => {
    const forecast = forecastProgram(graphAsOf(workbench, asOf), program, { seed: SEED, replications: REPLICATIONS });
    keep(
      workbench,
      forecast.milestones.map((each) => ({ program, forecast: each })),
    );
    return forecast;
  });
}

/** The forecast of one milestone as of a day. */
export function milestoneForecast(
  workbench: Workbench,
  of: { program: string; milestone: string; asOf: Day },
  draws: Draws = {},
): MilestoneForecast {
  const { seed = SEED, replications = REPLICATIONS } = draws;
  return remembered(workbench, ['milestone', of.milestone, of.asOf, seed, replications].join('\n'), () => {
    const forecast = forecastMilestone(graphAsOf(workbench, of.asOf), of.milestone, { seed, replications });
    keep(workbench, [{ program: of.program, forecast }]);
    return forecast;
  });
}

/** The same day a week before. */
export function weekBefore(asOf: Day): Day {
  return addDays(asOf, -7);
}

function remembered<T extends MilestoneForecast | ProgramForecast>(
  workbench: Workbench,
  question: string,
  compute: () => T,
): T {
  const cache = caches.get(workbench) ?? new Map();
  caches.set(workbench, cache);
  const key = `${workbench.log().lastSeq}\n${question}`;
  const answer = (cache.get(key) as T | undefined) ?? compute();
  cache.delete(key);
  cache.set(key, answer);
  for (const oldest of cache.keys()) if (cache.size > KEPT) cache.delete(oldest);
  return answer;
}

/** Every forecast is kept as it was made; a database that cannot take it now must not cost the answer. */
function keep(workbench: Workbench, made: readonly { program: string; forecast: MilestoneForecast }[]): void {
  const records = made.map(({ program, forecast }) => ({
    program,
    milestone: forecast.milestone,
    asOf: forecast.asOf,
    madeAt: workbench.now(),
    inputHash: forecast.inputHash,
    modelVersion: forecast.modelVersion,
    seed: forecast.seed,
    replications: forecast.replications,
    answer: {
      status: forecast.status,
      target: forecast.target,
      definition: forecast.definition,
      ...(forecast.status === 'ok'
        ? { quantiles: forecast.quantiles, oddsOfTarget: forecast.oddsOfTarget, curve: forecast.curve }
        : {}),
    },
  }));
  workbench.background(() => keepForecasts(workbench.pool, workbench.workspace, records));
}

/** Whether a day lies before the workspace's today: then its forecast is a look back, made with what was known then. */
export function isLookBack(workbench: Workbench, asOf: Day): boolean {
  return asOf < today(workbench) || today(workbench) < dayOf(workbench.now());
}
