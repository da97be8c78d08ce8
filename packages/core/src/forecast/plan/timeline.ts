import { simulateNetwork } from '@fulcrum/kernel';
import { addDays, type Day } from '../../calendar/index.ts';
import type { PlannedProgram } from '../../schedule/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import type { Diagnostic } from '../../vocabulary/index.ts';
import { lastDays } from '../dates.ts';
import type { Activity } from './activity.ts';
import { WORK_PER_DAY } from './axis.ts';
import { type CompiledPlan, compilePlan, packed } from './compile.ts';
import { compareItems } from './draft.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanModel } from './plan-model.ts';
import { endIn, oddsBy } from './planned-end.ts';
import { criticalityOf } from './short-model.ts';

/** When an item is worked on over all futures, in the plan as it stands. Null where its milestone has no date. */
export interface SimulatedItem {
  readonly item: string;
  readonly team: string;
  /** Mean start and end. */
  readonly start: Day | null;
  readonly end: Day | null;
  /** The days by which it ends with a chance of 50, 85 and 95 %. */
  readonly p50: Day | null;
  readonly p85: Day | null;
  readonly p95: Day | null;
  /** Share of the futures in which it ends by the day that the schedule has for it; null without one, too. */
  readonly oddsOfPlanned: number | null;
  /** Share of the futures in which it is on the longest path to its milestone, the first of those that wait for it. */
  readonly criticality: number | null;
  /** Working days for which it waits for a slot, on average. */
  readonly queue: number | null;
}

/** When a milestone ends over all futures, beside the end that the schedule has for it. */
export interface SimulatedMilestone {
  readonly milestone: string;
  readonly name: string;
  readonly target: Day | null;
  /** Null where it has no date, for the reason. */
  readonly p50: Day | null;
  readonly p85: Day | null;
  readonly p95: Day | null;
  readonly reason: string | null;
  readonly oddsOfPlanned: number | null;
  readonly oddsOfTarget: number | null;
}

