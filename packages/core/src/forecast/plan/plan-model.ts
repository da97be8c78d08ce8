import { type NetworkResult, type Policy, simulateNetwork } from '@fulcrum/kernel';
import type { Day } from '../../calendar/index.ts';
import { datesOf } from '../dates.ts';
import { affordable } from './affordable.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { type CompiledPlan, compilePlan } from './compile.ts';
import { asRecorded, byName, withoutGiven } from './given-items.ts';
import { asUsual } from './item-size.ts';
import type { ModelInput, ModelMilestone } from './model-input.ts';
import { type Transport, transported, transportOf } from './transport.ts';

/** How a plan is simulated. */
export interface PlanOptions {
  /** The seed of the input unless told. */
  readonly seed?: number;
  /** 10,000 unless told; fewer where the plan is so large that they would take long. */
  readonly replications?: number;
  /** The order of the plan unless told. */
  readonly policy?: Policy;
}

/** One run of a plan: what came of it, and the days that it gives each milestone. */
export interface PlanRun {
  readonly input: ModelInput;
  readonly compiled: CompiledPlan;
  readonly result: NetworkResult;
  /** Days from the as-of day to the end of each milestone, by replication; null where the record gives it no date. */
  readonly days: readonly (Float64Array | null)[];
}

/** A plan that is ready for questions: its base run, the maps to the record, and the plan as it stands. */
export interface PlanModel {
  readonly input: ModelInput;
  readonly run: { readonly seed: number; readonly replications: number; readonly policy: Policy };
  /** The plan as history alone has it. */
  readonly base: { readonly compiled: CompiledPlan; readonly result: NetworkResult };
  readonly transports: readonly (Transport | null)[];
  /** The plan with all that was entered. */
  readonly current: PlanRun;
}

const DEFAULT_REPLICATIONS = 10_000;
/**
 * Makes a plan ready for questions: compiles and simulates it as history alone has it, brings that in line with the
 * record milestone by milestone, and simulates it with all that was entered (docs/methods/plan.md).
 */
export function planModel(input: ModelInput, options: PlanOptions = {}): PlanModel {
  const had = withoutGiven(input);
  return had === input ? plainModel(input, options) : modelOnBranch(plainModel(had, options), input);
}

function plainModel(input: ModelInput, options: PlanOptions): PlanModel {
  const compiled = compilePlan(input, { bare: true });
  const run = {
    seed: options.seed ?? input.seed,
    replications: affordable(compiled.network.count, options.replications ?? DEFAULT_REPLICATIONS),
    policy: options.policy ?? 'plan-order',
  } as const;
  return modelOf(input, compiled, run);
}

function modelOf(input: ModelInput, compiled: CompiledPlan, run: PlanModel['run']): PlanModel {
  const result = simulateNetwork(compiled.network, run);
  const transports = transportsOf(input, result);
  const base = { compiled, result };
  const bare = { input, run, base, transports };
  const days = transports.map((transport) => transport?.baseDays ?? null);
  const current = isAsLearned(input) ? { input, compiled, result, days } : runOf(bare, input);
  return { ...bare, current };
}

function transportsOf(
  { milestones }: ModelInput,
  { ends }: Pick<NetworkResult, 'ends'>,
): readonly (Transport | null)[] {
  return milestones.map(({ flow }, index) => (flow.status === 'ok' ? transportOf(ends[index]!, flow.days) : null));
}

/**
 * The model of a plan with people by name that says of each milestone what a trunk says of it as it stands, with all that was entered:
 * what differs from it is that of what is given to somebody else.
 */
function inLineWith({ run, current, transports: own }: PlanModel, plan: ModelInput): PlanModel {
  const milestones = plan.milestones.map((milestone, index) => {
    const days = current.days[index] ?? null;
    const isTouched = days !== null && days !== own[index]?.baseDays && !isSame(days, own[index]?.baseDays);
    return isTouched ? withDates(milestone, days, plan.asOf) : milestone;
  });
  const input = { ...plan, milestones };
  const compiled = compilePlan(input, { bare: false });
  const result = simulateNetwork(compiled.network, run);
  // The record is that of people who do what is not planned, too.
  const recorded = simulateNetwork(compilePlan(asRecorded(input), { bare: false }).network, run);
  const transports = transportsOf(input, recorded);
  const days = transports.map((transport) => transport?.baseDays ?? null);
  return { input, run, base: { compiled, result }, transports, current: { input, compiled, result, days } };
}

const isSame = (one: Float64Array, other: Float64Array | undefined): boolean =>
  other !== undefined && one.every((day, r) => day === other[r]);

function withDates(milestone: ModelMilestone, days: Float64Array, asOf: Day): ModelMilestone {
  const { flow, target } = milestone;
  if (flow.status !== 'ok') return milestone;
  const { quantiles, oddsOfTarget } = datesOf(asOf, target, days);
  return { ...milestone, flow: { ...flow, days: [...days].sort((a, b) => a - b), quantiles, oddsOfTarget } };
}

