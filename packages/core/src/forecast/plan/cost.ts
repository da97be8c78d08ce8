import type { Day } from '../../calendar/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import { leftToPay, type Payments, paidBy, paymentsOf } from './expenses.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';
import type { SpentOnWork } from './spent.ts';

/** A sum of money with its range. */
export interface Money {
  readonly p50: number;
  readonly p85: number;
  readonly mean: number;
}

/** What a plan costs: what was spent, what it still takes, and both together. */
export interface PlanCost {
  readonly status: 'ok';
  readonly currency: string | null;
  /** What the teams have cost since the first rate became true, and the expenses that are paid. */
  readonly toDate: number;
  /** The day from which on the work in it is counted; null when no team has a rate. */
  readonly since: Day | null;
  readonly remaining: Money;
  readonly atCompletion: Money;
  /** Means of what is spent in each period of 30 days from the as-of day on; they add up to the mean of what remains. */
  readonly burn: readonly { readonly fromDay: number; readonly untilDay: number; readonly amount: number }[];
  /** How many teams have a rate, and of how many: those with a rate or with work ahead. */
  readonly rated: { readonly teams: number; readonly of: number };
  /** Names of the teams whose work has no rate: it counts for nothing. */
  readonly unrated: readonly string[];
}

/** What a change adds to the remaining cost (taken off it when below 0). */
export type CostDifference = Money & { readonly currency: string | null };

/** What a plan costs as it stands; without rates and expenses, that none are known. */
export function costOf(
  model: PlanModel,
  spent: SpentOnWork,
): PlanCost | { readonly status: 'insufficient-data'; readonly reason: string } {
  const { input } = model;
  if (!hasPrices(input) && spent.amount === 0) return { status: 'insufficient-data', reason: NO_RATES };
  const remaining = remainingCost(model.current);
  const paid = paymentsOf(input).reduce((total, payments) => total + paidBy(payments, 0), 0);
  const toDate = spent.amount + paid;
  const working = new Set(input.items.map(({ team }) => team));
  const teams = input.teams.filter(({ id, rate }) => rate !== null || working.has(id));
  const named = teams.filter(({ id }) => id !== '');
  return {
    status: 'ok',
    currency: input.currency,
    toDate,
    since: spent.since,
    remaining: moneyOf(remaining, 0),
    atCompletion: moneyOf(remaining, toDate),
    burn: burnOf(model.current),
    rated: { teams: named.filter(({ rate }) => rate !== null).length, of: named.length },
    unrated: teams.flatMap(({ rate, name }) => (rate === null ? [name] : [])),
  };
}

const NO_RATES = 'no rates are known: say what a working day of a person or of a team costs, or enter expenses';

function hasPrices(input: ModelInput): boolean {
  return input.expenses.length > 0 || input.teams.some(({ rate }) => rate !== null && rate > 0);
}

/** What a run adds to the remaining cost of the plan as it stands; null where neither has prices. */
export function costDifference(model: PlanModel, run: PlanRun): CostDifference | null {
  if (!hasPrices(model.input) && !hasPrices(run.input)) return null;
  const [before, after] = [remainingCost(model.current), remainingCost(run)];
  const [one, other] = [moneyOf(before, 0), moneyOf(after, 0)];
  return {
    currency: run.input.currency,
    p50: other.p50 - one.p50,
    p85: other.p85 - one.p85,
    mean: other.mean - one.mean,
  };
}

/** Cost from the as-of day on, by replication: work, and expenses until the milestones that they are paid for end. */
function remainingCost({ input, result, days }: PlanRun): Float64Array {
  const cost = Float64Array.from(result.cost);
  for (const payments of paymentsOf(input)) {
    const ends = endsFor(payments, input, days);
    for (let r = 0; r < cost.length; r++) cost[r]! += leftToPay(payments, endIn(ends, r));
  }
  return cost;
}

function endsFor({ milestone }: Payments, input: ModelInput, days: PlanRun['days']): readonly Float64Array[] {
  const own = days[input.milestones.findIndex(({ id }) => id === milestone)];
  return own ? [own] : days.filter((each) => each !== null);
}

function endIn(ends: readonly Float64Array[], r: number): number {
  return ends.reduce((latest, days) => Math.max(latest, days[r]!), 0);
}

function moneyOf(cost: Float64Array, plus: number): Money {
  const [p50, p85] = quantilesOf(cost, [0.5, 0.85]);
  const mean = meanOf(cost);
  return { p50: plus + p50!, p85: plus + p85!, mean: plus + mean };
}

function meanOf(values: Float64Array | Float32Array): number {
  return (values as Float64Array).reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}

const PERIOD = 30;
const MOST_PERIODS = 60;
const DAYS_PER_WORKDAY = 7 / 5;

/** Mean work of each activity spread evenly between its mean start and end, and the mean payments of each period. */
function burnOf(run: PlanRun): PlanCost['burn'] {
  const amounts = workBurn(run);
  for (const payments of paymentsOf(run.input)) addPayments(amounts, payments, run);
  const last = amounts.findLastIndex((amount) => amount > 0);
  return Array.from(amounts.subarray(0, last + 1), (amount, period) => ({
    fromDay: PERIOD * period + 1,
    untilDay: PERIOD * (period + 1),
    amount,
  }));
}

function workBurn({ compiled, result }: PlanRun): Float64Array {
  const { costRate } = compiled.network;
  const amounts = new Float64Array(MOST_PERIODS);
  for (let i = 0; i < costRate.length; i++) {
    const cost = costRate[i]! * result.meanDuration[i]!;
    if (cost > 0)
      spread(amounts, cost, [result.meanStart[i]! * DAYS_PER_WORKDAY, result.meanEnd[i]! * DAYS_PER_WORKDAY]);
  }
  // Leave makes the mean of a product another than the product of means: the rows are to add up to what is told.
  const [sum, mean] = [meanOf(amounts) * MOST_PERIODS, meanOf(result.cost)];
  if (sum > 0) return amounts.map((amount) => (amount * mean) / sum);
  amounts[MOST_PERIODS - 1] = mean;
  return amounts;
}

/** The last period takes all that is paid after it. */
function addPayments(amounts: Float64Array, payments: Payments, { input, result, days }: PlanRun): void {
  const ends = endsFor(payments, input, days);
  const count = result.cost.length;
  for (let r = 0; r < count; r++) {
    const end = payments.every === null ? Number.POSITIVE_INFINITY : endIn(ends, r);
    let before = paidBy(payments, 0);
    for (let period = 0; period < MOST_PERIODS && PERIOD * period < end; period++) {
      const until = period === MOST_PERIODS - 1 ? end : Math.min(end, PERIOD * (period + 1));
      const paid = paidBy(payments, until);
      amounts[period]! += (paid - before) / count;
      before = paid;
    }
  }
}

function spread(amounts: Float64Array, cost: number, [start, end]: readonly [number, number]): void {
  const length = Math.max(1e-9, end - start);
  const first = Math.floor(start / PERIOD);
  for (let period = Math.max(0, first); period < MOST_PERIODS && period * PERIOD < start + length; period++) {
    const overlap = Math.min(start + length, (period + 1) * PERIOD) - Math.max(start, period * PERIOD);
    amounts[period]! += (cost * Math.max(0, overlap)) / length;
  }
}
