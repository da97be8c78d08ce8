import { countUpTo } from '../../stats/index.ts';
import type { DateQuantiles, ForecastDates, NoDates } from '../answer.ts';
import { HORIZON_DAYS } from '../calibrate.ts';
import { dateQuantiles, datesOf, oddsOf } from '../dates.ts';
import type { FlowDates } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';

/** When a milestone ends in a run, without the whole curve. */
export interface PlannedEnd {
  readonly status: 'ok';
  readonly quantiles: DateQuantiles;
  /** Share of the futures in which it ends by its target; null without one. */
  readonly oddsOfTarget: number | null;
}

/** What is asked of a plan: its model without the plan as it stands will do. */
type Base = Pick<PlanModel, 'input' | 'transports'>;

/** When a milestone ends in a run; where it has no date, why. */
export function endIn(base: Base, run: PlanRun, index: number): PlannedEnd | NoDates {
  const found = daysIn(base, run, index);
  if ('status' in found) return found;
  const { asOf, milestones } = run.input;
  const { target } = milestones[index]!;
  const { sorted, flow, isUntouched } = found;
  return {
    status: 'ok',
    quantiles: isUntouched ? flow.quantiles : dateQuantiles(asOf, sorted),
    oddsOfTarget: target === null ? null : oddsOf(asOf, target, sorted),
  };
}

/** The dates of a milestone in a run, with the whole curve; where it has none, why. */
export function datesIn(base: Base, run: PlanRun, index: number): ForecastDates | NoDates {
  const found = daysIn(base, run, index);
  if ('status' in found) return found;
  const dates = datesOf(run.input.asOf, run.input.milestones[index]!.target, found.sorted);
  return found.isUntouched ? { ...dates, quantiles: found.flow.quantiles } : dates;
}

interface Days {
  readonly sorted: Float64Array;
  readonly flow: FlowDates;
  /** Unmoved, a milestone has just the dates of the record (a sent plan holds fewer days than there are replications). */
  readonly isUntouched: boolean;
}

function daysIn(base: Base, run: PlanRun, index: number): Days | NoDates {
  const { id, name, flow } = run.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const blocked = run.compiled.blocked[index] ?? null;
  if (blocked !== null) return { status: 'infeasible', reason: `it cannot end: ${blocked}` };
  const days = run.days[index] ?? null;
  if (days === null) return { status: 'insufficient-data', reason: `cannot forecast: nothing was learned of ${name}` };
  const sorted = sortedDays(days);
  if (countUpTo(sorted, HORIZON_DAYS) < sorted.length / 2) {
    return { status: 'infeasible', reason: 'as planned, it does not end within 10 years' };
  }
  const before = base.transports[base.input.milestones.findIndex((one) => one.id === id)]?.baseDays;
  return { sorted, flow, isUntouched: before !== undefined && areEqual(before, days) };
}

function areEqual(one: Float64Array, other: Float64Array): boolean {
  return one === other || one.every((day, r) => day === other[r]);
}

const sorts = new WeakMap<Float64Array, Float64Array>();

/** The days of a run in order: sorted once. */
export function sortedDays(days: Float64Array): Float64Array {
  const sorted = sorts.get(days) ?? days.slice().sort();
  sorts.set(days, sorted);
  return sorted;
}