/** Whether nothing was entered that history does not hold: then the plan says what the record says. */
function isAsLearned(input: ModelInput): boolean {
  return (
    input.risks.every(({ state }) => state === 'closed') &&
    input.waits.every(({ answered }) => answered !== null) &&
    input.leaves.length === 0 &&
    input.calendars.length === 0 &&
    input.teams.every(({ slots, usualSlots }) => slots === usualSlots) &&
    input.items.every(({ notBefore, usual }) => !usual && (notBefore === null || notBefore <= input.asOf))
  );
}

/**
 * The model of a plan on a branch: held against the same record, in the same futures.
 * @param input with the milestones of the trunk's, as `modelInput` reads it with a `trunk`
 */
export function modelOnBranch(trunk: PlanModel, input: ModelInput): PlanModel {
  const { model, now } = named(trunk, input);
  return { ...model, input: now, current: runOf(model, now) };
}

/**
 * Both plans with everybody whom either plans by name: the trunk's is brought in line with the record anew, so that it says what it
 * said, and a difference is that of what was given to somebody else.
 */
function named(trunk: PlanModel, input: ModelInput): { readonly model: PlanModel; readonly now: ModelInput } {
  const onPlan = new Map(
    [...trunk.input.people, ...input.people].flatMap((one) => (one.isOnPlan ? [[one.id, one]] : [])),
  );
  if (onPlan.size === 0) return { model: trunk, now: input };
  const withNames = (of: ModelInput): ModelInput => {
    const people = of.people.map((one) => (onPlan.has(one.id) ? byName(one, onPlan.get(one.id)!.team) : one));
    return { ...of, people };
  };
  const isNew = trunk.input.people.some(({ id, isOnPlan }) => !isOnPlan && onPlan.has(id));
  const model = isNew ? rememberedModel(trunk, withNames(trunk.input)) : trunk;
  const known = new Map(model.input.milestones.map((milestone) => [milestone.id, milestone]));
  const milestones = input.milestones.map((milestone) => {
    const { stretch, width, flow } = known.get(milestone.id) ?? milestone;
    return { ...milestone, stretch, width, flow };
  });
  return { model, now: withNames({ ...input, milestones }) };
}

const models = new WeakMap<PlanModel, Map<string, PlanModel>>();
/** Plans with people by name, by the plan that they were made from: the same for any number of futures. */
const calibrated = new WeakMap<ModelInput, Map<string, ModelInput>>();
/** As many as the candidates of one question. */
const MOST_KEPT = 8;

/** The model of a trunk with some of its people by name. Those who have nothing in it make no difference to it. */
function rememberedModel(trunk: PlanModel, input: ModelInput): PlanModel {
  const busy = new Set(asUsual(input.items).map(({ assignee }) => assignee));
  const key = JSON.stringify(
    input.people.flatMap(({ id, team, isOnPlan }) => (isOnPlan && busy.has(id) ? [id, team] : [])),
  );
  return kept(models, trunk, key, () => {
    const plan = kept(calibrated, trunk.input, key, () => calibratedAnew(input));
    return inLineWith(trunk, plan);
  });
}

/** What was made of something before; the last ones are kept. */
// biome-ignore lint/complexity/useMaxParams: two say where it is kept
function kept<K extends object, T>(all: WeakMap<K, Map<string, T>>, of: K, key: string, make: () => T): T {
  const known = all.get(of) ?? new Map<string, T>();
  all.set(of, known);
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  return found;
}

/** From where a plan that is read anew starts: so that a commit says what the scenario said. */
function calibratedAnew(input: ModelInput): ModelInput {
  const milestones = input.milestones.map((milestone) => ({ ...milestone, stretch: 1, width: 0 }));
  return calibratedPlan({ ...input, milestones });
}

/** A model without the plan as it stands, while that is being made. */
type Bare = Omit<PlanModel, 'current'> & Partial<Pick<PlanModel, 'current'>>;

/** Runs another plan with the same draws, in line with the same record. */
export function runOf(model: Bare, input: ModelInput): PlanRun {
  const compiled = compilePlan(input, { bare: false });
  const result = simulateNetwork(compiled.network, model.run);
  const indexOf = new Map(model.input.milestones.map(({ id }, index) => [id, index]));
  const days = input.milestones.map(({ id }, index) => daysOf(model, indexOf.get(id) ?? -1, result.ends[index]!));
  return { input, compiled, result, days };
}

/** Days that a run gives a milestone, by replication: as many as it has ends; null where the record gives it no date. */
export function daysOf(model: Bare, index: number, ends: Float32Array): Float64Array | null {
  const transport = model.transports[index] ?? null;
  if (transport === null) return null;
  const { current } = model;
  // What a change does not touch is not counted again.
  if (current !== undefined && areEqual(current.result.ends[index]!, ends)) return current.days[index] ?? null;
  return transported(transport, model.base.result.ends[index]!, ends);
}

function areEqual(one: Float32Array, other: Float32Array): boolean {
  for (let r = 0; r < one.length; r++) if (one[r] !== other[r]) return false;
  return true;
}
