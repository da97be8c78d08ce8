import { quantileSorted, quantilesOf } from '../../stats/index.ts';
import { leftToPay, type Payments, paidBy, paymentsOf } from './expenses.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';

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
  /** Work done so far, priced as the work ahead is, and expenses paid. */
  readonly toDate: number;
  readonly remaining: Money;
  readonly atCompletion: Money;
  /** What is likely to be spent in each period of 30 days from the as-of day on. */
  readonly burn: readonly { readonly fromDay: number; readonly untilDay: number; readonly amount: number }[];
  /** Names of the teams whose work has no rate: it counts for nothing. */
  readonly unrated: readonly string[];
}

/** What a change adds to the remaining cost (taken off it when below 0). */
export type CostDifference = Money & { readonly currency: string | null };

/** What a plan costs as it stands; without rates and expenses, that none are known. */
export function costOf(model: PlanModel): PlanCost | { readonly status: 'insufficient-data'; readonly reason: string } {
  const { input } = model;
  if (!hasPrices(input)) return { status: 'insufficient-data', reason: NO_RATES };
  const remaining = remainingCost(model.current);
  const toDate = spentSoFar(input);
  const rated = new Map(input.teams.map(({ id, rate }) => [id, rate]));
  const working = new Set(input.items.map(({ team }) => team));
  return {
    status: 'ok',
    currency: input.currency,
    toDate,
    remaining: moneyOf(remaining, 0),
    atCompletion: moneyOf(remaining, toDate),
    burn: burnOf(model.current),
    unrated: input.teams.flatMap(({ id, name }) => (working.has(id) && rated.get(id) === null ? [name] : [])),
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
  const mean = cost.reduce((sum, each) => sum + each, 0) / cost.length;
  return { p50: plus + p50!, p85: plus + p85!, mean: plus + mean };
}

function spentSoFar(input: ModelInput): number {
  const teams = new Map(input.teams.map((team) => [team.id, team]));
  let sum = paymentsOf(input).reduce((total, payments) => total + paidBy(payments, 0), 0);
  for (const milestone of input.milestones) {
    for (const { team: id, done } of milestone.teams) {
      const team = teams.get(id);
      if (team !== undefined) sum += done * team.slotDays * (team.rate ?? 0);
    }
  }
  return sum;
}

const PERIOD = 30;
const MOST_PERIODS = 60;
const DAYS_PER_WORKDAY = 7 / 5;

/** Mean work of each activity spread evenly between its mean start and end, and the payments of each period. */
function burnOf({ input, compiled, result, days }: PlanRun): PlanCost['burn'] {
  const { costRate } = compiled.network;
  const amounts = new Float64Array(MOST_PERIODS);
  for (let i = 0; i < costRate.length; i++) {
    const cost = costRate[i]! * result.meanDuration[i]!;
    if (cost > 0)
      spread(amounts, cost, [result.meanStart[i]! * DAYS_PER_WORKDAY, result.meanEnd[i]! * DAYS_PER_WORKDAY]);
  }
  for (const payments of paymentsOf(input)) {
    const ends = endsFor(payments, input, days).map((each) => quantileSorted(each.slice().sort(), 0.5));
    const end = payments.every === null ? PERIOD * MOST_PERIODS : Math.max(0, ...ends);
    for (let period = 0; period < MOST_PERIODS; period++) {
      const [from, until] = [Math.min(end, PERIOD * period), Math.min(end, PERIOD * (period + 1))];
      amounts[period]! += paidBy(payments, until) - paidBy(payments, from);
    }
  }
  const last = amounts.findLastIndex((amount) => amount > 0);
  return Array.from(amounts.subarray(0, last + 1), (amount, period) => ({
    fromDay: PERIOD * period + 1,
    untilDay: PERIOD * (period + 1),
    amount,
  }));
}

function spread(amounts: Float64Array, cost: number, [start, end]: readonly [number, number]): void {
  const length = Math.max(1e-9, end - start);
  const first = Math.floor(start / PERIOD);
  for (let period = Math.max(0, first); period < MOST_PERIODS && period * PERIOD < start + length; period++) {
    const overlap = Math.min(start + length, (period + 1) * PERIOD) - Math.max(start, period * PERIOD);
    amounts[period]! += (cost * Math.max(0, overlap)) / length;
  }
}