/** The milestones and items of a plan, each in its order, and what has no days. */
export interface Timeline {
  readonly milestones: readonly SimulatedMilestone[];
  readonly items: readonly SimulatedItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The days that a schedule has for items and milestones: what the odds are asked of. */
export type PlannedDays = Pick<PlannedProgram, 'bars' | 'milestones'>;

/** Ends of items that are kept at once, and the replications that this leaves: all, or one block of them at least. */
const MOST_ENDS = 4e6;
const BLOCK = 256;

/**
 * The plan as it stands over all futures, beside a schedule of it: ranges, the odds of what is scheduled, and what decides.
 * Items are worked on in the order of the schedule, each when it has its turn in that future; their days are the working days
 * of the future, stretched as those of their milestone.
 * @param scheduled null where there is no schedule
 */
export function timelineOf(model: PlanModel, scheduled: PlannedDays | null): Timeline {
  const milestones = simulatedMilestones(model, scheduled);
  const undated = new Set(milestones.flatMap(({ milestone, reason }) => (reason === null ? [] : milestone)));
  return { milestones, items: itemsOf(model, scheduled, undated), diagnostics: milestones.flatMap(undatedNote) };
}

/** When the milestones of a plan end over all futures, beside a schedule of it. */
export function simulatedMilestones(model: PlanModel, scheduled: PlannedDays | null): readonly SimulatedMilestone[] {
  const planned = new Map(scheduled?.milestones.map(({ milestone, end }) => [milestone, end]));
  return model.current.input.milestones.map(({ id, name, target }, index) => {
    const head = { milestone: id, name, target };
    const end = endIn(model, model.current, index);
    if (end.status !== 'ok') return { ...head, ...NO_END, reason: end.reason };
    const { p50, p85, p95 } = end.quantiles;
    const day = planned.get(id);
    const oddsOfPlanned = day === undefined ? null : oddsBy(model, model.current, { index, day });
    return { ...head, p50, p85, p95, reason: null, oddsOfPlanned, oddsOfTarget: end.oddsOfTarget };
  });
}

const NO_END = { p50: null, p85: null, p95: null, oddsOfPlanned: null, oddsOfTarget: null };

function itemsOf(
  model: PlanModel,
  scheduled: PlannedDays | null,
  undated: ReadonlySet<string>,
): readonly SimulatedItem[] {
  const { input } = model.current;
  const compiled = scheduled === null ? model.current.compiled : compilePlan(inOrder(input, scheduled), AS_ENTERED);
  const { activities, network } = compiled;
  const planned = new Map(scheduled?.bars.map(({ item, end }) => [item, end]));
  const items = activities.flatMap(({ kind }, i) => (kind === 'item' ? [i] : []));
  const most = Math.max(BLOCK, Math.floor(MOST_ENDS / Math.max(1, items.length)));
  const replications = Math.min(most, model.run.replications);
  const groups = packed(items.map((i) => [i]));
  const result = simulateNetwork({ ...network, ...groups }, { ...model.run, replications });
  const criticality = hostCriticality(model, compiled);
  return items.map((i, place): SimulatedItem => {
    const { id, team, host } = activities[i] as Activity;
    const head = { item: id, team: team ?? '' };
    if (undated.has(input.milestones[host]?.id ?? '')) return { ...head, ...NO_DAYS };
    const stretch = model.transports[host]?.stretch ?? null;
    const ends = Float64Array.from(result.ends[place]!, (end, r) => end * (stretch?.[r] ?? 1 / WORK_PER_DAY));
    const share = result.meanStart[i]! / Math.max(TINY, result.meanEnd[i]!);
    const queue = result.meanQueue[i]!;
    const day = planned.get(id);
    const oddsOfPlanned = day === undefined ? null : shareBy(ends, lastDays(input.asOf, day));
    return { ...head, ...daysOf(input.asOf, ends, share), oddsOfPlanned, criticality: criticality[i]!, queue };
  });
}

const AS_ENTERED = { bare: false };

/** A plan with its items in the order in which a schedule starts them, as if that had been kept. */
function inOrder(input: ModelInput, { bars }: PlannedDays): ModelInput {
  const places = new Map(bars.map(({ item }, place) => [item, place + 1]));
  const items = input.items.map((item) => ({ ...item, rank: places.get(item.id) ?? item.rank }));
  return { ...input, items: items.sort(compareItems) };
}

const TINY = 1e-6;
const NO_DAYS = {
  start: null,
  end: null,
  p50: null,
  p85: null,
  p95: null,
  oddsOfPlanned: null,
  criticality: null,
  queue: null,
};

/** The days of an item out of its ends in days ahead, and the share of them at which it starts. */
function daysOf(asOf: Day, ends: Float64Array, share: number) {
  const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
  const dayOf = (days: number): Day => addDays(asOf, Math.max(1, Math.round(days)));
  const [p50, p85, p95] = quantilesOf(ends, [0.5, 0.85, 0.95]) as [number, number, number];
  const range = { p50: dayOf(p50), p85: dayOf(Math.max(mean, p85)), p95: dayOf(Math.max(mean, p95)) };
  return { start: dayOf(mean * share), end: dayOf(mean), ...range };
}

function shareBy(ends: Float64Array, last: number): number {
  return ends.reduce((count, end) => count + Number(end <= last), 0) / ends.length;
}

/** Activities times replications whose longest paths are traced: a few seconds; and the replications of one milestone. */
const MOST_TRACED = 3e8;
const TRACED = 1_024;

/** How often each activity is on the longest path to its milestone; null without one, and where there is too much to trace. */
function hostCriticality({ run }: PlanModel, compiled: CompiledPlan): readonly (number | null)[] {
  const { activities } = compiled;
  const hosts = [...new Set(activities.flatMap(({ kind, host }) => (kind === 'item' && host >= 0 ? [host] : [])))];
  const each = MOST_TRACED / Math.max(1, activities.length);
  const replications = Math.min(run.replications, TRACED, Math.max(BLOCK, Math.floor(each / hosts.length)));
  const traced = hosts.sort((a, b) => a - b).slice(0, Math.max(1, Math.floor(each / replications)));
  const short = { run: { ...run, replications } };
  const shares = new Map(traced.map((host) => [host, criticalityOf(short, { compiled }, host)]));
  return activities.map(({ host }, i) => shares.get(host)?.[i] ?? null);
}

/** A milestone that has no date, with the reason: its items have none, either. */
function undatedNote({ milestone, name, reason }: SimulatedMilestone): readonly Diagnostic[] {
  if (reason === null) return [];
  const what = `the items of ${name} have no dates: ${reason}`;
  const mend = 'see the forecast of the milestone for what is missing';
  return [{ code: 'no-date', severity: 'note', where: `milestone:${milestone}`, what, mend }];
}
