import type { Day } from '../../calendar/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import type { Diagnostic } from '../../vocabulary/index.ts';
import type { DateQuantiles, ForecastDates, NoDates } from '../answer.ts';
import { HORIZON_DAYS } from '../calibrate.ts';
import { beyondHorizon, datesOf, dayAfter, lastDays, lateNote } from '../dates.ts';
import type { FlowDates, ModelInput } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';

/** When a milestone ends in a run, without the whole curve. */
export interface PlannedEnd {
  readonly status: 'ok';
  readonly quantiles: DateQuantiles;
  /** Share of the futures in which it ends by its target; null without one. */
  readonly oddsOfTarget: number | null;
}

/** What is asked of a run: its plan, why a milestone cannot end, and the days that it gives each milestone. */
export interface Ended extends Pick<PlanRun, 'input' | 'days'> {
  readonly compiled: Pick<PlanRun['compiled'], 'blocked'>;
}

/** What is asked of a plan: its model without the plan as it stands will do. */
type Base = Pick<PlanModel, 'input' | 'transports'>;

/** When a milestone ends in a run; where it has no date, why. */
export function endIn(base: Base, run: Ended, index: number): PlannedEnd | NoDates {
  const found = daysIn(base, run, index);
  if ('status' in found) return found;
  const { days, flow, isUntouched } = found;
  const quantiles = isUntouched ? flow.quantiles : datesAt(run.input, days);
  return { status: 'ok', quantiles, oddsOfTarget: oddsOf(run.input, index, days) };
}

/** The dates of a milestone in a run, with the whole curve; where it has none, why. */
export function datesIn(base: Base, run: PlanRun, index: number): ForecastDates | NoDates {
  const found = daysIn(base, run, index);
  if ('status' in found) return found;
  const dates = datesOf(run.input.asOf, run.input.milestones[index]!.target, found.days);
  return found.isUntouched ? { ...dates, quantiles: found.flow.quantiles } : dates;
}

interface Days {
  readonly days: Float64Array;
  readonly flow: FlowDates;
  /** Unmoved, a milestone has just the dates of the record (a sent plan holds fewer days than there are replications). */
  readonly isUntouched: boolean;
}

function daysIn(base: Base, run: Ended, index: number): Days | NoDates {
  const { id, name, flow } = run.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const blocked = run.compiled.blocked[index] ?? null;
  if (blocked !== null) return { status: 'infeasible', reason: `it cannot end: ${blocked}` };
  const days = run.days[index] ?? null;
  if (days === null) return { status: 'insufficient-data', reason: `cannot forecast: nothing was learned of ${name}` };
  const beyond = beyondHorizon(run.input.asOf, daysAt(days), 'as planned, it does');
  if (beyond !== null) return beyond;
  const before = base.transports[base.input.milestones.findIndex((one) => one.id === id)]?.baseDays;
  return { days, flow, isUntouched: before !== undefined && areEqual(before, days) };
}

/** What a reader must know of the milestones of a run whose late dates lie beyond the horizon. */
export function lateNotes({ input, days }: PlanRun): readonly Diagnostic[] {
  return input.milestones.flatMap(({ id }, index) => {
    const own = days[index] ?? null;
    const { p85, p95 } = own === null ? { p85: 0, p95: 0 } : daysAt(own);
    return p85 <= HORIZON_DAYS && p95 > HORIZON_DAYS ? [lateNote(`milestone:${id}`)] : [];
  });
}

function areEqual(one: Float64Array, other: Float64Array): boolean {
  return one === other || one.every((day, r) => day === other[r]);
}

/** Days ahead at the quantiles of a forecast. */
type DaysAt = { readonly [Q in keyof DateQuantiles]: number };

const summaries = new WeakMap<Float64Array, DaysAt>();

/** The quantiles of the days of a run: found once. */
function daysAt(days: Float64Array): DaysAt {
  const known = summaries.get(days);
  if (known !== undefined) return known;
  const [p5, p15, p50, p85, p95] = quantilesOf(days, [0.05, 0.15, 0.5, 0.85, 0.95]);
  const found = { p5: p5!, p15: p15!, p50: p50!, p85: p85!, p95: p95! };
  summaries.set(days, found);
  return found;
}

function datesAt({ asOf }: ModelInput, days: Float64Array): DateQuantiles {
  const { p5, p15, p50, p85, p95 } = daysAt(days);
  const at = (ahead: number): string => dayAfter(asOf, ahead);
  return { p5: at(p5), p15: at(p15), p50: at(p50), p85: at(p85), p95: at(p95) };
}

/** Share of the futures of a run in which a milestone ends by a day; null where it has no date. */
export function oddsBy(base: Base, run: PlanRun, by: { readonly index: number; readonly day: Day }): number | null {
  const found = daysIn(base, run, by.index);
  return 'status' in found ? null : shareBy(run.input, by.day, found.days);
}

/** Share of the futures in which a milestone ends by its target; null without one. */
export function oddsOf(input: ModelInput, index: number, days: Float64Array): number | null {
  const { target } = input.milestones[index]!;
  return target === null ? null : shareBy(input, target, days);
}

function shareBy({ asOf }: ModelInput, day: Day, days: Float64Array): number {
  const last = lastDays(asOf, day);
  return days.reduce((count, each) => count + Number(each <= last), 0) / days.length;
}
