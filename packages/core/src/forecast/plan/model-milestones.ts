import { dayOf, daysBetween } from '../../calendar/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import { datesOf } from '../dates.ts';
import {
  DEFAULT_REPLICATIONS,
  DEFAULT_SEED,
  type FlowForecast,
  type ForecastOptions,
  flowForecast,
} from '../flow-forecast.ts';
import type { Past } from '../past.ts';
import { NEEDED } from '../snapshot.ts';
import { WORK_PER_DAY } from './axis.ts';
import type { ModelMilestone, ModelShare } from './model-input.ts';
import { scopeLaw } from './scope-law.ts';

const remembered = new WeakMap<Past, Map<string, FlowForecast>>();

/** The record's forecast of a milestone, made once for each past and way of asking. */
export function rememberedFlow(past: Past, milestone: string, options: Omit<ForecastOptions, 'trunk'>): FlowForecast {
  const { seed = DEFAULT_SEED, replications = DEFAULT_REPLICATIONS, definition } = options;
  const known = remembered.get(past) ?? new Map<string, FlowForecast>();
  remembered.set(past, known);
  const key = `${milestone}/${seed}/${replications}/${definition}`;
  const flow = known.get(key) ?? flowForecast(past.graph, milestone, { ...options, past });
  known.set(key, flow);
  return flow;
}

/** Milestones with what the record says of them, the one that ends first coming first; those without a date last. */
export function milestonesFrom(
  past: Past,
  ids: readonly string[],
  options: Omit<ForecastOptions, 'trunk'>,
): readonly ModelMilestone[] {
  const found = ids.flatMap((id) => {
    const flow = rememberedFlow(past, id, options);
    return flow.forecast.status === 'ok' && flow.forecast.finished !== null ? [] : [milestoneFrom(past, flow)];
  });
  const median = ({ flow }: ModelMilestone): number =>
    flow.status === 'ok' ? daysBetween(dayOf(past.graph.at), flow.quantiles.p50) : Number.MAX_SAFE_INTEGER;
  return found.sort((a, b) => median(a) - median(b) || (a.id < b.id ? -1 : 1));
}

function milestoneFrom({ learned }: Past, { forecast, run }: FlowForecast): ModelMilestone {
  const { milestone: id, name, target } = forecast;
  const head = { id, name, target, stretch: 1, width: 0, work: 0, scopeLaw: [] };
  const dates = run && datesOf(forecast.asOf, target, run.days);
  if (run === null || dates === null || dates.beyondHorizon > 0.5) {
    const flow =
      forecast.status === 'ok'
        ? ({ status: 'insufficient-data', reason: 'cannot forecast: nothing of it is open' } as const)
        : { status: forecast.status, reason: forecast.reason };
    return { ...head, flow, arrivals: [], teams: [] };
  }
  const { outlook } = run;
  const { known } = outlook.state;
  const needed = NEEDED[forecast.definition];
  const whole = quantilesOf(run.days, [0.5])[0]!;
  const teams = outlook.teams.map((sim, place): ModelShare => {
    const own = sim.need > 0 ? quantilesOf(run.teamDays[place]!, [0.5])[0]! : whole;
    const length = WORK_PER_DAY * Math.min(whole, own);
    const done = outlook.state.doneByTeam[sim.team]!;
    const head = { team: learned.ledger.teams[sim.team] ?? '', length, items: 0 };
    return { ...head, arrivalShare: sim.growthShare, done };
  });
  const { quantiles, oddsOfTarget } = dates;
  return {
    ...head,
    scopeLaw: scopeLaw(learned, outlook.state, forecast.definition),
    flow: { status: 'ok', days: [...run.days.slice().sort()], quantiles, oddsOfTarget },
    arrivals: [...outlook.growth].map((ratio) => Math.max(0, (ratio * needed - 1) * known)),
    teams,
  };
}
